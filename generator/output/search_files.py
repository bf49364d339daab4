"""The files of a search index as Pagefind makes them: read whole, and put in order.

Equal contents give equal files: Pagefind is given them in order, and its filters and languages,
which it lists in random order, are put in order in its files.
"""

import gzip
import hashlib
import json
import zlib
from base64 import b64decode
from collections.abc import Mapping

from generator.output.pagefind import SearchError

ENTRY = "pagefind-entry.json"
# Its other files are CBOR after this mark, packed with gzip: a filter is its name and its values,
# each with the pages that have it; the fourth part of the meta file lists the filters.
_MAGIC = b"pagefind_dcd"
_FILTER, _VALUES = ".pf_filter", 1
META, _FILTERS = ".pf_meta", 3
_FRAGMENTS = "fragment/"
_FOLDERS = (_FRAGMENTS, "index/", "filter/")


def read_index(made: Mapping[str, str], *, engine: bool) -> dict[str, bytes]:
    """Return the files of an index that Pagefind made, by path: those that searching needs.

    With the `engine`, also the program that searches, which other indexes are merged into. Nothing
    of Pagefind's own user interfaces. Raises SearchError.
    """
    try:
        return normalise_index(_read(made, engine=engine))
    except (ValueError, LookupError, TypeError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SearchError("the index is not whole") from error


def _read(made: Mapping[str, str], *, engine: bool) -> dict[str, bytes]:
    names = {ENTRY}
    if engine:
        # A language whose words Pagefind knows no stems of is searched by whole words.
        languages = json.loads(b64decode(made[ENTRY]))["languages"].values()
        stemmers = {each["wasm"] or "unknown" for each in languages}
        names |= {"pagefind.js", *(f"wasm.{each}.pagefind" for each in stemmers)}
    names |= {each for each in made if each.startswith(_FOLDERS) or each.endswith(META)}
    return {each: b64decode(made[each]) for each in names}


def list_texts(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the texts of an index by language; a fragment is a page's text."""
    texts: dict[str, list[str]] = {}
    for path in files:
        if path.startswith(_FRAGMENTS):
            page = json.loads(gzip.decompress(files[path]).removeprefix(_MAGIC))
            language = path.removeprefix(_FRAGMENTS).partition("_")[0]
            texts.setdefault(language, []).append(page["content"])
    return texts


def normalise_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index, by path, in an order that depends on nothing but the pages.

    Files are named after their contents: the meta file names the filters, the entry names the meta
    file. Raises SearchError when one is not as Pagefind has made them so far.
    """
    ordered = {path: data for path, data in files.items() if not path.endswith((_FILTER, META))}
    names: dict[bytes, bytes] = {}
    for suffix, place, length in ((_FILTER, _VALUES, 7), (META, _FILTERS, 10)):
        for path in (each for each in files if each.endswith(suffix)):
            data = _sort_list(_rename(gzip.decompress(files[path]), names), place)
            stem = path.rpartition("/")[2].removeprefix("pagefind.").partition(".")[0]
            name = f"{stem.rpartition('_')[0]}_{hashlib.sha256(data).hexdigest()[:length]}"
            names[stem.encode()] = name.encode()
            ordered[path.replace(stem, name)] = gzip.compress(data, mtime=0)
    entry = json.loads(_rename(ordered[ENTRY], names))
    return {**ordered, ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()}


def _rename(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """Replace names of files by others of the same length."""
    for name, other in names.items():
        data = data.replace(name, other)
    return data


def _sort_list(data: bytes, place: int) -> bytes:
    """Return an unpacked file with one of its lists in order. Raises SearchError."""
    import cbor2

    try:
        parts = cbor2.loads(data.removeprefix(_MAGIC))
        known = isinstance(parts[0], str) and _MAGIC + cbor2.dumps(parts) == data
        parts[place].sort(key=cbor2.dumps)
    except (cbor2.CBORError, TypeError, LookupError, AttributeError) as error:
        raise SearchError("the index has another form") from error
    if not known:
        raise SearchError("the index has another form")
    return _MAGIC + cbor2.dumps(parts)
