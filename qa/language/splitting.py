"""An article's text to paragraphs, sentences and passages, all of them spans of it.

In: text with "\\n" between lines and blank lines between paragraphs. Out: a Layout.
Invariant: sentences do not overlap and cover every character that is not white space; passages
are runs of whole sentences inside one paragraph, except where a sentence alone is too long.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from qa.language import kiwi
from qa.records import Language

Span = tuple[int, int]
# A line of this length or more is a paragraph of its own; shorter ones are run together.
_LONG_LINE = 160
# A heading is a short line without the mark or ending of a sentence.
_HEADING_MOST = 60
_SENTENCE_END = re.compile(
    r"[.!?。！？…][\"'”’」』)\]]*$|[다요죠까음임함됨][\"'”’」』)\]]*$|[다요죠까음임함됨네][~^;ㅋㅎㅠㅜ♡♥]+$"
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BREAK_BEFORE = re.compile(r"(?<=[,;:·、，])\s|\s(?=[(\[「『“‘])|\s")
_WESTERN_END = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])"
    # Where a space was lost: "rose.The council", but not in names such as Wend.Com.
    r"|(?<=[a-z]{3}[.!?])(?=(?!Com\b|Net\b|Org\b)[A-Z][a-z]*\s)"
)
# What stands before a full stop that does not end a sentence; a closed class.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc|e\.g"
    r"|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|al)"
    r"|\b[A-Z])\.$"
)
# Of these and of names in initials some do end a sentence where the next word begins one: closed
# classes of both.
_MAY_END = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|etc|a\.m|p\.m|al|Ph\.D)|\b(?:[A-Z]\.)+[A-Z])\.$"
)
_BEGINS = re.compile(
    r"[\"'“‘(\[]*(?:The|An?|It|He|She|They|We|You|I|This|That|These|Those|There|Its|His|Her|Their|Our|My"
    r"|In|On|At|By|For|From|With|As|After|Before|Since|When|While|Where|If|Although|Though|Because|But"
    r"|And|Or|So|Yet|However|Then|What|Who|Why|How|Some|Many|Most|Both|Each|Every|Another|All)\b"
)
# What ends no sentence before a figure: Fig. 3, pp. 4–5, approx. 40; a closed class too.
_BEFORE_FIGURE = re.compile(
    r"\b(?:figs?|pp?|vols?|nos|approx|ca|chaps?|ch|secs?|eqs?|arts?|paras?|pars?|tabs?|refs?|eds?|est"
    r"|vers?|cf|c|col|cols|fl|ll|app|supp|op|max|min|avg)\.$",
    re.IGNORECASE,
)
# A Korean sentence ends here where a quotation, a title, a letter for a name follows: ㄱ 씨.
_KOREAN_END = re.compile(
    r"(?<=[다요죠까음함됨][.!?])[\"'”’」』)\]]*\s+(?=[\"'“‘「『《〈]\S|[ㄱ-ㅎ]\s?(?:씨|군|양|모)(?![가-힣]{2}))"
    r"|(?<=[가-힣]다\.)(?=\d[\d,.]*[가-힣])"  # where a space was lost; 다.1 is the mark of a note
)
_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("〈", "〉"),
    ("(", ")"),
    ("[", "]"),
)
# Japanese and Chinese put no space between sentences; a quotation may go on with a particle.
_EASTERN_END = re.compile(
    r"[。｡！？]++(?![\"'”’」』）)\]】》〉])\s*(?=\S)"
    r"|[。｡！？]++[\"'”’」』）)\]】》〉]++\s*(?=[^\s、，,とっをがはにのもでなや說说道的地])"
)


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A passage before it is stored: where it stands and which sentences it holds."""

    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How an article is cut up."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    passages: tuple[PassageSpan, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Passage lengths in characters, and the encoder's window in tokens."""

    least: int
    most: int
    window: int


def split(
    text: str, language: str, limits: Limits, token_spans: Callable[[str], Sequence[Span]]
) -> Layout:
    """Cut an article up; `token_spans` tells how an encoder sees a text.

    Languages are those of `records.Language`; Korean sentences are found by kiwipiepy.
    """
    paragraphs = _paragraphs(text)
    sentences: list[Span] = []
    passages: list[PassageSpan] = []
    for start, end in paragraphs:
        inside = _fitting(text, _sentences(text, start, end, language), limits, token_spans)
        sentences += inside
        passages += _pack(text, inside, limits, token_spans)
    return Layout(tuple(paragraphs), tuple(sentences), tuple(passages))


def _paragraphs(text: str) -> list[Span]:
    """Blocks between blank lines; a long line is a block too; a heading belongs to what follows."""
    lines = [match.span() for match in _LINE.finditer(text)]
    paragraphs: list[Span] = []
    waiting: Span | None = None  # a heading or a run of short lines that is still growing
    for (start, end), following in zip_longest(lines, lines[1:]):
        begin = waiting[0] if waiting else start
        blank = following is None or "\n\n" in text[end : following[0]].replace(" ", "")
        long_here = end - start >= _LONG_LINE
        long_next = following is not None and following[1] - following[0] >= _LONG_LINE
        heading = is_heading(text[start:end])
        if following is not None and (heading or not (blank or long_here or long_next)):
            waiting = (begin, end)
        else:
            paragraphs.append((begin, end))
            waiting = None
    return [_trim(text, *span) for span in paragraphs]


def is_heading(line: str) -> bool:
    """Whether a line is short and has neither the mark nor the ending of a sentence."""
    line = line.strip()
    return len(line) <= _HEADING_MOST and not _SENTENCE_END.search(line)


def _sentences(text: str, start: int, end: int, language: str) -> list[Span]:
    spans: list[Span] = []
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        found = _korean_ends(line) if language == Language.KOREAN else _western_ends(line)
        spans += [_trim(text, match.start() + a, match.start() + b) for a, b in found]
    return [span for span in spans if span[0] < span[1]]


def _korean_ends(line: str) -> list[Span]:
    """Kiwi's sentences, widened so that nothing between them is lost.

    Kiwi also cuts after a quoted phrase; where nothing there ends a sentence, it goes on. Before a
    quotation, a title in brackets or a letter that stands for a name it does not cut.
    """
    starts = kiwi.sentence_starts(line)[1:]
    ends = {start for start in starts if _SENTENCE_END.search(line[:start].rstrip())}
    ends.update(_unquoted(line))
    return list(pairwise([0, *sorted(ends), len(line)]))


def _unquoted(line: str) -> Iterator[int]:
    """Where sentences end before a quotation and the like, outside of those that are open still."""
    last, opened = 0, Counter[str]()
    for match in _KOREAN_END.finditer(line):
        opened.update(line[last : match.end()])
        last = match.end()
        if opened['"'] % 2 == 0 and all(opened[a] <= opened[b] for a, b in _PAIRS):
            yield last


def _western_ends(line: str) -> list[Span]:
    cuts = {0, len(line), *(match.end() for match in _EASTERN_END.finditer(line))}
    for match in _WESTERN_END.finditer(line):
        before = line[max(0, match.start() - 8) : match.start()]
        figure = line[match.end() : match.end() + 1].isdigit()
        begins = _MAY_END.search(before) and _BEGINS.match(line, match.end())
        short = _ABBREVIATION.search(before) and not begins
        if not (short or (figure and _BEFORE_FIGURE.search(before))):
            cuts.add(match.end())
    return list(pairwise(sorted(cuts)))


def _fitting(
    text: str,
    sentences: Sequence[Span],
    limits: Limits,
    token_spans: Callable[[str], Sequence[Span]],
) -> list[Span]:
    """Cut a sentence that is longer than the encoder's window where it pauses."""
    fitting: list[Span] = []
    for start, end in sentences:
        # A token is a character at the least, so most sentences need no counting.
        if end - start <= limits.window:
            fitting.append((start, end))
            continue
        tokens = token_spans(text[start:end])
        if len(tokens) <= limits.window and end - start <= 4 * limits.most:
            fitting.append((start, end))
        else:
            fitting += _cut(text, start, end, limits, tokens)
    return fitting


def _cut(text: str, start: int, end: int, limits: Limits, tokens: Sequence[Span]) -> list[Span]:
    """Pieces of at most `most` characters and one window, at pauses where there are any."""
    pieces: list[Span] = []
    begin, token = start, 0
    while begin < end:
        last = min(token + limits.window, len(tokens)) - 1
        reach = start + tokens[last][1] if last + 1 < len(tokens) and last >= 0 else end
        stop = min(reach, begin + limits.most, end)
        if stop < end:
            pauses = [m.end() for m in _BREAK_BEFORE.finditer(text, begin + limits.most // 2, stop)]
            stop = pauses[-1] if pauses else max(stop, begin + 1)
        pieces.append(_trim(text, begin, stop))
        begin = stop
        while token < len(tokens) and start + tokens[token][1] <= begin:
            token += 1
    return [piece for piece in pieces if piece[0] < piece[1]]


def _pack(
    text: str,
    sentences: Sequence[Span],
    limits: Limits,
    token_spans: Callable[[str], Sequence[Span]],
) -> list[PassageSpan]:
    """Put neighbouring sentences together until a passage is long enough."""
    groups: list[list[Span]] = []
    for sentence in sentences:
        group = groups[-1] if groups else []
        joined = sentence[1] - group[0][0] if group else 0
        length = group[-1][1] - group[0][0] if group else 0
        if not group or length >= limits.least or joined > limits.most:
            groups.append([sentence])
        else:
            group.append(sentence)
    _join_rest(groups, limits)
    passages = [PassageSpan(group[0][0], group[-1][1], tuple(group)) for group in groups]
    return [part for passage in passages for part in _within(text, passage, limits, token_spans)]


def _join_rest(groups: list[list[Span]], limits: Limits) -> None:
    """A last group that is very short joins the one before it."""
    if len(groups) < 2:
        return
    rest, before = groups[-1], groups[-2]
    short = rest[-1][1] - rest[0][0] < limits.least // 3
    if short and rest[-1][1] - before[0][0] <= limits.most + limits.least // 3:
        before.extend(groups.pop())


def _within(
    text: str, passage: PassageSpan, limits: Limits, token_spans: Callable[[str], Sequence[Span]]
) -> list[PassageSpan]:
    """A passage of several sentences that an encoder's window can't hold falls into sentences."""
    if passage.end - passage.start <= limits.window or len(passage.sentences) == 1:
        return [passage]
    if len(token_spans(text[passage.start : passage.end])) <= limits.window:
        return [passage]
    return [PassageSpan(start, end, ((start, end),)) for start, end in passage.sentences]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
