"""Writers of minimal .hwp and .hwpx files, for tests."""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.reading.compound_file import compound_file

Table = Sequence[Sequence[str]]
HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"


def hwp(
    paragraphs: Sequence[str],
    *,
    table: Table = (),
    note: str = "",
    head: str = "",
    packed: bool = True,
    flags: int = 0,
    version: int = 5,
    title: str = "",
) -> bytes:
    """Write a HWP 5 file; `flags` are added to its properties."""
    body = b"".join(_paragraph(text, 0) for text in paragraphs)
    if head:
        body += _controlled(b"daeh", _list_header() + _paragraph(head, 2))
    if note:
        body += _controlled(b"  nf", _list_header() + _paragraph(note, 2))
    if table:
        body += _controlled(b" lbt", _table(table))
    properties = _record(16, 0, struct.pack("<H", 1).ljust(26, b"\0"))
    header = b"HWP Document File".ljust(32, b"\0")
    header += struct.pack("<II", version << 24 | 0x10005, flags | packed)
    streams = {
        "FileHeader": header.ljust(256, b"\0"),
        "BodyText/Section0": _deflated(body) if packed else body,
        "DocInfo": _deflated(properties) if packed else properties,
    }
    if title:
        streams["\x05HwpSummaryInformation"] = _summary(title)
    return compound_file(streams)


def hwpx(
    paragraphs: Sequence[str],
    *,
    table: Table = (),
    note: str = "",
    head: str = "",
    title: str = "",
    author: str = "",
    encrypted: bool = False,
) -> bytes:
    """Write a HWPX file."""
    inner = "".join(_xml_paragraph(text) for text in paragraphs)
    if head:
        inner += _xml_run(
            f"<hp:ctrl><hp:header><hp:subList>{_xml_paragraph(head)}</hp:subList></hp:header>"
            f"</hp:ctrl>"
        )
    if note:
        inner += _xml_run(
            f"<hp:ctrl><hp:footNote><hp:subList>{_xml_paragraph(note)}</hp:subList></hp:footNote>"
            f"</hp:ctrl>"
        )
    if table:
        rows = "".join(
            "<hp:tr>"
            + "".join(
                f"<hp:tc><hp:subList>{_xml_paragraph(cell)}</hp:subList></hp:tc>" for cell in row
            )
            + "</hp:tr>"
            for row in table
        )
        inner += _xml_run(f"<hp:tbl>{rows}</hp:tbl>")
    section = (
        f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">'
        f"{inner}</hs:sec>"
    )
    package = (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata>'
        f'<opf:title>{title}</opf:title><opf:meta name="creator" content="text">{author}</opf:meta>'
        "</opf:metadata></opf:package>"
    )
    inside = "<odf:file-entry><odf:encryption-data/></odf:file-entry>" if encrypted else ""
    manifest = (
        '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{inside}</odf:manifest>"
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/hwp+zip", ZIP_STORED)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("Contents/content.hpf", package)
        file.writestr("Contents/section0.xml", section)
    return out.getvalue()


def _deflated(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def _xml_paragraph(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<hp:lineBreak/>")
    return f'<hp:p><hp:run charPrIDRef="0"><hp:t>{escaped}</hp:t></hp:run><hp:linesegarray/></hp:p>'


def _xml_run(inner: str) -> str:
    return f"<hp:p><hp:run>{inner}<hp:t/></hp:run></hp:p>"


def _record(kind: int, level: int, data: bytes) -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", kind | level << 10 | len(data) << 20) + data
    return struct.pack("<II", kind | level << 10 | 0xFFF << 20, len(data)) + data


def _paragraph(text: str, level: int, control: bytes = b"") -> bytes:
    """Write a paragraph's header and text; a control takes eight places in the text."""
    units = text.replace("\n", "\n").encode("utf-16-le")
    if control:
        units += struct.pack("<H", 11) + control + bytes(8) + struct.pack("<H", 11)
    units += struct.pack("<H", 13)
    header = struct.pack("<IIHBB", len(units) // 2, 0, 0, 0, 0).ljust(22, b"\0")
    return _record(66, level, header) + _record(67, level + 1, units)


def _controlled(name: bytes, inner: bytes) -> bytes:
    return _paragraph("", 0, name) + _record(71, 1, name.ljust(46, b"\0")) + inner


def _list_header(column: int = 0, row: int = 0) -> bytes:
    return _record(72, 2, struct.pack("<IIHHHH", 1, 0, column, row, 1, 1).ljust(47, b"\0"))


def _table(table: Table) -> bytes:
    body = _record(77, 2, struct.pack("<IHH", 0, len(table), len(table[0])).ljust(30, b"\0"))
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            body += _list_header(column, row) + _paragraph(cell, 2)
    return body


def _summary(title: str) -> bytes:
    """Write a property set with the title alone ([MS-OLEPS])."""
    value = title.encode("utf-16-le") + b"\0\0"
    body = struct.pack("<II", 31, len(value) // 2) + value.ljust(-(-len(value) // 4) * 4, b"\0")
    section = struct.pack("<IIII", 16 + len(body), 1, 2, 16) + body
    head = struct.pack("<HHI16xI", 0xFFFE, 0, 0x20105, 1)
    return (
        head
        + bytes.fromhex("60b6a29f6110d411b4c6006097c09d8c")
        + struct.pack("<I", 48)
        + section  # pragma: allowlist secret
    )
