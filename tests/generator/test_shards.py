"""A site built in shards and joined: equal to one build, or said why it cannot be made."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json
from msgspec.structs import replace

from generator.commands.usage import UsageError
from generator.commands.values import read_shard
from generator.findings.finding import Finding
from generator.line.build import Built, Options, build
from generator.line.join import join
from generator.line.shards import NAME, Shard, ShardError
from generator.output.file_list import encode_packed
from tests.generator.samples import AS_OF
from tests.tools import ROOT

CONTENT = ROOT / "tests" / "folders" / "register"
COUNT = 4


def build_shard(out: Path, number: int, count: int = COUNT, **options: object) -> Built:
    """Build one shard of the six organisations, in this process."""
    asked = Options(AS_OF, drafts=True, search=False, processes=1, shard=(number, count))
    return build(CONTENT, out, replace(asked, **options))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four shards, each in a folder of its own; nothing may be changed in them."""
    folder = tmp_path_factory.mktemp("shards")
    for number in range(1, COUNT + 1):
        assert build_shard(folder / str(number), number).written
    return folder


@pytest.fixture
def shards(made: Path, tmp_path: Path) -> Path:
    """The four shards, to change."""
    return Path(shutil.copytree(made, tmp_path / "shards"))


def folders(shards: Path) -> list[Path]:
    """The folders of the shards, the last one first: their order is not what counts."""
    return sorted(shards.iterdir(), reverse=True)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site, what it says of itself included."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


@pytest.mark.slow
def test_what_is_joined_equals_one_build_byte_for_byte(made: Path, tmp_path: Path) -> None:
    whole = build(CONTENT, tmp_path / "whole", Options(AS_OF, drafts=True, search=False))
    joined = join(folders(made), tmp_path / "joined")
    assert whole.written
    assert joined.written
    assert (joined.shards, joined.pages) == (COUNT, whole.pages)
    assert files_of(tmp_path / "joined") == files_of(tmp_path / "whole")
    again = join(folders(made), tmp_path / "joined")
    assert again.written
    assert again.written.written == 0


@pytest.mark.slow
def test_with_search_addresses_and_compression_it_is_equal_too(tmp_path: Path) -> None:
    options = Options(
        AS_OF, drafts=True, site_url="https://example.org/", precompress=True, processes=1
    )
    build(CONTENT, tmp_path / "whole", options)
    for number in (1, 2):
        build(CONTENT, tmp_path / "shards" / str(number), replace(options, shard=(number, 2)))
    join(folders(tmp_path / "shards"), tmp_path / "joined")
    assert files_of(tmp_path / "joined") == files_of(tmp_path / "whole")


def test_every_organisation_is_in_one_shard(made: Path) -> None:
    keys = [each.key for folder in folders(made) for each in read(folder).outcomes]
    assert sorted(keys) == sorted(each.name for each in CONTENT.iterdir() if each.is_dir())


def test_there_may_be_more_shards_than_organisations(tmp_path: Path) -> None:
    for number in range(1, 9):
        build_shard(tmp_path / "shards" / str(number), number, 8)
    assert join(folders(tmp_path / "shards"), tmp_path / "site").written


def read(folder: Path) -> Shard:
    """What a shard says of itself."""
    return json.decode((folder / NAME).read_bytes(), type=Shard)


def say(folder: Path, **values: object) -> None:
    """Let a shard say something else."""
    (folder / NAME).write_bytes(
        json.encode(replace(read(folder), **values), enc_hook=encode_packed)
    )


def of_other_options(folder: Path) -> None:
    """Build a shard anew with another address."""
    shutil.rmtree(folder)
    build_shard(folder, 2, site_url="https://example.org/")


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (shutil.rmtree, "shards_missing"),
    "not a shard": (lambda of: (of / NAME).unlink(), "shard_unreadable"),
    "cut off": (lambda of: (of / NAME).write_bytes(b'{"number": 2'), "shard_unreadable"),
    "of another format": (lambda of: (of / NAME).write_bytes(b'{"format": 2}'), "shard_unreadable"),
    "the same twice": (lambda of: say(of, number=1), "shard_twice"),
    "of another count": (lambda of: say(of, count=5), "shards_differ_count"),
    "out of count": (lambda of: say(of, number=9), "shard_unreadable"),
    "of another version": (lambda of: say(of, program="0"), "shards_differ_program"),
    "of other content": (lambda of: say(of, content="0"), "shards_differ_content"),
    "with other options": (of_other_options, "shards_differ_options"),
    "a page changed": (
        lambda of: next(of.rglob("index.html")).write_text("<p>", "utf-8"),
        "shard_damaged",
    ),
    "a page gone": (lambda of: next(of.rglob("index.html")).unlink(), "shard_damaged"),
}


@pytest.mark.parametrize(("fault", "key"), FAULTS.values(), ids=FAULTS)
def test_shards_that_do_not_fit_make_no_site(
    shards: Path, tmp_path: Path, fault: Callable[[Path], object], key: str
) -> None:
    fault(shards / "2")
    with pytest.raises(ShardError) as raised:
        join(folders(shards), tmp_path / "site")
    assert raised.value.key == key
    assert not list(tmp_path.glob("site/*"))


def test_shards_of_another_version_than_this_one_are_refused(shards: Path, tmp_path: Path) -> None:
    for each in folders(shards):
        say(each, program="0")
    with pytest.raises(ShardError) as raised:
        join(folders(shards), tmp_path / "site")
    assert raised.value.key == "shard_other_program"


def test_nothing_is_written_outside_the_site(shards: Path, tmp_path: Path) -> None:
    shard = read(shards / "2")
    (first, *others) = shard.outcomes
    assert first.made
    evil = replace(first.made, files={**first.made.files, "../evil.html": "0"})
    say(shards / "2", outcomes=(replace(first, made=evil), *others))
    with pytest.raises(ShardError) as raised:
        join(folders(shards), tmp_path / "site")
    assert raised.value.key == "shard_unreadable"
    assert not (tmp_path / "evil.html").exists()


def test_an_address_that_the_last_site_had_is_missed_when_joined(
    made: Path, tmp_path: Path
) -> None:
    join(folders(made), tmp_path / "site")
    for number in (1, 2):
        shard = build_shard(tmp_path / "shards" / str(number), number, 2, drafts=False)
        assert shard.written
    joined = join(folders(tmp_path / "shards"), tmp_path / "site")
    assert all(isinstance(each, Finding) for each in joined.findings)


@pytest.mark.parametrize("written", ["0/4", "5/4", "4", "a/b", "1/2/3", "-1/4", "1/0", ""])
def test_what_is_no_shard_is_wrong_use(written: str) -> None:
    with pytest.raises(UsageError):
        read_shard(written)


def test_a_shard_is_which_of_how_many() -> None:
    assert read_shard("3/8") == (3, 8)
