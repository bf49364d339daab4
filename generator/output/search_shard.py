"""The search index of one organisation's pages: a shard of the whole site's, made by itself.

It is made of so many pages at a time, so that memory is bounded however many there are; where they
are more, the rest is indexed in parts, which the words' file names.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

import msgspec
from msgspec.structs import replace

from generator.output.manifest import Made
from generator.output.pagefind import PageFile, run_pagefind
from generator.output.search_files import list_texts, read_index
from generator.output.search_words import list_search_words
from generator.output.write import Staging
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import INDEX, is_indexed
from generator.plan.site_plan import SitePlan

# Pagefind takes about 0.2 MB for a page, and 3 to 5 ms.
_PAGES_AT_ONCE = 500
# What is on every page beside the name of a question and its answer, and the heads of tables.
_LEFT_OUT = (
    ".eyebrow, .question-wording, .question-meta, .contents, .pager, .step-meta, .answer-note, "
    "thead"
)


def list_indexed(plan: SitePlan) -> tuple[str, ...]:
    """Return the addresses of the pages that search finds, each beside its translations."""
    return tuple(page.path for page in plan.pages if is_indexed(page, plan.site))


def make_shard(
    pages: Mapping[str, str], folder: str, staging: Staging, previous: Made | None, program: str
) -> Made:
    """Make the index of pages (path to SHA-256) in a folder, or keep the previous one.

    It is kept if it is of the same pages: `searched` says so. `program` is the fingerprint of all
    that is not content. Raises SearchError.
    """
    batches = [sorted(some) for some in _divide([*pages])]
    inputs = fingerprint_index(
        program, folder, [[(path, pages[path]) for path in some] for some in batches]
    )
    if previous and previous.searched == inputs:
        kept = {path: each for path, each in previous.files.items() if path.startswith(f"{INDEX}/")}
        if kept and staging.holds(kept):
            return Made("", kept, searched=inputs)
    made = (
        Artifact(f"{folder}/{path}", data)
        for path, data in _make_files(batches, staging, engine=folder == INDEX)
    )
    return Made("", {each.path: staging.put(each) for each in made}, searched=inputs)


def fingerprint_index(*given: object) -> str:
    """Return a digest of what an index is made of, and of what makes it."""
    inputs = json.dumps([version("pagefind-bin"), _LEFT_OUT, *given])
    return hashlib.sha256(inputs.encode()).hexdigest()


def _make_files(
    batches: Sequence[Sequence[str]], staging: Staging, *, engine: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the parts of an index, and the words of each language."""
    texts: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for number, some in enumerate(batches, 1):
        part = str(number) if number > 1 else ""
        pages = [PageFile(staging.locate(path), path) for path in some]
        files = read_index(run_pagefind(pages, _LEFT_OUT), engine=engine)
        for language, found in list_texts(files).items():
            texts.setdefault(language, []).extend(found)
            parts.setdefault(language, []).append(part)
        yield from ((f"{part}/{path}" if part else path, files[path]) for path in sorted(files))
    for language, found in texts.items():
        words = replace(list_search_words(found), parts=tuple(parts[language]))
        yield name_words(language), msgspec.json.encode(words)


def _divide(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(paths), _PAGES_AT_ONCE):
        yield paths[start : start + _PAGES_AT_ONCE]


def name_words(language: str) -> str:
    """Return the name of the file of a language's words."""
    return f"words.{language}.json"
