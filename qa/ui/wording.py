"""Every text of the page, in Korean and English.

The page holds both and its style shows the one that is chosen, so that a switch of language costs
no question to the server. Names in braces are filled in by `markup.both`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the page."""

    ko: str
    en: str


TAGLINE = Text(
    "내 글에서 찾은 답, 글자까지 짚은 출처", "Answers from your articles, cited to the character"
)
SKIP = Text("본문으로 건너뛰기", "Skip to content")
SECTIONS = Text("화면", "Sections")
LANGUAGE_CHOICE = Text("화면 언어", "Page language")
THEME_CHOICE = Text("밝은 화면과 어두운 화면 바꾸기", "Switch between light and dark")

# Asking

ASK_TAB = Text("질문", "Ask")
QUESTION = Text("질문", "Question")
PLACEHOLDER = Text("글에 대해 물어보세요", "Ask about your articles")
ASK = Text("묻기", "Ask")
EXAMPLES = Text("이렇게 물어보세요", "For example")
SEARCHING = Text("찾는 중입니다", "Searching")
QUOTED = Text("글에 이렇게 쓰여 있습니다", "The articles say")
PASSAGES = Text("찾은 대목", "Passages found")
FOUND_IN = Text("{places}곳 · {seconds}초", "{places} places · {seconds} s")
FOUND = Text("답을 찾았습니다. 대목 {places}곳.", "Answer found, with {places} passages.")
NOT_FOUND = Text("글에서 답을 찾지 못했습니다", "Not found in the articles")
NOT_FOUND_WHY = Text(
    "이 질문에 답하는 문장이 글에 없습니다. 지어내지 않고 그대로 알려 드립니다.",
    "No sentence in the articles answers this, and nothing is made up in its place.",
)
NEAREST = Text("가장 가까운 대목 {places}곳 보기", "Show the {places} nearest passages")
UNDERSTOOD = Text("이렇게 이해하고 찾았습니다: {question}", "Searched for: {question}")
PASSAGE_NUMBER = Text("대목 {number}: 글에서 보기", "Passage {number}: show it in its article")
UNTITLED = Text("제목 없음", "Untitled")
PAGE_NUMBER = Text("{page}쪽", "p. {page}")
MEANING = Text("뜻이 가까운 정도", "Closeness in meaning")
WORDS = Text("함께 나온 낱말", "Words in common")

# The article beside the answer

READ = Text("글에서 보기", "Read in the article")
ARTICLE = Text("글", "Article")
CLOSE = Text("닫기", "Close")
PREVIOUS = Text("앞 대목", "Previous passage")
NEXT = Text("다음 대목", "Next passage")
SOURCE_LINK = Text("원문 보기", "Open the source")
RETELLS = Text("이 글이 바탕으로 삼은 글", "Articles that this one draws on")
MARKED = Text("대목 {number} 시작", "Passage {number} begins")

# Notices

EMPTY_QUESTION = Text(
    "질문을 적어 주세요. 한국어나 영어로 물을 수 있습니다.",
    "Write a question first, in Korean or English.",
)
LONG_QUESTION = Text(
    "질문이 너무 깁니다({length}자). {most}자까지, 한두 문장으로 물어 주세요.",
    "The question is too long ({length} characters). Ask in a sentence or two, {most} at most.",
)
NO_ARTICLES = Text(
    "아직 글이 없습니다. 터미널에서 “qa index 폴더”로 글을 넣어 주세요.",
    "There are no articles yet. Add some in a terminal with “qa index FOLDER”.",
)
GONE = Text(
    "그 글은 이제 없습니다. 다시 물어보면 지금 있는 글에서 찾습니다.",
    "That article is no longer here. Ask again to search what is here now.",
)
REFUSED = Text("할 수 없습니다: {reason}", "That can't be done: {reason}")
BROKEN = Text(
    "뜻밖의 문제로 답하지 못했습니다. 다시 해 보고, 되풀이되면 qa를 띄운 터미널의 기록을 보세요.",
    "Something unexpected went wrong. Try again; if it stays, see the terminal that runs qa.",
)
