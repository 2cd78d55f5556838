"""Every text of the page, in Korean and English.

The page holds both and its style shows the one that is chosen, so that a switch asks nothing of the
server. `markup.both` fills in names in braces; of `{name|one|more}` the first word is said of 1.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the page."""

    ko: str
    en: str


TAGLINE = Text(
    "내 기사에서 찾은 답, 글자까지 짚은 출처", "Answers from your articles, cited to the character"
)
SKIP = Text("본문으로 건너뛰기", "Skip to content")
SECTIONS = Text("화면", "Sections")
CHOICES = Text("화면 언어와 밝기", "Language and brightness of the page")
THEME_CHOICE = Text("밝은 화면과 어두운 화면 바꾸기", "Switch between light and dark")

# Asking

ASK_TAB = Text("질문", "Ask")
QUESTION = Text("질문", "Question")
PLACEHOLDER = Text("기사에 대해 물어보세요", "Ask about your articles")
ASK = Text("묻기", "Ask")
EXAMPLES = Text("이렇게 물어보세요", "For example")
SEARCHING = Text("찾는 중입니다", "Searching")
WAITING = Text(
    "찾는 중입니다. 막 시작했다면 모델을 불러오느라 조금 걸립니다.",
    "Searching. Just after the start this takes a moment, while the model is loaded.",
)
BUSY = Text(
    "지금 기다리는 사람이 많아 받지 못했습니다. 잠시 뒤에 다시 해 보세요.",
    "Too many are waiting just now, so this was not taken. Try again in a moment.",
)
UNREACHED = Text(
    "qa에 닿지 못했습니다. 아직 켜져 있는지 보고 다시 해 보세요.",
    "qa could not be reached. See whether it still runs, and try again.",
)
QUOTED = Text("기사에 이렇게 쓰여 있습니다", "The articles say")
PERHAPS = Text("답일 수도 있는 문장입니다", "This may be the answer")
DOUBT = Text(
    "묻는 것이 기사에 없을 수도 있으니, 대목을 읽고 판단하세요.",
    "The articles may not tell what is asked: read the passage and judge.",
)
PERHAPS_FOUND = Text(
    "답일 수도 있는 문장을 찾았습니다. 대목 {places}곳.",
    "A sentence found that may be the answer, with {places} {places|passage|passages}.",
)
PASSAGES = Text("찾은 대목", "Passages found")
FOUND_IN = Text("{places}곳 · {seconds}초", "{places} {places|place|places} · {seconds} s")
FOUND = Text(
    "답을 찾았습니다. 대목 {places}곳.", "Answer found, with {places} {places|passage|passages}."
)
NOT_FOUND = Text("기사에서 답을 찾지 못했습니다", "Not found in the articles")
NOT_FOUND_WHY = Text(
    "답이 되는 문장을 찾지 못했고, 지어내지 않습니다. 다른 말로 물으면 찾을 수도 있습니다.",
    "No sentence was found that answers this, and nothing is made up in its place. Asked in other"
    " words, it may be found.",
)
NEAREST = Text(
    "가장 가까운 대목 {places}곳 보기", "Show the {places} nearest {places|passage|passages}"
)
UNDERSTOOD = Text("이렇게 이해하고 찾았습니다: {question}", "Searched for: {question}")
SEVERAL = Text(
    "물음이 여럿입니다. 한 번에 한 가지만 답하니, 하나씩 물어보세요.",
    "This asks several things, and one at a time is answered: ask them one by one.",
)
PASSAGE_NUMBER = Text("대목 {number}: 기사에서 보기", "Passage {number}: show it in its article")
UNTITLED = Text("제목 없음", "Untitled")
PAGE_NUMBER = Text("{page}쪽", "p. {page}")
WEAKER = Text(
    "덜 가까운 대목 {places}곳", "{places} {places|passage that is|passages that are} less near"
)

FILTERS = Text("조건", "Narrow down")
SINCE = Text("이날부터", "From")
UNTIL = Text("이날까지", "Until")
PUBLISHER = Text("매체", "Publisher")
LANGUAGE = Text("언어", "Language")
ALL = Text("모두", "All")
CLEAR_FILTERS = Text("조건 지우기", "Clear")
HOLDINGS = Text(
    "기사 {articles}편에서 찾습니다", "Searching {articles} {articles|article|articles}"
)
HOLDINGS_OF = Text("매체 {publishers}곳", "{publishers} publishers")
LANGUAGES = {
    "ko": Text("한국어", "Korean"),
    "en": Text("영어", "English"),
    "other": Text("그 밖", "Other"),
}
EARLIER = Text("지난 질문", "Earlier questions")
KEPT_HERE = Text("이 브라우저에만 남아 있습니다.", "Kept in this browser only.")
FORGET = Text("모두 지우기", "Forget them")

# Checking claims

CHECK_TAB = Text("주장 확인", "Check claims")
DRAFT = Text("확인할 초안", "Text to check")
DRAFT_PLACEHOLDER = Text(
    "초안이나 주장을 붙여 넣으세요. 문장마다 기사에 비추어 확인합니다.",
    "Paste a draft or a claim. Each statement is set against the articles.",
)
CHECK = Text("확인하기", "Check")
CHECK_FILE = Text("파일에서 열기", "Open a file")
CHECK_AGAIN = Text("고쳐서 다시 확인", "Edit and check again")
CHECK_STOP = Text("그만하기", "Stop")
CHECKING = Text(
    "주장 {total}개 가운데 {done}개 확인", "{done} of {total} {total|statement|statements} checked"
)
CHECK_BEGUN = Text("확인하는 중입니다", "Checking")
CHECK_WAITING = Text(
    "확인하는 중입니다. 처음에는 모델을 불러오느라 조금 걸립니다.",
    "Checking. The first time takes a moment, while the models are loaded.",
)
CHECK_DONE = Text(
    "확인을 마쳤습니다. 뒷받침 {supported}개, 어긋남 {refuted}개, 근거 부족 {unknown}개.",
    "Done: {supported} supported, {refuted} refuted, {unknown} without enough information.",
)
CHECK_STOPPED = Text("여기서 그만두었습니다", "Stopped here")
CHECK_RESULT = Text("확인 결과", "What the articles say")
CHECK_ONLY = Text("판정으로 골라 보기", "Show one verdict only")
CHECK_PRIVATE = Text(
    "초안은 qa가 도는 컴퓨터로만 가고 거기 저장되지 않으며, 이 탭을 닫으면 화면에서도 사라집니다.",
    "The draft goes to the computer that runs qa alone, is not stored there, and leaves this tab"
    " when you close it.",
)
DRAFT_EMPTY = Text("확인할 초안을 먼저 적어 주세요.", "Write or paste something to check first.")
DRAFT_LONG = Text(
    "초안이 너무 깁니다({length}자). 화면에서는 {most}자까지이며 “qa check --file”은 더 받습니다.",
    "Too long ({length} characters); {most} at most here. “qa check --file FILE” takes more.",
)
SUPPORTED = Text("뒷받침됨", "Supported")
REFUTED = Text("어긋남", "Refuted")
SEEMS_SUPPORTED = Text("뒷받침되는 듯", "Seems supported")
SEEMS_REFUTED = Text("어긋나는 듯", "Seems refuted")
UNSURE = Text(
    "이만한 확신의 판정은 넷에 하나가 틀립니다. 아래 대목을 직접 읽어 보세요.",
    "Of verdicts no surer than this one in four is wrong: read the places below.",
)
NOT_ENOUGH = Text("근거 부족", "Not enough information")
DISAGREE = Text("기사마다 다름", "Sources disagree")
MEANS_SUPPORTED = Text(
    "숫자와 이름까지 기사의 내용과 맞습니다.", "The articles say so, figures and names included."
)
MEANS_REFUTED = Text(
    "기사는 다르게 말합니다. 무엇이 다른지 짚어 줍니다.",
    "The articles say otherwise; what differs is marked in both.",
)
MEANS_NOT_ENOUGH = Text(
    "기사만으로는 알 수 없습니다. 틀렸다는 뜻은 아닙니다.",
    "The articles don't tell. That does not make it wrong.",
)
MEANS_DISAGREE = Text(
    "기사끼리 말이 다릅니다. 날짜와 함께 나란히 보여 줍니다.",
    "The articles contradict one another; both are shown, with dates.",
)
IS_QUESTION = Text("질문", "Question")
IS_OPINION = Text("의견", "Opinion")
IS_OTHER = Text("확인할 사실 없음", "States no fact")
NOT_CHECKED = Text("확인 대상 아님", "Not checked")
SPEAKS_FOR = Text("뒷받침하는 기사", "Evidence for")
SPEAKS_AGAINST = Text("어긋나는 기사", "Evidence against")
SPEAKS_OF = Text("관련된 기사", "Related places")
IN_CLAIM = Text("주장", "Claim")
IN_ARTICLE = Text("기사", "Article")
WHAT_DIFFERS = Text("다른 점", "What differs")
WHAT_DATED = Text("기사마다 적힌 것", "What each article says")
SURE = Text("확신", "Confidence")
NO_EVIDENCE = Text("기사에서 찾은 곳이 없습니다.", "No place was found that speaks of it.")
DIFFERS_IN = {
    "quantity": Text("수량", "Figure"),
    "date": Text("날짜", "Date"),
    "name": Text("이름", "Name"),
    "polarity": Text("긍정과 부정", "Yes or no"),
    "certainty": Text("계획과 실행", "Planned or done"),
    "order": Text("순서", "Order"),
    "meaning": Text("뜻", "Meaning"),
    "sources disagree": Text("기사마다 다름", "Sources disagree"),
}

# Taking along

COPY_LINK = Text("질문 링크 복사", "Copy a link to this question")
EXPORT = Text("내보내기", "Export")
CITE = Text("인용", "Cite")
COPIED = Text("복사했습니다", "Copied")
AS_KOREAN = Text("한국어 표기", "Korean style")
AS_ENGLISH = Text("영어 표기", "English style")

# The article beside the answer

READ = Text("기사에서 보기", "Read in the article")
ARTICLE = Text("기사", "Article")
CLOSE = Text("닫기", "Close")
PREVIOUS = Text("앞 대목", "Previous passage")
NEXT = Text("다음 대목", "Next passage")
SOURCE_LINK = Text("원문 보기", "Open the source")
RETELLS = Text("이 기사가 바탕으로 삼은 기사", "Articles that this one draws on")
MARKED = Text("대목 {number} 시작", "Passage {number} begins")

# Articles

ARTICLES_TAB = Text("기사", "Articles")
SEARCH_ARTICLES = Text("제목·매체·글쓴이·날짜로 찾기", "Search by title, publisher, author or date")
COUNT = Text("기사 {shown}편", "{shown} {shown|article|articles}")
COUNT_OF = Text("기사 {all}편 가운데 {shown}편", "{shown} of {all} {all|article|articles}")
PAGES = Text("{page} / {pages}쪽", "Page {page} of {pages}")
PAGE_BEFORE = Text("앞쪽", "Previous page")
PAGE_AFTER = Text("뒤쪽", "Next page")
TITLE = Text("제목", "Title")
AUTHOR = Text("글쓴이", "Author")
DATE = Text("날짜", "Date")
ADDRESS = Text("주소", "Link")
CHARACTERS = Text("글자", "Characters")
PASSAGE_COUNT = Text("대목", "Passages")
COPIES = Text("사본", "Copies")
PROBLEMS = Text("문제", "Problems")
PARTS_NOT_READ = Text("읽지 못한 부분 {parts}곳", "{parts} {parts|part|parts} not read")
NOT_READ_FILES = Text("읽지 못한 파일 {files}개", "{files} {files|file|files} could not be read")
FORGET_FILE = Text("목록에서 빼기", "Take off this list")
NONE_MATCH = Text("찾는 기사가 없습니다.", "No article matches.")
COPY_FILES = Text("같은 기사가 들어 있는 파일", "Files that hold the same article")
FILE = Text("파일", "File")

PICTURE = Text("한눈에 보기", "The collection at a glance")
DRAWING = Text("그리는 중입니다", "Drawing")
OVER_TIME = Text("때와 매체", "Over time, by publisher")
BY_MEANING = Text("뜻이 가까운 대목끼리", "Passages by meaning")
DOTS = Text("대목 {all}곳", "{all} {all|passage|passages}")
DOTS_OF = Text("대목 {all}곳 가운데 {shown}곳", "{shown} of {all} passages")
HOW_MAP = Text(
    "점을 누르면 그 대목이 열립니다. 화살표 키로 옮겨 다니고 Enter로 엽니다.",
    "A dot opens its passage. Arrow keys move between dots, Enter opens one.",
)
UNDATED = Text(
    "이 그림에 넣을 날짜가 없는 기사 {articles}편",
    "{articles} {articles|article|articles} without such a date",
)
OTHERS = Text("그 밖", "Others")
ADD = Text("기사 넣기", "Add articles")
DROP = Text(
    "기사 파일을 끌어다 놓거나 눌러서 고르세요", "Drop article files here, or press to choose them"
)
FORMATS = Text("넣을 수 있는 형식", "Formats that are read")
SENDING = Text("보내는 중", "Sending")
TOO_LARGE = Text("너무 큽니다. {most}MB까지 받습니다.", "Too large; {most} MB at most.")
NOT_SENT = Text("보내지 못했습니다.", "It could not be sent.")
ADDED = Text("넣었습니다", "Added")
ADDED_MANY = Text("{articles}편을 넣었습니다", "{articles} articles added")
REPLACED = Text("새 것으로 바꾸었습니다", "Replaced by the new one")
SAME = Text("이미 있는 기사입니다", "Already here, unchanged")
COPY_OF = Text("{original}에 있는 기사와 같습니다", "The same article as {original}")
REASON = Text("{reason}", "{reason}")
NOT_READ = Text("읽지 못한 부분: {part} ({reason})", "Not read: {part} ({reason})")
FAILED = Text("넣지 못했습니다: {reason}", "Not added: {reason}")

ASK_IN = Text("이 기사에 묻기", "Ask about it")
CORRECT = Text("제목·매체·글쓴이·날짜 고치기", "Correct title, publisher, author or date")
DATE_FORM = Text("2024, 2024-10 또는 2024-10-08", "2024, 2024-10 or 2024-10-08")
SAVE = Text("저장", "Save")
SAVED = Text("저장했습니다", "Saved")
TAKE_BACK = Text("고친 것 되돌리기", "Undo all corrections")
REMOVE = Text("지우기", "Remove")
REMOVE_SURE = Text("이 기사를 지울까요?", "Remove this article?")
REMOVE_WHAT = Text(
    "답을 찾을 때 더는 쓰지 않습니다. 원래 파일은 그대로 둡니다.",
    "It will no longer be searched. Its file is left alone.",
)
KEEP = Text("그만두기", "Keep it")
REMOVED = Text("지웠습니다", "Removed")

# Notices

EMPTY_QUESTION = Text(
    "질문을 적어 주세요. 한국어나 영어로 물을 수 있습니다.",
    "Write a question first, in Korean or English.",
)
WORDLESS = Text(
    "글자나 숫자가 없습니다. 한국어나 영어로 적어 주세요.",
    "There is no letter or digit in it. Write in Korean or English.",
)
LONG_QUESTION = Text(
    "질문이 너무 깁니다({length}자). {most}자까지, 한두 문장으로 물어 주세요.",
    "The question is too long ({length} characters). Ask in a sentence or two, {most} at most.",
)
NO_ARTICLES = Text(
    "아직 기사가 없습니다. 파일을 받는 페이지라면 ‘기사’ 화면에서 넣고, 아니면 “qa index 폴더”를"
    " 실행하세요.",
    "There are no articles yet. Where this page takes files, add some under “Articles”; or run"
    " “qa index FOLDER”.",
)
GONE = Text(
    "그 기사는 이제 없습니다. 다시 물어보면 지금 있는 기사에서 찾습니다.",
    "That article is no longer here. Ask again to search what is here now.",
)
REFUSED = Text("할 수 없습니다: {reason}", "That can't be done: {reason}")
NOT_DONE = Text(
    "qa에 닿지 못했거나 기다리는 사람이 많습니다. 잠시 뒤에 다시 해 보세요.",
    "qa could not be reached, or too many are waiting. Try again in a moment.",
)
BROKEN = Text(
    "뜻밖의 문제로 답하지 못했습니다. 다시 해 보고, 되풀이되면 qa를 띄운 터미널의 기록을 보세요.",
    "Something unexpected went wrong. Try again; if it stays, see the terminal that runs qa.",
)
