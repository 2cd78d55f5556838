"""What the forms of an export share: words of two languages, a page, a table, and escaping.

In: texts. Out: texts that can stand in a file of that form. Invariant: no word of an article, a
question or a claim is markup, or a formula, in the file that it ends up in.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from qa.citation_forms import escape_markdown, web_address
from qa.records import Article, Language

Words = Mapping[str, str]

WORDS: dict[str, Words] = {
    "ko": {
        "none": "기사에서 답을 찾지 못했습니다.",
        "doubt": "답일 수도 있는 문장이며, 묻는 것이 기사에 없을 수도 있습니다.",
        "found": "찾은 문장",
        "understood": "이렇게 이해하고 찾았습니다: {question}",
        "page": "{page}쪽",
        "sure": "확신 {confidence:.2f}",
        "place": "{start}~{end}번째 글자",
        "passages": "찾은 대목",
        "check": "주장 확인",
        "claim": "주장",
        "article": "기사",
        "SUPPORTED": "✓ 뒷받침됨",
        "REFUTED": "✗ 어긋남",
        "seems SUPPORTED": "✓ 뒷받침되는 듯",
        "seems REFUTED": "✗ 어긋나는 듯",
        "NOT_ENOUGH_INFO": "? 근거 부족",
        "disagree": "⇄ 기사마다 다름",
        "QUESTION": "– 질문",
        "OPINION": "– 의견",
        "OTHER": "– 확인할 사실 없음",
        "supports": "뒷받침하는 기사",
        "refutes": "어긋나는 기사",
        "related": "관련된 기사",
        "made": "qa가 기사에 비추어 확인한 것이며, 기사에 없는 사실은 판정하지 않습니다.",
    },
    "en": {
        "none": "Not found in the articles.",
        "doubt": "This may be the answer; the articles may not tell what is asked.",
        "found": "Found",
        "understood": "Searched for: {question}",
        "page": "p. {page}",
        "sure": "confidence {confidence:.2f}",
        "place": "characters {start} to {end}",
        "passages": "Passages",
        "check": "Claims checked",
        "claim": "Claim",
        "article": "Article",
        "SUPPORTED": "✓ Supported",
        "REFUTED": "✗ Refuted",
        "seems SUPPORTED": "✓ Seems supported",
        "seems REFUTED": "✗ Seems refuted",
        "NOT_ENOUGH_INFO": "? Not enough information",
        "disagree": "⇄ Sources disagree",
        "QUESTION": "– Question",
        "OPINION": "– Opinion",
        "OTHER": "– States no fact",
        "supports": "Evidence for",
        "refutes": "Evidence against",
        "related": "Related places",
        "made": "Checked by qa against the articles alone; what they don't tell is not judged.",
    },
}
_STYLE = (
    "body{max-width:42rem;margin:3rem auto;padding:0 1rem;line-height:1.75;word-break:keep-all;"
    "overflow-wrap:anywhere;font-family:'Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',"
    "sans-serif}blockquote{margin:0 0 .5rem;padding-left:1rem;border-left:3px solid #0b6b5d}"
    "blockquote,.text{white-space:pre-line}mark{background:#ffeca3}.byline{color:#5b6068;font-size:.9rem}"
    ".SUPPORTED{color:#17653a}.REFUTED{color:#a3211c}.NOT_ENOUGH_INFO{color:#7a5200}"
)


def words_of(language: str) -> Words:
    """The headings of a language; English for whatever is not Korean."""
    return WORDS["ko" if language == "ko" else "en"]


def language_tag(language: str) -> str:
    """A language as markup names it; one that is not told apart is undetermined (BCP 47)."""
    return "und" if language == Language.OTHER else language


def page(title: str, words: Words, body: str) -> str:
    """A web page of its own; `title` is plain text, `body` is markup."""
    language = "ko" if words is WORDS["ko"] else "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n"
        "</html>\n"
    )


def linked_title(article: Article) -> str:
    """The title as markup, a link where the article has an address of the web."""
    title = escape(article.title or article.file)
    address = web_address(article.url)
    if address is None:
        return title
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{title}</a>'


def marked(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A stretch of a text as markup, with spans of it marked."""
    return "".join(
        f"<mark>{escape(piece)}</mark>" if inside else escape(piece)
        for piece, inside in cut(text, start, end, spans)
    )


def cut(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int]]
) -> list[tuple[str, bool]]:
    """A stretch of a text cut where spans begin and end: a piece, and whether it is in one."""
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in sorted(spans):
        first, last = max(first, at), min(last, end)
        if first < last:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [*pieces, (text[at:end], False)]


def place(words: Words, start: int, end: int) -> str:
    """Where a stretch stands, in characters of the article's stored text, from 1 on."""
    return words["place"].format(start=start + 1, end=end)


def byline(article: Article, *where: str) -> str:
    """What is known of an article, and where in it."""
    facts = (article.publisher, article.author, article.date, *where)
    return " · ".join(fact for fact in facts if fact)


def quoted(text: str) -> str:
    """Text after a mark such as `>`, where nothing at its start can begin a list or a heading."""
    shown = escape_markdown(text)
    head = shown.split(" ", 1)[0].rstrip(".)\\")
    if shown[:1] in "+-=":
        return "\\" + shown
    return shown.replace(".", "\\.", 1) if head.isdigit() else shown


def block(text: str) -> list[str]:
    """Lines of Markdown that quote a text, each line of it a paragraph, and a blank one."""
    rows = [f"> {quoted(line)}" for line in text.split("\n") if line.strip()]
    return ["\n>\n".join(rows), ""]


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Comma-separated rows; the mark at the start tells spreadsheets that it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes for text: formulas are kept from being run."""
    if not isinstance(value, str):
        return "" if value is None else value
    return f"'{value}" if value.lstrip().startswith(("=", "+", "-", "@", "|", "%")) else value
