"""Pagefind's files, made the same each time: it lists filters and languages in random order.

Its files are CBOR, packed with gzip. A filter is its name and then each value with the pages that
have it; the fourth part of the meta file lists the filters. Files are named after their contents:
the meta file names the filters, the entry names the meta file.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping

_MAGIC = b"pagefind_dcd"
_FILTER = ".pf_filter"
_META = ".pf_meta"
_ENTRY = "pagefind-entry.json"
_UINT, _TEXT, _ARRAY = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


# Where in each kind of file the list is that comes in random order.
_VALUES, _FILTERS = 1, 3


class FormatError(ValueError):
    """A file is not in the form that is known."""


def settle(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index, by path, in an order that depends on nothing but the pages.

    Raises FormatError.
    """
    settled = {path: data for path, data in files.items() if not path.endswith((_FILTER, _META))}
    names: dict[bytes, bytes] = {}
    for path, data in files.items():
        if path.endswith(_FILTER):
            _rename(settled, path, _sort_list(gzip.decompress(data), _VALUES), names, 7)
    for path, data in files.items():
        if path.endswith(_META):
            meta = _replace(gzip.decompress(data), names)
            _rename(settled, path, _sort_list(meta, _FILTERS), names, 10)
    entry = json.loads(_replace(settled[_ENTRY], names))
    return {**settled, _ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()}


def _rename(
    settled: dict[str, bytes], path: str, data: bytes, names: dict[bytes, bytes], length: int
) -> None:
    """Keep a file under the name of its contents: <language>_<digest>."""
    stem = path.rpartition("/")[2].removeprefix("pagefind.").partition(".")[0]
    language = stem.rpartition("_")[0]
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:length]}"
    names[stem.encode()] = name.encode()
    settled[path.replace(stem, name)] = gzip.compress(data, mtime=0)


def _replace(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """Replace names by others of the same length."""
    for name, other in names.items():
        data = data.replace(name, other)
    return data


def _sort_list(data: bytes, place: int) -> bytes:
    """Return an unpacked file with one of its lists in order. Raises FormatError."""
    major, parts, at = _read_head(data, len(_MAGIC))
    if not data.startswith(_MAGIC) or major != _ARRAY or parts <= place:
        raise FormatError("another form")
    for _ in range(place):
        at = _end_of(data, at)
    _, count, at = _read_head(data, at)
    values, begin = [], at
    for _ in range(count):
        end = _end_of(data, at)
        values.append(data[at:end])
        at = end
    return data[:begin] + b"".join(sorted(values)) + data[at:]


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of an item, its number or length, and where what follows begins."""
    major, number = divmod(data[at], 32)
    size = _SIZES.get(number, 0)
    if size:
        number = int.from_bytes(data[at + 1 : at + 1 + size])
    return major, number, at + 1 + size


def _end_of(data: bytes, at: int) -> int:
    """Return where an item ends. Raises FormatError."""
    major, number, at = _read_head(data, at)
    if major == _TEXT:
        return at + number
    if major == _ARRAY:
        for _ in range(number):
            at = _end_of(data, at)
    elif major != _UINT:
        raise FormatError(f"an item of kind {major}")
    return at
