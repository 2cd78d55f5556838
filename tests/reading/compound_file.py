"""A writer of OLE compound files ([MS-CFB], version 3), enough for the streams of a .hwp file."""

import struct
from collections.abc import Mapping
from itertools import pairwise

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_CUTOFF = 4096
_MINI = 64


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Write streams named "Name" or "Storage/Name"."""
    return _Writer(streams).file()


class _Writer:
    def __init__(self, streams: Mapping[str, bytes]) -> None:
        self.streams = streams
        self.sectors: list[bytes] = []
        self.fat: list[int] = []

    def file(self) -> bytes:
        mini, mini_fat, places = self._mini_stream()
        for path, data in self.streams.items():
            if len(data) >= _CUTOFF:
                places[path] = self._chain(data)
        mini_start = self._chain(mini) if mini else _END
        mini_fat_bytes = b"".join(struct.pack("<I", entry) for entry in mini_fat)
        mini_fat_start = self._chain(mini_fat_bytes, b"\xff") if mini_fat else _END
        directory_start = self._chain(self._directory(places, mini_start, len(mini)))
        return self._finished(directory_start, mini_fat_start, len(mini_fat_bytes))

    def _mini_stream(self) -> tuple[bytes, list[int], dict[str, int]]:
        mini = b""
        fat: list[int] = []
        places: dict[str, int] = {}
        for path, data in self.streams.items():
            if len(data) >= _CUTOFF:
                continue
            count = -(-len(data) // _MINI)
            places[path] = len(fat) if count else _END
            fat += [len(fat) + step + 1 for step in range(count - 1)] + [_END] * bool(count)
            mini += data.ljust(count * _MINI, b"\0")
        return mini, fat, places

    def _chain(self, data: bytes, padding: bytes = b"\0") -> int:
        start = len(self.sectors)
        count = max(1, -(-len(data) // _SECTOR))
        padded = data.ljust(count * _SECTOR, padding)
        self.sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        self.fat += [start + step + 1 for step in range(count - 1)] + [_END]
        return start

    def _directory(self, places: Mapping[str, int], mini_start: int, mini_size: int) -> bytes:
        """Write the tree: children of one storage as a chain of right siblings, in order."""
        storages = sorted({path.split("/")[0] for path in self.streams if "/" in path})
        names = [*storages, *(path for path in self.streams if "/" not in path)]
        names.sort(key=lambda name: (len(name), name.upper()))
        order = ["", *names]
        inside: dict[str, list[int]] = {}
        for path in sorted(self.streams, key=lambda path: (len(path), path.upper())):
            if "/" in path:
                inside.setdefault(path.split("/")[0], []).append(len(order))
                order.append(path)
        siblings = [list(range(1, len(names) + 1)), *inside.values()]
        right = {a: b for chain in siblings for a, b in pairwise(chain)}
        entries = []
        for number, path in enumerate(order):
            name = path.split("/")[-1]
            if number == 0:
                entry = _entry("Root Entry", 5, 1 if names else _FREE, mini_start, mini_size)
            elif path in storages:
                entry = _entry(name, 1, inside[path][0], 0, 0, right.get(number, _FREE))
            else:
                size = len(self.streams[path])
                entry = _entry(name, 2, _FREE, places[path], size, right.get(number, _FREE))
            entries.append(entry)
        while len(entries) % 4:
            entries.append(_entry("", 0, _FREE, 0, 0))
        return b"".join(entries)

    def _finished(self, directory: int, mini_fat: int, mini_fat_size: int) -> bytes:
        fat_sectors = 1
        while len(self.sectors) + fat_sectors > fat_sectors * _SECTOR // 4:
            fat_sectors += 1
        first = len(self.sectors)
        fat = [*self.fat, *[_FAT] * fat_sectors]
        table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
        places = [first + step for step in range(fat_sectors)] + [_FREE] * (109 - fat_sectors)
        header = struct.pack(
            "<8s16xHHHHH6x9I109I",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            0x3E, 3, 0xFFFE, 9, 6,
            0, fat_sectors, directory, 0, _CUTOFF,
            mini_fat, -(-mini_fat_size // _SECTOR), _END, 0, *places,
        )  # fmt: skip
        return header + b"".join(self.sectors) + table


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", encoded, length, kind, 1, _FREE, right, child, 0, start, size
    )
