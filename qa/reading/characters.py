"""Characters of any text that was read -> the same text in NFC, with nothing invisible in it.

Comes in: decoded text. Goes out: text with "\\n" between lines and at most one blank line in a row.
Invariant: no visible character of the text is lost, except a terminal's colour codes.
"""

import re
import unicodedata
from functools import cache

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_TERMINAL_CODES = re.compile("\x1b\\[[0-9;?]*[ -/]*[@-~]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\xad"  # soft hyphen
    "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_TRAILING = re.compile("(?<! ) +$", re.MULTILINE)
_BLANK_LINES = re.compile("\n{3,}")
_OLD_BYTES = re.compile("[\x80-\xff\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}")
_WRONGLY_CP949 = re.compile(
    "[\u4e00-\u9fff\u3131-\u318e][\uac00-\ud7a3]|[\uac00-\ud7a3][\u4e00-\u9fff]"
)

_STRETCH = 16
_NONSENSE = -0.55  # below -0.5, which is what Chinese in rare characters alone has

# The 256 most used of the 2,350 syllables of KS X 1001: most of any running Korean text.
_COMMON = frozenset(
    "가각간감강같개거건것게격결경계고공과관교구국군권그근금급기까나난남내네년노는능니다단달담당대더던데도독동되된두"
    "드든들등디따때또라란람래러레려력련로록료루류르른를리린립마만많말매며면명모무문물미민및바반받발방배버번법변별병"
    "보복본부분불브비사산상생서선설성세센소속수스습시식신실심아안않알았애야약양어언업없었에여역연였영예오와외요용우"
    "운원월위유육으은을음의이인일임입있자작장재저적전절점정제조족종좋주준중증지직진질집차처천청체초최추출치카코크"
    "키타태터토통트특티파편평포표품프피하학한할함합항해했행현형호화확환활회후히"
)


def tidy(text: str) -> str:
    """Give the text in NFC with plain spaces and line ends, and without invisible characters."""
    text = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n\n", _TERMINAL_CODES.sub("", text)))
    text = _INVISIBLE.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
    # What stood apart only by an invisible character may compose now.
    text = unicodedata.normalize("NFC", text)
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def one_line(text: str) -> str:
    """Give the text as one tidy line: for titles and names."""
    return " ".join(tidy(text).split())


def plausibility(text: str) -> float:
    """Say how much the text looks like writing: about 1 for Korean, below 0 for a wrong decoding.

    The mean over the characters beyond ASCII, of the first 20,000; 0.5 where there are none.
    """
    weights = [_weight(character) for character in text[:20_000] if not _plain(character)]
    return sum(weights) / len(weights) if weights else 0.5


def has_nonsense(text: str) -> bool:
    """Tell text with a stretch that no one writes, such as random bytes taken for UTF-16.

    That is 16 characters beyond ASCII, nearly in a row, which are mostly rare or no characters.
    """
    weights = [0.0 if _plain(character) else _weight(character) for character in text]
    total = sum(weights[:_STRETCH])
    for start in range(len(weights) - _STRETCH):
        if total < _STRETCH * _NONSENSE:
            return True
        total += weights[start + _STRETCH] - weights[start]
    return total < _STRETCH * _NONSENSE


def mend(text: str) -> str:
    """Undo a decoding with the wrong table, line by line, where the bytes prove it.

    A line is changed only if its characters are all bytes of one old table, these bytes are
    strictly valid in the right encoding, and what comes out is plausible Korean.
    """
    if not (_OLD_BYTES.search(text) or _WRONGLY_CP949.search(text)):
        return text
    return "\n".join(map(_mend_line, text.split("\n")))


def _mend_line(line: str) -> str:
    if _OLD_BYTES.search(line):
        data = _old_bytes(line)
        for encoding in ("utf-8", "cp949") if data else ():
            mended = _certain(data, encoding)
            if mended:
                return mended
        return _mend_english(line)
    if _WRONGLY_CP949.search(line):
        return _certain(_encoded(line, "cp949"), "utf-8") or line
    return line


def _certain(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    korean = [character for character in text if "가" <= character <= "힣"]
    return text if len(korean) >= 3 and plausibility(text) > 0.5 else ""


def _mend_english(line: str) -> str:
    """Mend quotation marks and accents of a line that otherwise is Latin, as ftfy finds safe."""
    if any(character > "\u2122" for character in line):
        return line
    from ftfy import fix_encoding

    return fix_encoding(line)


def _old_bytes(line: str) -> bytes:
    """Give the bytes that Windows-1252, or Latin-1 where that has none, made this line of."""
    data = bytearray()
    for character in line:
        encoded = _encoded(character, "cp1252") or _encoded(character, "latin-1")
        if not encoded:
            return b""
        data += encoded
    return bytes(data)


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _plain(character: str) -> bool:
    return " " <= character <= "~" or character in "\t\n\r\x0b\x0c"


@cache
def _weight(character: str) -> float:
    if "가" <= character <= "힣":
        if character in _COMMON:
            return 1.0
        return 0.3 if len(_encoded(character, "euc-kr")) == 2 else -2.0
    category = unicodedata.category(character)
    if category in ("Cc", "Co", "Cn", "Cs"):
        return -5.0
    code = ord(character)
    if 0x2010 <= code <= 0x2027 or 0x3000 <= code <= 0x301B or 0xFF01 <= code <= 0xFF5E:
        return 0.5  # punctuation of running text
    if 0x1100 <= code <= 0x11FF or 0x3040 <= code <= 0x30FF:
        return 0.5  # Jamo of NFD, Kana
    if 0x4E00 <= code <= 0x9FFF:
        return 0.0 if len(_encoded(character, "euc-kr")) == 2 else -0.5
    return -0.3 if code < 0x250 else 0.0 if category.startswith("L") else -0.2
