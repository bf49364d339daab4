"""Which files of the last site are read again: those that may have been touched since."""

import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from time import sleep

import pytest
from msgspec import msgpack

from generator.content.file_state import FileState
from generator.output import spare_site, wanted_site
from generator.output import survey as survey_module
from generator.output.listings import FolderListing, SeenFolder, look
from generator.output.manifest import Manifest
from generator.output.records import open_record
from generator.output.survey import OutputError
from generator.output.write import Staging, open_output
from generator.plan.artifacts import Artifact

OLD = {"index.html": "old front", "2022/index.html": "old report", "style.css": "the same"}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write a site of these texts."""
    with open_output(folder) as output:
        artifacts = [Artifact(path, text.encode()) for path, text in files.items()]
        output.commit(Manifest({}, {each.path: output.staging.put(each) for each in artifacts}))


def write_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Write a site whose states are believed at once; return its folder and its record's."""
    monkeypatch.setattr(wanted_site, "_TOO_NEW", 0)
    out = folder / "site"
    write(out, OLD)
    place = open_record(out.resolve()).place
    assert place
    return out, place


def test_what_is_in_the_same_state_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanted_site, "_TOO_NEW", 0)
    out = tmp_path / "site"
    write(out, OLD)
    read = list[str]()

    def note(_staging: Staging, path: str, _digest: str) -> bool:
        read.append(path)
        return False

    monkeypatch.setattr(Staging, "_has", note)
    with open_output(out) as output:
        assert output.intact.keys() == OLD.keys()
        assert output.staging.holds(output.previous.files, output.intact)
    assert not read
    page = out / "index.html"
    before = page.stat()
    page.write_text("x" * before.st_size, encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    with open_output(out) as output:
        assert not output.staging.holds(output.previous.files, output.intact)
    assert read == ["index.html"], "its size and time are the same, and yet it was touched"


@pytest.mark.parametrize("change", ["none", "another page", "most pages"])
def test_what_is_written_while_a_build_goes_on_is_found_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(wanted_site, "_TOO_NEW", 0)
    out, files = tmp_path / "site", {f"{number}/index.html": str(number) for number in range(8)}
    renewed = {"none": 0, "another page": 1, "most pages": 7}[change]
    new = {path: f"new {path}" for path in sorted(files)[:renewed]}
    write(out, files)
    write(out, {**files, "0/index.html": "zero"})
    write(out, files)  # now there is a site before the last, to put the next one together in
    with open_output(out) as output:
        assert output.intact.keys() == files.keys()
        assert output.staging.holds(output.previous.files, output.intact)
        (out / "7/index.html").write_text("scribbled over", encoding="utf-8")
        made = (Artifact(path, text.encode()) for path, text in new.items())
        found = {each.path: output.staging.put(each) for each in made}
        output.commit(Manifest({}, {**output.previous.files, **found}))
    with open_output(out) as output:
        assert output.intact.keys() == files.keys() - {"7/index.html"}
        assert not output.staging.holds(output.previous.files, output.intact)


def test_what_was_touched_just_now_is_read(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, OLD)
    with open_output(out) as output:
        assert not output.intact, "it could be touched again without a trace"
    sleep(0.15)
    write(out, OLD)
    with open_output(out) as output:
        assert output.intact.keys() == OLD.keys()


def test_the_site_holds_what_is_unchanged_on_the_disk(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with open_output(tmp_path) as output:
        files = dict(output.previous.files)
        assert output.staging.holds(files)
        (tmp_path / "index.html").write_text("scribbled over", encoding="utf-8")
        assert not output.staging.holds(files)
        (tmp_path / "index.html").unlink()
        assert not output.staging.holds(files)


@pytest.mark.parametrize("what", ["a new page", "a page that was read"])
def test_what_is_written_after_it_was_made_or_read_is_found_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    out, place = write_old(tmp_path, monkeypatch)
    (place / "states.msgpack").unlink()
    path = "2022/index.html" if what == "a page that was read" else "index.html"
    with open_output(out) as output:
        assert output.staging.holds(output.previous.files, output.intact)
        new = output.staging.put(Artifact("index.html", b"new front"))
        output.commit(Manifest({}, {**output.previous.files, "index.html": new}))
        sleep(0.02)
        (out / path).write_text("scribbled over", encoding="utf-8")
    with open_output(out) as output:
        assert output.intact.keys() == OLD.keys() - {path}


@pytest.mark.parametrize("name", ["states.msgpack", "manifest.json", "manifest.sha256"])
@pytest.mark.parametrize("change", ["none", "half", "of another build"])
def test_states_are_believed_only_of_the_manifest_they_are_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: str
) -> None:
    out, place = write_old(tmp_path, monkeypatch)
    before = (place / name).read_bytes()
    write(out, {**OLD, "index.html": "new front"})
    data = (place / name).read_bytes()
    (place / name).write_bytes({"none": b"", "half": data[:20]}.get(change, before))
    with open_output(out) as output:
        assert not output.intact
        assert not output.staging.holds(dict.fromkeys(OLD, "0"), output.intact)
    write(out, OLD)
    texts = {path: (out / path).read_text("utf-8") for path in OLD}
    assert texts == OLD


def link(file: Path, target: str) -> None:
    """Put a link in a file's place."""
    file.unlink()
    file.symlink_to(target)


SETTLED = {f"{number}/{name}.html": f"{number}{name}" for number in range(4) for name in "ab"}
SCRIBBLES: dict[str, Callable[[Path], object]] = {
    "none": lambda _: None,
    "another text": lambda site: (site / "1/a.html").write_text("scribbled over", encoding="utf-8"),
    "one file for another": lambda site: (site / "1/a.html").replace(site / "1/b.html"),
    "gone": lambda site: (site / "1/a.html").unlink(),
    "somebody's": lambda site: (site / "1/note.txt").write_text("x", encoding="utf-8"),
    "somebody's folder": lambda site: (site / "1/notes").mkdir(),
    "litter": lambda site: (site / "1/.DS_Store").touch(),
    "a link": lambda site: link(site / "1/a.html", "b.html"),
}


@pytest.mark.parametrize("scribble", SCRIBBLES)
@pytest.mark.parametrize("builds", ["one", "one and none", "two", "four"])
def test_folders_are_listed_only_where_something_came_or_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scribble: str, builds: str
) -> None:
    """And whatever others do in one is found just as when all of them are listed."""
    for module in (wanted_site, survey_module, spare_site):
        monkeypatch.setattr(module, "_TOO_NEW" if module is wanted_site else "TOO_NEW", 0)
    out, listed = tmp_path / "site", list[str]()

    def noted(folder: str) -> SeenFolder:
        listed.append(Path(folder).relative_to(out).as_posix())
        return look(folder)

    monkeypatch.setattr(survey_module, "look", noted)
    write(out, SETTLED)
    texts = {
        "one": [],
        "one and none": [SETTLED["2/a.html"]],
        "two": ["x"],
        "four": ["x", "y", "z"],
    }
    for text in texts[builds]:
        sleep(0.02)
        write(out, {**SETTLED, "2/a.html": text})
    sleep(0.02)
    SCRIBBLES[scribble](out)
    listed.clear()
    record = open_record(out.resolve())
    manifest, digest = record.read()
    before = record.read_states(digest)
    expected, found = (
        _look_through(out, manifest, before.files, settled) for settled in ({}, before.folders)
    )
    assert found == expected
    assert len(listed) < 2 * (1 + 4), "some were not listed"
    assert scribble != "none" or "1" not in listed[1 + 4 :]


def _look_through(
    out: Path,
    manifest: Manifest,
    files: Mapping[str, FolderListing],
    settled: Mapping[str, FileState],
) -> object:
    """Return what a survey says, and where it was refused."""
    try:
        found = survey_module.survey(out, manifest.paths, files, settled)
    except OutputError as error:
        return error.reason, error.path
    whole = {folder for folder in found.found if found.is_whole(folder)}
    return found.found, whole, found.staying, found.litter, found.doubtful, found.settled


@pytest.mark.parametrize("damage", ["half", "none", "of an older version"])
def test_without_the_states_of_folders_each_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    out, place = write_old(tmp_path, monkeypatch)
    file, record = place / "states.msgpack", open_record(out.resolve())
    known = record.read_states(record.read()[1])
    if damage == "of an older version":
        data = msgpack.encode([known.manifest, known.files, known.spare])
        file.write_bytes(sha256(data).digest() + data)
    else:
        file.write_bytes(file.read_bytes()[:-1] if damage == "half" else b"")
    with open_output(out) as output:
        assert not output.before.folders
        assert bool(output.intact) == (damage == "of an older version")
    (out / "2022/note.txt").touch()
    with pytest.raises(OutputError), open_output(out):
        pass


def test_in_a_folder_that_is_left_of_what_is_not_wanted_one_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (wanted_site, survey_module, spare_site):
        monkeypatch.setattr(module, "_TOO_NEW" if module is wanted_site else "TOO_NEW", 0)
    out = tmp_path / "site"
    for text in ("1", "2", "3"):
        with open_output(out) as output:
            output.staging.put(Artifact("a/left/b.html", text.encode()))
            made = output.staging.put(Artifact("a/a.html", text.encode()))
            sleep(0.02)
            output.commit(Manifest({}, {"a/a.html": made}))
        sleep(0.02)
    (out / "a/left").mkdir(exist_ok=True)
    (out / "a/left/note.txt").touch()
    with pytest.raises(OutputError) as caught, open_output(out):
        pass
    assert caught.value.path == "a/left/note.txt"
