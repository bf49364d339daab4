"""The search index: Pagefind reads the built pages and answers with files for the site.

What it makes is written as everything else is. Equal pages give equal files: Pagefind is given the
pages in order, and its filters and languages, which it lists in random order, are put in order in
its files.
"""

import gzip
import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Mapping
from errno import ENOSPC
from importlib.metadata import version
from pathlib import Path

import cbor2

from generator.output.manifest import Made
from generator.output.pagefind import SearchError, run_pagefind
from generator.output.search_words import list_search_words
from generator.output.write import Staging
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import INDEX, is_indexed
from generator.plan.site_plan import SitePlan

_ENTRY = "pagefind-entry.json"
# Its other files are CBOR after this mark, packed with gzip: a filter is its name and its values,
# each with the pages that have it; the fourth part of the meta file lists the filters.
_MAGIC = b"pagefind_dcd"
_FILTER, _VALUES = ".pf_filter", 1
_META, _FILTERS = ".pf_meta", 3
_FOLDERS = ("fragment", "index", "filter")
# With less room on the disk than this, in bytes, that is why an index is not whole.
_ROOM = 1_000_000
_FRAGMENTS = "fragment/"
# What is on every page beside the name of a question and its answer, and the heads of tables.
_LEFT_OUT = (
    ".eyebrow, .question-wording, .question-meta, .contents, .pager, .step-meta, .answer-note, "
    "thead"
)


def list_indexed(plan: SitePlan) -> tuple[str, ...]:
    """Return the addresses of the pages that search finds."""
    return tuple(page.path for page in plan.pages if is_indexed(page, plan.site))


def make_index(
    pages: Mapping[str, str], staging: Staging, previous: Made | None, program: str
) -> Made:
    """Make the index of pages (path to SHA-256), or keep the previous one if it is of the same.

    `program` is the fingerprint of all that is not content. Raises SearchError.
    """
    inputs = _fingerprint(pages, program)
    if previous and previous.inputs == inputs and staging.holds(previous.files):
        return previous
    if not pages:
        return Made(inputs, {})
    with staging.separate("search") as folder:
        run_pagefind([(staging.locate(path), path) for path in sorted(pages)], folder, _LEFT_OUT)
        found = _read_whole(folder)
    found |= _list_words(found)
    made = (Artifact(f"{INDEX}/{path}", data) for path, data in sorted(found.items()))
    return Made(inputs, {each.path: staging.put(each) for each in made})


def _read_whole(made: Path) -> dict[str, bytes]:
    """Return the files of an index. Raises SearchError, OSError when it was not written whole."""
    try:
        return normalise_index(_read(made))
    except (ValueError, LookupError, TypeError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        if shutil.disk_usage(made).free < _ROOM:  # Pagefind does not say so
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(made)) from error
        raise SearchError("the index is not whole") from error


def _fingerprint(pages: Mapping[str, str], program: str) -> str:
    inputs = json.dumps([program, version("pagefind-bin"), sorted(pages.items())])
    return hashlib.sha256(inputs.encode()).hexdigest()


def _list_words(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the file of the words of each language, by path; a fragment is a page's text."""
    contents: dict[str, list[str]] = {}
    for path in files:
        if path.startswith(_FRAGMENTS):
            page = json.loads(gzip.decompress(files[path]).removeprefix(_MAGIC))
            language = path.removeprefix(_FRAGMENTS).partition("_")[0]
            contents.setdefault(language, []).append(page["content"])
    return {f"words.{each}.json": list_search_words(contents[each]) for each in contents}


def _read(folder: Path) -> dict[str, bytes]:
    """Return what searching needs of what Pagefind made: nothing of its own user interfaces."""
    entry = folder / _ENTRY
    languages = json.loads(entry.read_bytes())["languages"].values()
    # A language whose words Pagefind knows no stems of is searched by whole words.
    stemmers = {each["wasm"] or "unknown" for each in languages}
    names = {entry.name, "pagefind.js", *(f"wasm.{each}.pagefind" for each in stemmers)}
    names |= {path.name for path in folder.glob("*.pf_meta")}
    inner = (path for each in _FOLDERS for path in (folder / each).glob("*"))
    paths = [*(folder / name for name in names), *inner]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def normalise_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index, by path, in an order that depends on nothing but the pages.

    Files are named after their contents: the meta file names the filters, the entry names the meta
    file. Raises SearchError when one is not as Pagefind has made them so far.
    """
    ordered = {path: data for path, data in files.items() if not path.endswith((_FILTER, _META))}
    names: dict[bytes, bytes] = {}
    for suffix, place, length in ((_FILTER, _VALUES, 7), (_META, _FILTERS, 10)):
        for path in (each for each in files if each.endswith(suffix)):
            data = _sort_list(_rename(gzip.decompress(files[path]), names), place)
            stem = path.rpartition("/")[2].removeprefix("pagefind.").partition(".")[0]
            name = f"{stem.rpartition('_')[0]}_{hashlib.sha256(data).hexdigest()[:length]}"
            names[stem.encode()] = name.encode()
            ordered[path.replace(stem, name)] = gzip.compress(data, mtime=0)
    entry = json.loads(_rename(ordered[_ENTRY], names))
    return {**ordered, _ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()}


def _rename(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """Replace names of files by others of the same length."""
    for name, other in names.items():
        data = data.replace(name, other)
    return data


def _sort_list(data: bytes, place: int) -> bytes:
    """Return an unpacked file with one of its lists in order. Raises SearchError."""
    try:
        parts = cbor2.loads(data.removeprefix(_MAGIC))
        known = isinstance(parts[0], str) and _MAGIC + cbor2.dumps(parts) == data
        parts[place].sort(key=cbor2.dumps)
    except (cbor2.CBORError, TypeError, LookupError, AttributeError) as error:
        raise SearchError("the index has another form") from error
    if not known:
        raise SearchError("the index has another form")
    return _MAGIC + cbor2.dumps(parts)
