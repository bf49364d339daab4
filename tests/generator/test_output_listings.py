"""Folders packed: names and states, and how the files of a site lie in them."""

from pathlib import Path

from generator.content.file_state import find_state
from generator.output.listings import UNKNOWN, FolderListing, Tree, look

PATHS = ["a/b/c.html", "a/b.html", "a b/x.html", "index.html", "a-b/y.html"]


def test_a_folder_is_seen_as_the_tree_has_it(tmp_path: Path) -> None:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    tree = Tree.of(PATHS)
    assert sorted(tree.names) == ["", "a b/", "a-b/", "a/", "a/b/"]
    assert tree.names[""] == ["a b/", "a-b/", "a/", "index.html"]
    assert sorted(tree.list_paths()) == sorted(PATHS)
    assert tree.count == len(PATHS)
    for folder, names in tree.names.items():
        seen = look(f"{tmp_path}/{folder}").listing
        assert seen.list() == names
        assert tree.is_as(folder, seen)
        states = seen.open()
        assert states == {name: find_state(f"{tmp_path}/{folder}{name}") for name in states}
        assert FolderListing.of({**dict.fromkeys(names, UNKNOWN), **states}) == seen
    assert not tree.is_as("a/", None)
    assert not tree.is_as("gone/", FolderListing())


def test_a_path_that_is_there_twice_is_there_twice() -> None:
    assert Tree.of(["a.html", "a.html"]).names == {"": ["a.html", "a.html"]}


def test_links_are_told_of_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "inner")
    seen = look(str(tmp_path))
    assert (seen.links, seen.listing.list()) == (("link",), ["inner/", "link"])


def test_a_number_that_has_no_room_is_not_known() -> None:
    assert FolderListing.of({"a": (1, 1, 1, 1 << 64)}).open() == {"a": UNKNOWN}
