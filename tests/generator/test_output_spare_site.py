"""The site before the last: used where it has the very same files, and never believed."""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from time import sleep

import pytest

from generator.output import spare_site, write
from generator.output import switch as switching
from generator.output.manifest import NAME, Manifest
from generator.output.records import open_record
from generator.output.write import Written, open_output
from generator.plan.artifacts import Artifact

FILES = {f"{folder}/{name}.html": f"{folder} {name}" for folder in "abcd" for name in "1234"}


def put(folder: Path, files: Mapping[str, str]) -> Written:
    """Write a site of these texts."""
    with open_output(folder) as output:
        artifacts = [Artifact(path, text.encode()) for path, text in files.items()]
        found = {each.path: output.staging.put(each) for each in artifacts}
        return output.commit(Manifest({}, found))


def texts(folder: Path) -> dict[str, str]:
    """Every file of a site but the manifest, by path; and its folders, so that none is empty."""
    found = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*")}
    return {
        path: "" if each.is_dir() else each.read_text("utf-8")
        for path, each in found.items()
        if path != NAME
    }


def whole(files: Mapping[str, str]) -> dict[str, str]:
    """What `texts` has of a site that is right."""
    return {**dict.fromkeys((path.partition("/")[0] for path in files if "/" in path), ""), **files}


def spare_of(site: Path) -> Path:
    """Where the site before the last is kept."""
    place = open_record(site).place
    assert place
    return place / "spare"


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a link is made to, as they come."""
    made, link = list[str](), spare_site._link  # noqa: SLF001

    def noted(old: str, new: str) -> None:
        made.append(old)
        link(old, new)

    monkeypatch.setattr(spare_site, "_link", noted)
    return made


def test_only_what_differs_from_the_site_before_the_last_is_touched(
    tmp_path: Path, links: list[str]
) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    assert not spare_of(site).exists(), "there was none before"
    put(site, {**FILES, "a/1.html": "new"})
    assert len(set(links)) == len(FILES) - 1
    assert spare_of(site).is_dir()
    links.clear()
    states = {path: (site / path).stat().st_ctime_ns for path in FILES}
    put(site, {**FILES, "a/1.html": "new", "b/2.html": "new"})
    assert links == [f"{site}/a/1.html"]
    assert texts(site) == whole({**FILES, "a/1.html": "new", "b/2.html": "new"})
    after = {path: (site / path).stat().st_ctime_ns for path in FILES}
    assert [path for path in FILES if after[path] != states[path]] == ["a/1.html", "b/2.html"]


def test_it_is_not_kept_where_most_has_changed_or_nothing_is_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    put(site, {path: text if path < "b" else "new" for path, text in FILES.items()})
    assert not spare_of(site).exists()

    def refuse(*_: str) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    put(site, FILES)
    put(site, {**FILES, "a/1.html": "new"})
    assert not spare_of(site).exists()
    assert texts(site) == whole({**FILES, "a/1.html": "new"})


def _write_into(file: Path) -> None:
    file.write_text("planted", "utf-8")


def _replace(file: Path) -> None:
    file.unlink()
    file.write_text("planted", "utf-8")


def _lead_away(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parents[1] / "elsewhere")


def _stand_in_the_way(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "inner.html").write_text("planted", "utf-8")


@pytest.mark.parametrize(
    "damage", [_replace, _lead_away, _stand_in_the_way, Path.unlink, _write_into]
)
def test_what_has_been_changed_in_it_does_not_reach_the_site(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """Also where it is written into a file that the site shares, which is seen on the site."""
    site = tmp_path / "site"
    put(site, FILES)
    put(site, {**FILES, "a/1.html": "new"})
    damage(spare_of(site) / "c/3.html")
    (spare_of(site) / "c/planted.html").write_text("planted", "utf-8")
    (spare_of(site) / "more").mkdir()
    put(site, {**FILES, "a/1.html": "newer"})
    assert texts(site) == whole({**FILES, "a/1.html": "newer"})


def test_litter_does_not_come_back_with_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    for number in range(4):
        if number == 1:
            (site / "b/.DS_Store").write_text("litter", "utf-8")
        sleep(0.15)  # what was touched just now is not remembered
        put(site, {**FILES, "a/1.html": str(number)})
        assert texts(site) == whole({**FILES, "a/1.html": str(number)})


def test_a_folder_is_looked_through_only_where_something_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, reduce = list[str](), spare_site._reduce  # noqa: SLF001

    def noted(folder: str, *given: object) -> object:
        looked.append(Path(folder).name)
        return reduce(folder, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(spare_site, "_reduce", noted)
    for number in range(4):
        sleep(0.15)  # what was touched just now is not remembered
        looked.clear()
        put(tmp_path / "site", {**FILES, "a/1.html": str(number)})
    assert looked == ["spare", "a"]


@pytest.mark.parametrize("steps", ["one", "many"])
def test_after_any_sequence_the_site_is_what_was_asked_for(
    tmp_path: Path, steps: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if steps == "many":
        monkeypatch.setattr(switching, "exchange", lambda *_: False)
    dice, site, files = random.Random(9), tmp_path / "site", dict(FILES)  # noqa: S311 - no secret
    for number in range(25):
        for _ in range(dice.choice((0, 1, 1, 1, 2, 8))):
            path = f"{dice.choice('abcde')}/{dice.choice('12345')}.html"
            if dice.random() < 0.3:
                files.pop(path, None)
            else:
                files[path] = dice.choice(("one", "two", str(number)))
        if dice.random() < 0.2:
            there = list(site.rglob("*.html"))
            dice.choice(there or [tmp_path / "x"]).write_text("in place", "utf-8")
        if dice.random() < 0.1:
            shutil.rmtree(spare_of(site), ignore_errors=True)
        put(site, files)
        assert texts(site) == whole(files)


def test_a_build_that_is_ended_while_it_is_used_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    put(site, {**FILES, "a/1.html": "new"})
    before = texts(site)

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(write, "switch", end)
        with pytest.raises(KeyboardInterrupt):
            put(site, {**FILES, "a/1.html": "newer"})
    assert texts(site) == before
    assert put(site, {**FILES, "a/1.html": "newer"}).changed == ("a/1.html",)
    assert texts(site) == whole({**FILES, "a/1.html": "newer"})
