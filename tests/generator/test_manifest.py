"""The manifest: what it remembers, and what it does not believe."""

from pathlib import Path

import pytest

from generator.output.manifest import (
    NAME,
    Made,
    Manifest,
    format_manifest,
    is_plain_path,
    read_manifest,
)
from generator.plan.artifacts import digest

MANIFEST = Manifest({"lo": Made("inputs", {"lo/index.html": "1"})}, {"index.html": "2"})


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(format_manifest(MANIFEST))
    assert read_manifest(tmp_path / NAME) == MANIFEST
    assert list(MANIFEST.paths) == ["lo/index.html", "index.html"]


def test_equal_manifests_have_equal_bytes_in_whatever_order_they_grew() -> None:
    one = Manifest({}, {"a": "1", "b": "2"})
    other = Manifest({}, {"b": "2", "a": "1"})
    assert format_manifest(one) == format_manifest(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "[]",
        '{"version": 99, "organisations": {}, "files": {}}',
        "[" * 100_000,
        '{"version": 1, "organisations": {}, "files": ["a"]}',
        '{"version": 1, "organisations": {"lo": 3}, "files": {}}',
        '{"version": 1, "organisations": {}, "files": {"../elsewhere.txt": "1"}}',
        '{"version": 1, "organisations": {}, "files": {"\udcb1": "1"}}',
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_manifest(tmp_path / NAME) is None


def test_a_link_in_the_place_of_a_manifest_is_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(format_manifest(MANIFEST))
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    assert read_manifest(tmp_path / NAME) is None


def test_a_manifest_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / NAME) is None


@pytest.mark.parametrize("path", ["index.html", "lo/2023/index.html", "2023/Årsplan 2.0 (å).pdf"])
def test_plain_paths(path: str) -> None:
    assert is_plain_path(path)


@pytest.mark.parametrize(
    "path", ["", "/a", "a/", "a//b", ".", "..", "a/../b", "a\\b", "C:/a", "a\nb", "a/ ./b"]
)
def test_paths_that_are_not_plain(path: str) -> None:
    assert not is_plain_path(path)


def test_a_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
