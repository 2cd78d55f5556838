"""The noun that a quantity counts or measures, read off the words beside it without a tagger.

English: what stands behind the figure ("53 AI unicorns"). Korean: what 의 joins behind it
("6000여 개의 GPU"), or the topic, subject or bare noun before it ("직원은 12명", "매출 3조원").
"""

import re

from .quantity import Kind, Noun

_LATIN = re.compile(r"[ -]?((?:[A-Za-z][A-Za-z'-]*))")
_STOP = frozenset(
    """a an the of in at by for to and or but that which who whom whose is are was were be been has have
    had will would could can may might must shall should from with on into over under as than then
    when while where if so not no per each every this these those its their his her our my your it
    they he she we you i said says since until after before between among about around more less
    during ago later earlier old out up down off only also now still yet already both all such via
    plus minus times percent because through against within without across""".split()
)
_IRREGULAR = frozenset(
    "people men women children staff aircraft data media police personnel cattle".split()
)
_NO_PLURALS = frozenset(
    "has was is this its his us as across plus thus always perhaps does goes says".split()
)


def behind_english(text: str, end: int, limit: int = 4) -> Noun | None:
    """The noun phrase behind a figure: up to its first plural, or its first word if there's none."""
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
        if is_plural(word):
            return Noun(text[words[0][0] : place], words[0][0], place)
    if not words:
        return None
    start, stop = words[0]
    return Noun(text[start:stop], start, stop)


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
_JOINED = re.compile(
    r" ?(?:이상|이하|미만|가량|정도|안팎|내외|남짓)?(?:의|에 달하는|에 이르는|이 넘는|가 넘는|을 넘는) ?"
)
_KOREAN_WORDS = re.compile(r"((?:[가-힣A-Za-z0-9·]{1,20} ){0,2}?)([가-힣A-Za-z0-9]{1,20})")
_PARTICLES = re.compile(
    r"(?:에서는|으로는|에게서|에서|에게|으로|까지|부터|보다|처럼|이나|라는|은|는|을|를|과|와|의|에|도|로|만)$"
)
_SUBJECT = re.compile(r"(?P<noun>[가-힣A-Za-z0-9]{1,20}?)(?:은|는|이|가|을|를|도)$")
_CLAUSE = re.compile(
    r"(?:[한된인할될던린진른온간운]|하는|되는|있는|없는|했고|하고|하며|되며|해|라며|다며|지만|면서|으며|이며)$"
)
_BEFORE = re.compile(r"([가-힣A-Za-z0-9·]{1,20}) ?$")
_SKIPPED = re.compile(
    r"(?:총|모두|전체|각각|무려|불과|겨우|단|약|최대|최소|연간|연|월|누적|합계|하루|매년|매달|평균|거의|대략|적어도|전국|또|다시|더|약간|앞으로|향후|등|및|전|현재|지금까지|이상|이하|규모|현재까지|각|매일|무려|이미|다만|이어|그중|이중|특히|또한|있는|과|와) ?$"
)


def noun_of(text: str, kind: Kind, start: int, end: int) -> Noun | None:
    """What the quantity at this span counts or measures, where that is plain to see."""
    if kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
        return None
    following = text[end : end + 2]
    if following[:1] in " -" and following[1:].isascii() and following[1:].isalpha():
        if of := _OF.match(text, end):
            return behind_english(text, of.end() - 1)
        if kind in (Kind.COUNT, Kind.NUMBER):
            return behind_english(text, end)
    if kind is Kind.COUNT and (joined := _JOINED.match(text, end)):
        if noun := _behind_korean(text, joined.end()):
            return noun
    return _before_korean(text, start)


def _behind_korean(text: str, place: int) -> Noun | None:
    match = _KOREAN_WORDS.match(text, place)
    if match is None:
        return None
    word = match[2]
    bare = _SUBJECT.match(word)
    length = (
        len(bare["noun"])
        if bare and len(bare["noun"]) > 1
        else len(_PARTICLES.sub("", word)) or len(word)
    )
    start = match.start(2)
    return Noun(text[start : start + length], start, start + length)


def _before_korean(text: str, start: int) -> Noun | None:
    """The noun before, past words such as 총 and 약; None where a clause ends there."""
    stop = start
    if text[stop - 1 : stop] == "(":
        stop -= 1
    for _ in range(3):
        window = text[max(0, stop - 12) : stop]
        skipped = _SKIPPED.search(window)
        if skipped is None or (skipped.start() > 0 and window[skipped.start() - 1] != " "):
            break
        stop -= len(window) - skipped.start()
    window = text[max(0, stop - 24) : stop]
    match = _BEFORE.search(window)
    if match is None:
        return None
    base = stop - len(window)
    word, begin = match[1], base + match.start(1)
    if subject := _SUBJECT.match(word):
        bare = subject["noun"]
        if len(bare) > 1 and _agrees(bare[-1], word[len(bare)]):
            return Noun(bare, begin, begin + len(bare))
    if _CLAUSE.search(word) or _PARTICLES.search(word) or word.isdigit():
        return None
    return Noun(word, begin, begin + len(word))


def _agrees(last: str, particle: str) -> bool:
    """Whether a particle's form fits the syllable before it: 전문가 is no 전문 with a 가."""
    if not "가" <= last <= "힣" or particle == "도":
        return particle in "은는이가을를"
    closed = (ord(last) - 0xAC00) % 28 > 0
    return particle in ("은이을" if closed else "는가를")
