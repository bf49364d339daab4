"""Data files: read as text, and kept so that they are read fast again."""

from collections import Counter
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest
import yaml
from msgspec import msgpack

from schema.files import FOLDER, DataError, read_as, read_data
from schema.labels import DataShape, Label
from schema.user_cache import keep, read_kept


class Named(DataShape, frozen=True):
    """What a file may say."""

    name: str
    year: int


class Labelled(DataShape, frozen=True):
    """What has a label."""

    label: Label


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept: one of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "aktsom"


def write(folder: Path, text: str) -> Path:
    file = folder / "a.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    file = write(tmp_path, "a: [NO, 1.10, 0123]\n")
    assert read_data(file) == {"a": ["NO", "1.10", "0123"]}


def test_the_kept_copy_is_used_until_the_file_changes(tmp_path: Path, kept: Path) -> None:
    read_data(write(tmp_path, "a: one\n"))
    (copy,) = kept.iterdir()
    assert msgpack.decode(read_kept(copy.name) or b"") == {"a": "one"}
    keep(copy.name, msgpack.encode({"a": "kept"}))
    assert read_data(tmp_path / "a.yaml") == {"a": "kept"}
    assert read_data(write(tmp_path, "a: two\n")) == {"a": "two"}


@pytest.mark.parametrize("spoilt", ["", "\udc81", "\udc82\udca1a", "\udca1\udcff"])
def test_a_spoilt_copy_is_made_anew(tmp_path: Path, kept: Path, spoilt: str) -> None:
    file = write(tmp_path, "a: one\n")
    read_data(file)
    (copy,) = kept.iterdir()
    keep(copy.name, spoilt.encode("utf-8", "surrogateescape"))
    assert read_data(file) == {"a": "one"}
    assert msgpack.decode(read_kept(copy.name) or b"") == {"a": "one"}


def test_where_nothing_can_be_kept_the_file_is_read_all_the_same(
    tmp_path: Path, kept: Path
) -> None:
    kept.parent.mkdir()
    kept.touch()
    assert read_data(write(tmp_path, "a: one\n")) == {"a": "one"}


def test_a_copy_that_cannot_be_written_is_no_harm(tmp_path: Path, kept: Path) -> None:
    file = write(tmp_path, "a: one\n")
    read_data(file)
    (copy,) = kept.iterdir()
    copy.unlink()
    copy.mkdir()
    assert read_data(file) == {"a": "one"}
    assert list(kept.iterdir()) == [copy]


@pytest.mark.parametrize(
    ("text", "line", "why"), [("a:\n  - [\n", 3, "did not find"), ("a: 1\nb: c: d\n", 2, "mapping")]
)
def test_a_broken_data_file_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    with pytest.raises(DataError, match=rf"a\.yaml:{line}: .*{why}"):
        read_data(write(tmp_path, text))


def test_text_becomes_what_the_shape_asks_for(tmp_path: Path) -> None:
    assert read_as(write(tmp_path, "name: 2024\nyear: 2023\n"), Named) == Named("2024", 2023)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("name: a\n", 1, "year"),
        ("name: a\nyear: one\n", 2, "int"),
        ("name: a\nyear: 1\nb: c\n", 1, "b"),
        ("name:\n  - a\nyear: 1\n", 2, "str"),
    ],
)
def test_what_does_not_fit_the_shape_is_told_with_the_file_and_the_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    with pytest.raises(DataError, match=rf"a\.yaml:{line}: .*{why}"):
        read_as(write(tmp_path, text), Named)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one: {label: {nb: a, nn: b, en: c}}\ntwo:\n  label: {nb: a, en: c}\n", 3),
        ("one:\n  label:\n    nb: a\n    nn: b\n    en: [c]\n", 3),
        ("one: {label: {nb: a, nn: b, en: c}}\ntwo: three\n", 2),
    ],
)
def test_the_line_is_found_among_many_of_a_kind(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(DataError, match=rf"a\.yaml:{line}: "):
        read_as(write(tmp_path, text), dict[str, Labelled])


def test_an_empty_file_is_named_without_a_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.yaml: Expected"):
        read_as(write(tmp_path, "# nothing\n"), Named)


def test_a_file_of_our_own_is_named_from_the_top_of_the_program() -> None:
    error = DataError.at(FOLDER / "words.yaml", "no such list", 3)
    assert str(error) == "schema/words.yaml:3: no such list"
    assert str(copy(error)) == str(error), "it goes from one process to another"


def keys_said_twice(node: yaml.Node | None) -> Iterator[str]:
    """The keys that stand twice in one mapping: YAML's loaders drop the first without a word."""
    if isinstance(node, yaml.MappingNode):
        keys = Counter(str(key.value) for key, _ in node.value)
        yield from (key for key, times in keys.items() if times > 1)
        for _, value in node.value:
            yield from keys_said_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from keys_said_twice(value)


def test_no_data_file_says_a_key_twice() -> None:
    said_twice = [
        f"{file.relative_to(FOLDER.parent)}: {key}"
        for folder in (FOLDER, FOLDER.parent / "templates")
        for file in sorted(folder.rglob("*.yaml"))
        for key in keys_said_twice(yaml.compose(file.read_bytes(), Loader=yaml.CBaseLoader))
    ]
    assert said_twice == []
    assert [*keys_said_twice(yaml.compose("a: {b: 1, b: 2}"))] == ["b"], "one is found"
