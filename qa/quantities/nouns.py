"""The noun that a quantity counts or measures, read off the words beside it without a tagger.

In: a text and the span of a quantity. Out: a `Noun`, or None. Invariant: it stands in the text as
it is told.

English: what stands behind the figure ("53 AI unicorns"). Korean: what 의 joins behind it
("6000여 개의 GPU"), or the topic, subject or bare noun before it ("직원은 12명", "매출 3조원").
"""

import re

from qa.quantities.quantity import Kind, Noun
from qa.quantities.vocabulary import listed

_LATIN = re.compile(r"[ -]?((?:[A-Za-z][A-Za-z'-]*))")
_STOP = frozenset(
    listed("""a an the of in at by for to and or but that which who whom whose is are was were be
    been has have had will would could can may might must shall should from with on into over under
    as than then when while where if so not no per each every this these those its their his her our
    my your it they he she we you i said says since until after before between among about around
    more less during ago later earlier old out up down off only also now still yet already both
    all such via them us plus minus times percent because through against within without
    across""")
)
_IRREGULAR = frozenset(
    listed("people men women children staff aircraft data media police personnel cattle")
)
_NO_PLURALS = frozenset(
    listed("has was is this its his us as across plus thus always perhaps does goes says")
)


def behind_english(text: str, end: int, limit: int = 4) -> Noun | None:
    """The noun phrase behind a figure: up to its first plural, or else its first word."""
    words: list[tuple[int, int]] = []
    place = end
    for _ in range(limit):
        match = _LATIN.match(text, place)
        if match is None or (words and text[place] not in " -"):
            break
        word = match[1].lower().removesuffix("'s")
        if word in _STOP:
            break
        words.append((match.start(1), match.end(1)))
        place = match.end(1)
        if is_plural(word) or _CAPITALS.match(match[1]):
            return Noun(text[words[0][0] : place], words[0][0], place)
    if not words:
        return None
    start, stop = words[0]
    return Noun(text[start:stop], start, stop)


_CAPITALS = re.compile("[A-Z]{2,}s$")  # GPUs


def ends_plural(phrase: str) -> bool:
    """Whether the last word of an English noun phrase looks like a plural."""
    last = phrase.split()[-1]
    return is_plural(last.lower()) or _CAPITALS.match(last) is not None


def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural."""
    if word in _IRREGULAR:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _NO_PLURALS
    )


_OF = re.compile(r" of (?:the |its |their |all |our |his |her |those |these )?")
_HANGUL = re.compile("[가-힣]")
_JOINED = re.compile(r"(?:의|짜리) ?|(?:에 달하는|에 이르는|[이가을를] 넘는)? (?=[가-힣A-Za-z])")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{1,20}")
_PARTICLES = re.compile(
    r"(?:에서는|으로는|에게서|에서|에게|으로|까지|부터|보다|처럼|이나|라는|은|는|을|를|과|와|의|에|도|로|만)$"
)
_SUBJECT = re.compile(r"(?P<noun>[가-힣A-Za-z0-9]{1,20}?)(?:은|는|이|가|을|를|도)$")
_OBLIQUE = re.compile(
    r"(?P<noun>[가-힣A-Za-z0-9]{2,18}?)(?:에서는?|으로|에게|까지|부터|보다|과|와|의|에|로)$"
)
# Endings of verbs and adjectives, after which no noun phrase goes on.
_CLAUSE = re.compile(
    r"(?:[한된인할될던린진른온운]|[하되있없르지리치나주오]는|했고|하고|하며|되며|해|라며|다며|지만|면서|으며|이며|고|며|"
    r"어|아|려|따르면|걸쳐)$"
)
_VERB = re.compile("[하되있없르]는$")
_NO_NOUN = frozenset(
    listed("""중 후 뒤 전 때 수 등 및 또 이 그 저 참 말 초 더 각 단 약 총 연 월 현재 최근 아직 이미
    결국 심지어 우선 각각 모두 무려 다시 거의 대략 매년 매달 매일 매월 하루 평균 누적 합계 연간 월간
    앞으로 향후 전체 전국 이날 최대 최소 적어도 겨우 불과 약간 특히 또한 이어 다만 지난달 지난해
    작년 올해 내년 이달 오늘 어제 내일 규모 이상 이하 미만 달러 유로 위안 파운드 가량 정도 대비
    대부분 그중 이중 만""")
)
_SKIPPED = frozenset(
    listed("""총 모두 전체 각각 무려 불과 겨우 단 약 최대 최소 연간 연 월 누적 합계 매년 매달 평균
    거의 대략 적어도 전국 또 다시 더 약간 앞으로 향후 등 전 현재 각 매일 이미 또한 하루 규모""")
)


def noun_of(text: str, kind: Kind, start: int, end: int) -> Noun | None:
    """What the quantity at this span counts or measures, where that is plain to see."""
    if kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
        return None
    korean = _HANGUL.search(text, start, end) is not None
    following = text[end : end + 2]
    if following[:1] in " -" and following[1:].isascii() and following[1:].isalpha():
        if of := _OF.match(text, end):
            return behind_english(text, of.end() - 1)
        if kind in (Kind.COUNT, Kind.NUMBER) and not korean:
            return behind_english(text, end)
    behind = _behind_korean(text, end) if kind is Kind.COUNT else None
    return behind or (_before_korean if korean else _before_english)(text, start)


_NAMED = re.compile(r"([A-Za-z][A-Za-z-]{2,30}) (?:of|was|is|were|are) $")
_NO_MEASURE = frozenset(
    ("total", "sum", "amount", "number", "there", "this", "that", "which", "and")
)


def _before_english(text: str, start: int) -> Noun | None:
    """What was measured: a valuation of $2 billion, the rate is 5%."""
    window = text[max(0, start - 36) : start]
    match = _NAMED.search(window)
    if match is None or match[1].lower() in _NO_MEASURE | _STOP:
        return None
    begin = start - len(window) + match.start(1)
    return Noun(match[1], begin, begin + len(match[1]))


def _behind_korean(text: str, end: int) -> Noun | None:
    """The noun phrase that the count stands before: 6000여 개의 GPU, 6개 기업이.

    It ends in the first word that carries a particle. A phrase without one may be a verb's, so it
    is taken only if 의 or the like joins it to the count.
    """
    joined = _JOINED.match(text, end)
    if joined is None:
        return None
    start = place = joined.end()
    for _ in range(4):
        word = _WORD.match(text, place)
        if word is None or word.group() in _NO_NOUN:
            break
        length = _stem(word.group())
        if length < len(word.group()) and (length > 1 or place > start):
            stop = word.start() + length
            return Noun(text[start:stop], start, stop)
        if text[word.end() : word.end() + 1] != " ":
            tied = joined.group() != " "
            return Noun(text[start : word.end()], start, word.end()) if tied else None
        place = word.end() + 1
    return None


def _stem(word: str) -> int:
    """The length of a word without its particle."""
    for pattern in (_SUBJECT, _OBLIQUE):
        if (match := pattern.match(word)) and _agrees(
            match["noun"][-1], word[len(match["noun"]) :]
        ):
            return len(match["noun"])
    return len(word)


_COUNTED = re.compile(r"[가-힣]{1,9}")
_ENDING = re.compile(
    r"(?<=[가-힣])(?:(?:이었|였)(?:다|고|으나|지만)|이다|이며|이고|인데|이라고?|입니다|이나|(?:에서|으로|에|로|"
    r"까지|부터|보다)(?:는|도|만)?|은|는|이|가|을|를|의|과|와|도|째|씩|짜리|뿐[가-힣]*|만|쯤)$"
)
_LONGEST_COUNTED = 5


def without_ending(word: str) -> str:
    """A Korean noun without its particle or copula; one of a single syllable as well."""
    ending = _ENDING.search(word)
    if ending is None or not _agrees(word[ending.start() - 1], ending.group()):
        return word
    return word[: ending.start()]


def counted(text: str, end: int) -> Noun | None:
    """The noun that stands right behind figures, as counters do, without its particle: 9득점을."""
    match = _COUNTED.match(text, end)
    if match is None:
        return None
    word = without_ending(match.group())
    if len(word) > _LONGEST_COUNTED or word in _NO_NOUN:
        return None
    return Noun(word, end, end + len(word))


def _before_korean(text: str, start: int) -> Noun | None:
    """The noun phrase before the quantity, past words such as 총 and 약.

    A topic, subject or object gives its noun; a bare noun counts, with the bare nouns before it.
    """
    stop = start - 1 if text[start - 1 : start] in (" ", "(") else start
    word, begin = _last_word(text, stop)
    for _ in range(2):
        if word not in _SKIPPED or text[begin - 1 : begin] != " ":
            break
        word, begin = _last_word(text, begin - 1)
    if len(word) < 2 or word[0].isdigit() or word in _NO_NOUN:
        return None
    if _VERB.search(word):
        return None
    subject = _SUBJECT.match(word)
    last = begin + len(word)
    if subject and len(subject["noun"]) > 1 and _agrees(subject["noun"][-1], word[-1]):
        last = begin + len(subject["noun"])
    elif _CLAUSE.search(word) or _PARTICLES.search(word):
        return None
    first = _widened(text, begin)
    return None if text[begin:last] in _NO_NOUN else Noun(text[first:last], first, last)


def _widened(text: str, begin: int) -> int:
    """Where the run of bare nouns begins that ends before this place; three words at most."""
    for _ in range(2):
        if text[begin - 1 : begin] != " ":
            break
        word, before = _last_word(text, begin - 1)
        if len(word) < 2 or word in _NO_NOUN or word[0].isdigit() or word[-1] in "이가":
            break
        if _PARTICLES.search(word) or _CLAUSE.search(word):
            break
        begin = before
    return begin


_LAST_WORD = re.compile(r"[가-힣A-Za-z0-9]{1,20}$")


def _last_word(text: str, stop: int) -> tuple[str, int]:
    """The word that ends at this place, and where it begins; an empty one if none does."""
    match = _LAST_WORD.search(text[max(0, stop - 20) : stop])
    return (match.group(), stop - len(match.group())) if match else ("", stop)


def _agrees(last: str, particle: str) -> bool:
    """Whether a particle's form fits the syllable before it: 전문가 is no 전문 with a 가."""
    if particle not in ("은", "는", "이", "가", "을", "를") or not "가" <= last <= "힣":
        return True
    closed = (ord(last) - 0xAC00) % 28 > 0
    return particle in ("은이을" if closed else "는가를")
