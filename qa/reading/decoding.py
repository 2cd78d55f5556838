"""Bytes of a text file -> text, whatever encoding they are in and whatever the file says of it.

Comes in: bytes, and names of encodings that the file claims. Goes out: text as it stands there.
Invariant: every byte was valid in the encoding chosen; none is replaced, and none left out but the
control characters of a text that has few of them, which say nothing to a reader.
"""

import codecs
import re
from collections.abc import Iterable, Iterator

from qa.errors import DamagedFileError
from qa.reading.characters import has_nonsense, plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_KOREAN = ("cp949", "johab")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ENOUGH = 0.4  # running Korean text scores well above it, a wrong table well below
_WESTERN_MARKS = "‘’“”–—…•€£©®°·«»§ªº\xa0"
_ASIAN = ("big5", "cp932", "cp950", "euc_j", "gb", "shift_jis", "hz", "iso2022_jp")
_MOST_CHAOS = 0.1
_COHERENCE = 0.3
_ASIAN_COHERENCE = 0.05  # charset-normalizer knows Chinese less surely than alphabets
_KANA = 0.25  # and Japanese not at all, but its Kana are plausible by themselves
_SAMPLE = 65_536
_CONTROLS_SHARE = 200  # characters of writing that there are to each control
_CONTROLS_FEW = 2  # of which even a short text may have as many as a slip of a program leaves
_CONTROLS_LEAST = 20


def decode(data: bytes, claimed: Iterable[str] = ()) -> str:
    """Decode a text file strictly; a claim is tried, but believed only if the text is plausible.

    Raises DamagedFileError where no encoding reads all bytes as writing.
    """
    return _CONTROLS.sub("", _decoded(data, claimed))


def _decoded(data: bytes, claimed: Iterable[str]) -> str:
    data, mark = _without_mark(data)
    first = [mark] if mark else ["iso2022_kr"] if b"\x1b$)C" in data[:200] else []
    for encoding in [*first, "utf-8"]:
        text = _strict(data, encoding)
        if text is not None and _is_writing(text):
            return text if encoding == "utf-8" else _sensible(text)
    if mark in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        raise DamagedFileError(
            f"The file says it is {mark.upper()} text but breaks off or is damaged; save it again."
        )
    best = max(_candidates(data, claimed), key=lambda pair: pair[0], default=None)
    if best and best[0] > _ENOUGH:
        return _sensible(best[1])
    return _last_resort(data)


def _sensible(text: str) -> str:
    """Give the text back unless a stretch of it is noise, which most encodings accept."""
    if has_nonsense(text):
        raise DamagedFileError(
            "A stretch of the file is no writing in its encoding: it is damaged; save it again."
        )
    return text


def _without_mark(data: bytes) -> tuple[bytes, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, ""


def _candidates(data: bytes, claimed: Iterable[str]) -> Iterator[tuple[float, str]]:
    """Yield each reading that is valid, with how plausible it is; a claimed one a little more."""
    claims = [name for name in map(_codec, claimed) if name]
    wide = not _are_few(data.count(0), len(data))
    names = _WIDE if wide else (*_KOREAN, *_WIDE, "cp1252", *claims)
    for name in dict.fromkeys(names):
        text = _strict(data, name)
        if text is None or not _is_writing(text):
            continue
        if name == "cp1252" or name in _WIDE:
            if _is_western(text):
                yield 0.45, text
            elif name in _WIDE:
                yield plausibility(text), text
        else:
            yield plausibility(text) + (0.05 if name in claims else 0.0), text


def _codec(name: str) -> str:
    """Give Python's name of an encoding, "" for one that is unknown or no character encoding."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    # The web reads euc-kr as its superset: WHATWG Encoding Standard, section 4.2.
    return {"euc_kr": "cp949", "iso8859-1": "cp1252"}.get(found.name, found.name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_writing(text: str) -> bool:
    """Tell text from binary data that happens to be valid, by its few controls."""
    sample = text[:_SAMPLE]
    return _are_few(len(_CONTROLS.findall(sample)), len(sample))


def _are_few(controls: int, length: int) -> bool:
    """Whether there is 1 in 200 characters at most, or one or two in a text shorter than that."""
    fit = controls * _CONTROLS_SHARE <= length
    return fit or (controls <= _CONTROLS_FEW and controls * _CONTROLS_LEAST <= length)


def _is_western(text: str) -> bool:
    """Tell English with a few quotation marks and accents from bytes of some other script."""
    beyond = re.findall("[^\x00-\x7f]", text[:_SAMPLE])
    letters = sum(map(str.isalpha, beyond))
    marks = sum(character in _WESTERN_MARKS for character in beyond)
    return letters * 60 <= len(text[:_SAMPLE]) and letters + marks == len(beyond)


def _last_resort(data: bytes) -> str:
    """Ask charset-normalizer, and believe it where the text is also coherent in a language."""
    if _are_few(data.count(0), len(data)):
        from charset_normalizer import from_bytes

        found = from_bytes(data[:_SAMPLE]).best()
        text = _strict(data, found.encoding) if found and found.chaos <= _MOST_CHAOS else None
        if found and text is not None and _is_writing(text):
            asian = found.encoding.startswith(_ASIAN)
            coherent = found.coherence >= (_ASIAN_COHERENCE if asian else _COHERENCE)
            if coherent or (asian and plausibility(text) >= _KANA):
                return _sensible(text)
    raise DamagedFileError(_reason(data))


def _reason(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) * 0.05 and not error.object[: error.start].isascii():
            where = (
                "its end: the file was cut short" if len(data) - error.start < 4 else "the middle"
            )
            return (
                f"The file is UTF-8 text that is damaged at byte {error.start:,}, at {where}; "
                "save it again."
            )
    return (
        "The file holds no text in a known encoding (UTF-8, UTF-16, CP949, EUC-KR, Johab): it is "
        "binary or damaged; save it again as UTF-8 text."
    )
