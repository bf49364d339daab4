"""Which files of the last site are read again: those that may have been touched since."""

import os
from collections.abc import Mapping
from pathlib import Path
from time import sleep

import pytest

from generator.output import wanted_site
from generator.output.manifest import Manifest
from generator.output.records import open_record
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
