"""An .rtf file -> its article.

Comes in: bytes. Goes out: one RawArticle: paragraphs, table rows as lines, footnotes at the end.
Invariant: bytes are decoded by the code page of the font they are set in, strictly.

RTF 1.9.1 is read here, since striprtf decodes Korean set in a font of charset 0 as Western, and
fails where the second byte of a syllable is not escaped, as old Korean programs write it.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from qa.errors import DamagedFileError
from qa.reading.characters import tidy
from qa.reading.properties import properties
from qa.records import RawArticle

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_SKIPPED = """
fonttbl colortbl stylesheet pict object header headerl headerr headerf footer footerl footerr
footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtable listoverridetable revtbl rsidtbl
generator themedata colorschememapping datastore latentstyles xe tc txe rxe bkmkstart bkmkend
fldinst nonshppict sp atnid atnauthor atnref atndate annotation operator company subject keywords
doccomm creatim revtim printim buptim hlinkbase category manager xmlnstbl filetbl background
template
"""
SKIPPED = frozenset(_SKIPPED.split())
_STARRED = frozenset(("shpinst", "pntext", "shptxt"))  # shown although programs may ignore them
_CELL, _ROW = "\x1f", "\x1e"
_SHOWN = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "tab": " ", "cell": _CELL,
    "nestcell": _CELL, "row": _ROW, "nestrow": _ROW, "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_FONTS = re.compile(rb"\\f(\d{1,5})(?![\d])[^{};]{0,200}?\\fcharset(\d{1,3})")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_INFO = ("title", "author")


@dataclass(frozen=True, slots=True)
class _State:
    """What a group hands down to the groups in it."""

    target: str = "body"  # "body", "note", "title", "author", or "" for what is not shown
    font: int = -1
    fallback: int = 1  # how many characters stand in for one of Unicode
    hidden: bool = False


@dataclass(slots=True)
class _Reader:
    """A reading in progress: the only mutable part."""

    codepage: str
    fonts: dict[int, str]
    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    starred: bool = False
    waiting: bytearray = field(default_factory=bytearray)
    skip: int = 0
    shown: dict[str, list[str]] = field(
        default_factory=lambda: {name: [] for name in ("body", "note", *_INFO)}
    )

    def put(self, text: str) -> None:
        self.flush()
        if self.state.target and not self.state.hidden:
            self.shown[self.state.target].append(text)

    def flush(self) -> None:
        """Decode the bytes that wait, by the font's code page or the document's."""
        if not self.waiting:
            return
        data, self.waiting = bytes(self.waiting), bytearray()
        if self.state.target and not self.state.hidden:
            encodings = (self.fonts.get(self.state.font, self.codepage), self.codepage, "cp949")
            self.shown[self.state.target].append(_decoded(data, encodings))


def read_rich_text(data: bytes) -> list[RawArticle]:
    """Read an RTF document.

    Raises DamagedFileError if its groups are not closed, as in a file cut short.
    """
    reader = _Reader(_codepage(data), _font_codepages(data))
    end = position = 0
    while position < len(data):
        match = _TOKEN.match(data, position)
        if match is None:
            raise DamagedFileError(
                f"The RTF text is damaged at byte {position:,}; save the file again."
            )
        position = match.end()
        if match["word"] == b"bin":
            position += max(0, int(match["number"] or 0))
            continue
        _take(reader, match)
        if match["brace"] == b"}" and not reader.stack:
            end = position
            break
    if not end:
        raise DamagedFileError(
            "The RTF text breaks off before its last group ends; save the file again."
        )
    text = _tabled("".join([*reader.shown["body"], "\n\n", *reader.shown["note"]]))
    facts = {name: "".join(reader.shown[name]) for name in _INFO}
    return [RawArticle(tidy(text), properties(facts), marked=False)]


def _take(reader: _Reader, match: re.Match[bytes]) -> None:
    """Act upon one token."""
    if match["text"] is not None:
        if _CONTROLS.search(match["text"]):
            raise DamagedFileError(
                "The RTF text has bytes that are no characters; save the file again."
            )
        _take_bytes(reader, match["text"])
    elif match["byte"] is not None:
        _take_bytes(reader, bytes.fromhex(match["byte"].decode()))
    elif match["brace"] == b"{":
        reader.flush()
        reader.stack.append(reader.state)
        reader.skip = 0
    elif match["brace"] == b"}":
        reader.flush()
        reader.state = reader.stack.pop() if reader.stack else reader.state
        reader.skip = 0
    elif match["sign"] is not None:
        reader.starred = match["sign"] == b"*"
        if match["sign"] in _SIGNS:
            reader.put(_SIGNS[match["sign"]])
    elif match["word"] is not None:
        number = int(match["number"]) if match["number"] else None
        _take_word(reader, match["word"].decode(), number)


def _take_bytes(reader: _Reader, data: bytes) -> None:
    kept = data[reader.skip :]
    reader.skip = max(0, reader.skip - len(data))
    reader.waiting += kept


def _take_word(reader: _Reader, word: str, number: int | None) -> None:
    state = reader.state
    starred, reader.starred = reader.starred, False
    if word == "u" and number is not None:
        reader.put(chr(number % 0x10000))
        reader.skip = state.fallback
    elif word in _SHOWN:
        reader.put(_SHOWN[word])
    elif word in SKIPPED or (starred and word not in _STARRED):
        reader.flush()
        reader.state = replace(state, target="")
    elif word == "footnote":
        reader.flush()
        reader.state = replace(state, target="note" if state.target else "")
        reader.put("\n\n")
    elif word == "info":
        reader.flush()
        reader.state = replace(state, target="")
    elif word in _INFO and len(reader.stack) == 3:
        reader.state = replace(state, target=word)
    else:
        _take_format(reader, word, number)


def _take_format(reader: _Reader, word: str, number: int | None) -> None:
    """Follow the words that change how the text behind them is read."""
    state = reader.state
    reader.flush()
    if word == "f" and number is not None:
        reader.state = replace(state, font=number)
    elif word == "plain":
        reader.state = replace(state, hidden=False)
    elif word in ("v", "deleted"):
        reader.state = replace(state, hidden=number != 0)
    elif word == "uc" and number is not None:
        reader.state = replace(state, fallback=max(0, number))


def _decoded(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DamagedFileError("The RTF text has bytes that are no characters; save the file again.")


def _codepage(data: bytes) -> str:
    """Give the encoding that \\ansicpg names; files without it are Western, or Korean if so."""
    match = re.search(rb"\\ansicpg(\d{1,5})", data[:2000])
    name = f"cp{match[1].decode()}" if match else "cp1252"
    name = {"cp65001": "utf-8", "cp1361": "johab", "cp51949": "cp949", "cp0": "cp1252"}.get(
        name, name
    )
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _font_codepages(data: bytes) -> dict[int, str]:
    """Give the code page of each font whose charset has one of its own."""
    start = data.find(rb"\fonttbl")
    fonts = _FONTS.findall(data[start : start + 200_000]) if start >= 0 else []
    return {
        int(font): _CHARSETS[int(charset)] for font, charset in fonts if int(charset) in _CHARSETS
    }


def _tabled(text: str) -> str:
    """Set the cells of a row on one line, and join the two halves of characters beyond 16 bits."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = re.sub(r"(?<!\s)\s*\x1f\s*\x1e\s*", "\n", text)
    return re.sub(r"(?<!\s)\s*\x1f\s*", " | ", text).replace("\x1e", "\n")
