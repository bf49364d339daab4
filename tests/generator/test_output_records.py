"""What is remembered of a site: whole or not at all, and in little room."""

from pathlib import Path

from generator.output.inspection import Targets
from generator.output.records import KeptPage, open_record

LINKS = Targets(frozenset({"a/index.html"}), frozenset({("a/index.html", "risks")}))
PAGES = {
    path: KeptPage(path, {path: "0"}, frozenset({"main"}), LINKS)
    for path in ("index.html", "nn/index.html")
}


def test_pages_are_read_as_they_were_kept(tmp_path: Path) -> None:
    record = open_record(tmp_path, tmp_path / "records")
    assert record.read_pages() == {}
    record.keep_pages(PAGES)
    assert record.read_pages() == PAGES


def test_what_several_pages_link_to_is_held_once(tmp_path: Path) -> None:
    record = open_record(tmp_path, tmp_path / "records")
    record.keep_pages(PAGES)
    one, other = (page.targets for page in record.read_pages().values())
    assert [id(each) for each in one.paths] == [id(each) for each in other.paths]
    ((path, anchor),), ((same, too),) = one.anchors, other.anchors
    assert path is same
    assert anchor is too


def test_pages_of_another_shape_are_not_read(tmp_path: Path) -> None:
    record = open_record(tmp_path, tmp_path / "records")
    record._keep("pages.msgpack", {"index.html": 1})  # noqa: SLF001 - as another version would
    assert record.read_pages() == {}
