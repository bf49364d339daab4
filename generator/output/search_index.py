"""Search over a whole register: what searches, a small index of statements, and a list of shards.

Each organisation's pages are indexed by themselves (`search_shard`), and merged in the browser: all
of them where they are few; else the statements come first, and of the shards a few at a time. The
statements are divided, too, so that a change in one makes no more than a part of them anew.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.data.statements import StatementRecord
from generator.output.file_list import FileList
from generator.output.manifest import Made
from generator.output.pagefind import TextRecord, run_pagefind
from generator.output.search_files import META, list_texts, read_index
from generator.output.search_shard import fingerprint_index, name_words
from generator.output.search_words import SearchWords, list_search_words, merge_search_words
from generator.output.write import Output, Staging
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import INDEX, SEARCHED_AT_ONCE, SHARDS, STATEMENTS

# Pagefind takes about 0.1 MB for the record of a statement, and 1 to 2 ms.
_RECORDS_AT_ONCE = 256
# So many words of statements are listed for a register: some 200 kB.
_MOST_WORDS = 20_000
# A letter of one old manuscript: the program that searches needs an index, but nothing in it.
_NOTHING = "ꙮ"


class Searched(Struct, frozen=True):
    """What an organisation adds to the search: its statements, and the index in its `files`."""

    key: str
    statements: tuple[StatementRecord, ...]
    files: FileList = FileList.of({})

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its statements, the newest first."""
        return tuple(dict.fromkeys(each.year for each in self.statements))


class _Shard(Struct, frozen=True, array_like=True):
    """An organisation's index, or a part of it, as the browser is told: its folder, the years."""

    folder: str
    years: tuple[int, ...]


class _Previous(Struct, frozen=True):
    """What the last build made, as far as it may be used again."""

    output: Output
    keep: bool

    def find(self, name: str, inputs: str) -> Made | None:
        """Return what was made of the same, if the site still has it, whole."""
        made = self.output.previous.searches.get(name) if self.keep else None
        if made is None or made.inputs != inputs:
            return None
        return made if self.output.has(made.packed) else None


def make_index(
    searched: Sequence[Searched],
    languages: Collection[str],
    output: Output,
    program: str,
    *,
    keep: bool = True,
) -> dict[str, Made]:
    """Make what searches a register of organisations; `keep` of the last what is of the same.

    `languages` are those that can be searched in; `program` is the fingerprint of all that is not
    content. Returns what was made by its folder, from that of the index. Raises SearchError.
    """
    previous = _Previous(output, keep)
    made: dict[str, Made] = {}
    records = {each.key: each.statements for each in searched}
    if len(searched) > SEARCHED_AT_ONCE:
        for name, keys in divide({key: len(each) for key, each in records.items()}).items():
            group = [record for key in keys for record in records[key]]
            made[f"statements/{name}"] = _make_group(group, name, previous, program)
    shards = _list_shards(searched, languages)
    groups = {name: each.inputs for name, each in made.items()}
    inputs = fingerprint_index(program, sorted(languages), str(shards), groups)
    whole = previous.find("", inputs)
    if whole is None:
        staging = output.staging
        files = {**_make_engine(languages), **shards, **_merge(made, languages, staging)}
        whole = _put(files, INDEX, inputs, staging)
    return {"": whole, **made}


def divide(counts: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Divide organisations, by how many records each has, into groups that are indexed at once.

    A group is named after the first bits of its keys' digests: there are as many as it takes, and
    one organisation more or less changes no other group, but for one that becomes too large.
    """
    bits = {key: f"{int(hashlib.sha256(key.encode()).hexdigest()[:16], 16):064b}" for key in counts}
    return dict(_split("", tuple(sorted(counts)), counts, bits))


def _split(
    name: str, keys: tuple[str, ...], counts: Mapping[str, int], bits: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(keys) < 2 or sum(counts[key] for key in keys) <= _RECORDS_AT_ONCE:
        if any(counts[key] for key in keys):
            yield name or "all", keys
        return
    for bit in "01":
        inner = tuple(key for key in keys if bits[key].startswith(f"{name}{bit}"))
        yield from _split(f"{name}{bit}", inner, counts, bits)


def _make_group(
    records: Sequence[StatementRecord], name: str, previous: _Previous, program: str
) -> Made:
    inputs = fingerprint_index(program, [msgspec.structs.astuple(each) for each in records])
    if known := previous.find(f"statements/{name}", inputs):
        return known
    staging = previous.output.staging
    files = read_index(run_pagefind([_describe(each) for each in records]), engine=False)
    for language, texts in list_texts(files).items():
        files[name_words(language)] = msgspec.json.encode(list_search_words(texts))
    return _put(files, f"{STATEMENTS}/{name}", inputs, staging)


def _describe(record: StatementRecord) -> TextRecord:
    """Return what Pagefind is told of a statement; whose it is comes with what is found."""
    meta = {
        "title": record.title,
        "context": record.context,
        "key": record.key,
        "search": f"/{record.search}",
    }
    return TextRecord(record.page, record.language, record.text, meta, str(record.year))


def _make_engine(languages: Collection[str]) -> dict[str, bytes]:
    """Return the program that searches in these languages, with an index of nothing."""
    nothing = [TextRecord(each, each, _NOTHING) for each in sorted(languages)]
    return read_index(run_pagefind(nothing), engine=True)


def _list_shards(searched: Sequence[Searched], languages: Collection[str]) -> dict[str, bytes]:
    """Return the list of organisations' indexes that have a language, for each of them."""
    shards: dict[str, list[_Shard]] = {language: [] for language in sorted(languages)}
    for each in searched:
        start = f"{SHARDS}/{each.key}/"
        for path in each.files.list_ending(META):
            if path.startswith(start):
                folder, _, name = path.removeprefix(f"{SHARDS}/").rpartition("/")
                language = name.removeprefix("pagefind.").partition("_")[0]
                shards[language].append(_Shard(folder, each.years))
    return {
        f"organisations.{language}.json": msgspec.json.encode(listed)
        for language, listed in shards.items()
    }


def _merge(
    groups: Mapping[str, Made], languages: Collection[str], staging: Staging
) -> dict[str, bytes]:
    """Return the words of all statements, by language, and which groups have statements in it."""
    found: dict[str, dict[str, SearchWords]] = {name_words(each): {} for each in sorted(languages)}
    for name, made in groups.items():
        for path in made.files:
            file = path.rpartition("/")[2]
            if file in found:
                data = staging.locate(path).read_bytes()
                found[file][name] = msgspec.json.decode(data, type=SearchWords)
    return {
        file: msgspec.json.encode(
            replace(merge_search_words(by_name.values(), _MOST_WORDS), statements=tuple(by_name))
        )
        for file, by_name in found.items()
    }


def _put(files: Mapping[str, bytes], folder: str, inputs: str, staging: Staging) -> Made:
    made = (Artifact(f"{folder}/{path}", data) for path, data in sorted(files.items()))
    return Made(inputs, {each.path: staging.put(each) for each in made})
