"""Is a line the article's prose? What every rule asks before it takes a line for page furniture.

Invariant: only sentences count as prose; headings, captions, menus and names do not.
"""

import re

from qa.cleaning.remembering import remembered

_CLOSING = r"[\"'”’»」』)\]〉》】]*"
_END = re.compile(rf"[.!?。！？…]{_CLOSING}(?:\[\d+\]|\*+)?$")
# A declarative Korean sentence in the plain style of newspapers; furniture speaks politely (-니다).
_PLAIN = re.compile(rf"[^니\s]다\.{_CLOSING}$")
_DECLARATIVE = re.compile(rf"(?P<verb>[가-힣])(?<!니)다(?P<stop>\.?){_CLOSING}$")
_VERB_FINALS = (4, 18, 20)  # the final consonants ㄴ, ㅄ and ㅆ in the order of Unicode
_INNER = re.compile(rf"(?<![\d\s.])[.!?。]{_CLOSING}(?=\s|$)")
_ASKS = re.compile(r"(?:세요|시오|바랍니다|부탁드립니다)[.!?~]*$")
_ITSELF = r"\W*(?:본|이|해당) (?:자료|기사|글|보고서|콘텐츠|저작물|사이트)"
_OF_ITSELF = re.compile(rf"{_ITSELF}.*니다[.!?~]*$")
_ASKS_OF_ITSELF = re.compile(rf"{_ITSELF}.*{_ASKS.pattern}")
_QUOTED = re.compile(r"(?:“[^“”]+”|‘[^‘’]+’|\"[^\"]+\")[.,!?…]*")
_NOTICE = 70
_RUN = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{4}")  # Japanese and Chinese have no spaces
_FINAL = re.compile(r"(?:니다|니까|[어아해예에네세지게래대나]요|까요|을게|죠)[.!?~^ㅎㅋㅠㅜ…\s]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_LENGTH = 12
_POLITE_LENGTH = 40
_ENGLISH_WORDS = 8
_LONG = 160


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_END.search(line))


@remembered
def is_declarative(line: str) -> bool:
    """Whether the line ends in the plain style of newspapers (-다), in which no page speaks.

    Without a full stop, the syllable before has to close as verbs do (-했다, -한다, -없다).
    """
    match = _DECLARATIVE.search(line)
    if not match or " " not in line:
        return False
    return bool(match["stop"]) or (ord(match["verb"]) - ord("가")) % 28 in _VERB_FINALS


def is_past(syllable: str) -> bool:
    """Whether a syllable closes as Korean verbs of the past do: 했, 갔, 있었."""
    return syllable not in "있겠" and (ord(syllable) - ord("가")) % 28 == _VERB_FINALS[-1]


def is_quoted(line: str) -> bool:
    """Whether the whole line stands in quotation marks, as speech and cited words do."""
    return bool(_QUOTED.fullmatch(line))


def is_sentence(line: str) -> bool:
    """Whether the line may be a short sentence: several words and a full stop."""
    worded = len(_RUN.findall(line)) > 1 or bool(_UNSPACED.search(line))
    return len(line) >= _PLAIN_LENGTH and worded and ends_sentence(line)


@remembered
def is_clause(line: str) -> bool:
    """Whether a line ends as Korean sentences do, though its full stop may be missing."""
    if line.startswith("#"):  # hash tags
        return False
    return is_declarative(line) or (" " in line and bool(_FINAL.search(line)))


@remembered
def is_prose(line: str) -> bool:
    """Whether the line holds at least one whole sentence of running text."""
    if len(line) < _PLAIN_LENGTH:
        return False
    if " " not in line:
        return bool(_UNSPACED.search(line)) and ("。" in line[:-1] or ends_sentence(line))
    if line.endswith((".", "。", "”", '"', ")", "’", "'", "]", "*")) and _END.search(line):
        if _PLAIN.search(line):
            return True
        long = len(line) >= _POLITE_LENGTH
        if long and len(_WORD.findall(line)) >= _ENGLISH_WORDS:
            return True
    inner = len(_INNER.findall(line))
    return (inner >= 2 and len(line) >= _POLITE_LENGTH) or _runs_on(line)


@remembered
def is_notice(line: str) -> bool:
    """Whether the line is one short polite sentence that asks the reader, or speaks of the text."""
    if len(line) >= _NOTICE or len(_INNER.findall(line)) > 1:
        return False
    return bool(_ASKS.search(line) or _OF_ITSELF.match(line))


def asks_of_itself(line: str) -> bool:
    """Whether the line is such a sentence that asks the reader for something about the text."""
    return len(line) < _NOTICE and bool(_ASKS_OF_ITSELF.match(line))


def _runs_on(line: str) -> bool:
    """A very long line of words is prose even where its last full stop is missing."""
    if len(line) < _LONG:
        return False
    return sum(map(len, _WORD.findall(line))) > len(line) * 0.6 and bool(_INNER.search(line))
