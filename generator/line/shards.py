"""A site built in shards: what a shard says of itself, and whether shards fit together.

A shard is an output folder with the files of every n-th organisation, and one file that says what
the whole site must know of them. It is read where it may have come from another machine: nothing of
it is believed but values of the right shape, and files by their digests.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from generator.content.sources import discover
from generator.line.organisation_build import PlainOutcome
from generator.output.file_list import encode_packed
from generator.output.manifest import is_plain_path
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact, digest
from generator.plan.fingerprint import fingerprint_found, fingerprint_program

NAME = "aktsom-shard.json"


class ShardOptions(Struct, frozen=True):
    """What the shards of one site have been asked for alike, beside the content.

    `printer` and `parquet` say what PDFs and tables are made with; `precompress` whether files are
    compressed, too.
    """

    site: Site
    drafts: bool
    printer: str
    parquet: str
    precompress: bool


class Shard(Struct, frozen=True):
    """One of `count` shards, from 1; `program` and `content` are digests of what it comes from.

    `folders` are those of all organisations' pages, by key; `outcomes` are the shard's own.
    """

    number: int
    count: int
    program: str
    content: str
    options: ShardOptions
    folders: Mapping[str, str]
    outcomes: tuple[PlainOutcome, ...]
    format: Literal[1] = 1


class ShardError(Exception):
    """Shards that do not make a site; `key` names the words that say why, with `arguments`.

    shard_unreadable: no shard is in the folder · shards_differ_count, _options, _program, _content:
    two are not of the same · shard_other_program: they are of another version than this one ·
    shard_parquet_writer: what they write Parquet with is not here · shard_twice: two have the same
    number · shards_missing: some are not there · shard_damaged: a file is not what the shard says.
    """

    def __init__(self, key: str, **arguments: str) -> None:
        super().__init__(key, arguments)
        self.key, self.arguments = key, arguments


def fingerprint_options(options: ShardOptions) -> str:
    """Return the fingerprint of the program, asked for a site like this one."""
    drafts, printer, packed = options.drafts, options.printer, options.precompress
    return fingerprint_program(options.site, drafts, printer, packed)


def keys_of_shard(keys: Sequence[str], shard: tuple[int, int] | None) -> tuple[str, ...]:
    """Return the organisations of a shard (its number and how many there are): every n-th."""
    number, count = shard or (1, 1)
    return tuple(keys[number - 1 :: count])


def digest_content(content: Path, keys: Iterable[str]) -> str:
    """Return a digest of all organisations' files: shards of other content do not fit together."""
    digest = sha256()
    for key in keys:
        digest.update(fingerprint_found(*discover(content, key), program=key).encode())
    return digest.hexdigest()


def describe_shard(shard: Shard) -> Artifact:
    """Return the file by which a shard can be joined with others."""
    names = [each for each in PlainOutcome.__struct_fields__ if each != "told"]
    plain = (
        PlainOutcome(**{name: getattr(each, name) for name in names}) for each in shard.outcomes
    )
    described = replace(shard, outcomes=tuple(plain))
    # Mappings keep their order: it is that of the pages and data they become.
    return Artifact(NAME, json.encode(described, enc_hook=encode_packed) + b"\n")


def read_shards(folders: Sequence[Path]) -> Mapping[Path, Shard]:
    """Return the shards of one site by folder, in their order. Raises ShardError."""
    read = {folder: _read(folder) for folder in folders}
    first, *others = read
    for other in others:
        _compare(first, other, read)
    count = read[first].count
    numbers = Counter(each.number for each in read.values())
    twice = [number for number, times in numbers.items() if times > 1]
    if twice:
        raise ShardError("shard_twice", number=str(min(twice)))
    missing = [str(number) for number in range(1, count + 1) if number not in numbers]
    if missing:
        raise ShardError("shards_missing", numbers=", ".join(missing), count=str(count))
    ordered = sorted(read, key=lambda folder: read[folder].number)
    return {folder: read[folder] for folder in ordered}


def _read(folder: Path) -> Shard:
    try:
        shard = json.decode((folder / NAME).read_bytes(), type=Shard)
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        raise ShardError("shard_unreadable", path=str(folder)) from None
    made = [each.made for each in shard.outcomes]
    paths = chain.from_iterable((*each.files, *each.published) for each in made if each)
    whole = all(made) and all(each.key in shard.folders for each in shard.outcomes)
    if not (whole and 1 <= shard.number <= shard.count and all(map(is_plain_path, paths))):
        raise ShardError("shard_unreadable", path=str(folder))
    return shard


def _compare(first: Path, other: Path, read: Mapping[Path, Shard]) -> None:
    one, two = read[first], read[other]
    parts: Mapping[str, tuple[object, object]] = {
        "shards_differ_count": (one.count, two.count),
        "shards_differ_options": (one.options, two.options),
        "shards_differ_program": (one.program, two.program),
        "shards_differ_content": ((one.content, one.folders), (two.content, two.folders)),
    }
    for key, (mine, theirs) in parts.items():
        if mine != theirs:
            raise ShardError(key, one=str(first), other=str(other))


def order_outcomes(shards: Iterable[Shard]) -> tuple[PlainOutcome, ...]:
    """Return the outcomes of all shards in the order of the content."""
    found = {each.key: each for shard in shards for each in shard.outcomes}
    # What a shard says of itself is not believed.
    found = {key: replace(each, told="") for key, each in found.items()}
    return tuple(found[key] for key in sorted(found))


def fetch(folder: Path, path: str, expected: str) -> Artifact:
    """Return a file of a shard. Raises ShardError when it is not what the shard says."""
    try:
        data = (folder / path).read_bytes()
    except OSError:
        data = b""
    if digest(data) != expected:
        raise ShardError("shard_damaged", path=str(folder / path))
    return Artifact(path, data)
