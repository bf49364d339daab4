"""A folder takes its place in one step; files are written whole, and never over others."""

import os
from pathlib import Path

import pytest

from generator.content.ignored_files import WORKSPACE
from generator.scaffold import ready_folder as module
from generator.scaffold.planning import Scaffold
from generator.scaffold.ready_folder import ready_folder, sweep
from generator.scaffold.signed_copy import keep_signed
from generator.scaffold.writing import replace_file, write_new, write_report_folder


def listed(folder: Path) -> dict[str, str]:
    """Every file below a folder, with its text."""
    return {
        each.relative_to(folder).as_posix(): each.read_text("utf-8")
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_new_folder_is_there_with_all_that_is_in_it(tmp_path: Path) -> None:
    with ready_folder(tmp_path / "a" / "b") as ready:
        assert not (tmp_path / "a" / "b").exists()
        write(ready, one="1")
    assert listed(tmp_path) == {"a/b/one": "1"}


def test_where_something_fails_nothing_is_left(tmp_path: Path) -> None:
    def fail() -> None:
        with ready_folder(tmp_path / "a" / "b") as ready:
            write(ready, one="1")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("in_one_step", [True, False])
def test_what_is_there_is_replaced_by_what_it_has_become(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(module, "exchange", lambda _ready, _place: False)
    place = write(tmp_path / "a", one="1", two="2")
    with ready_folder(place) as ready:
        assert listed(ready) == {"one": "1", "two": "2"}
        (ready / "two").unlink()
        write(ready / "new", three="3")
        write(ready, one="uno")
    assert listed(tmp_path) == {"a/one": "uno", "a/new/three": "3"}


def test_what_a_killed_program_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / f"{WORKSPACE}999999999999-x", a="1")
    write(tmp_path / f"{WORKSPACE}{os.getpid()}-x", b="2")
    write(tmp_path / f"{WORKSPACE}other", c="3")
    write(tmp_path / "a", d="4")
    sweep(tmp_path)
    assert sorted(listed(tmp_path).values()) == ["2", "3", "4"]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    write_new(tmp_path / "a" / "b", "1\n")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a" / "b", "2\n")
    assert listed(tmp_path) == {"a/b": "1\n"}


def test_a_file_gets_another_content_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = write(tmp_path, a="1") / "a"
    file.chmod(0o640)
    replace_file(file, b"2")
    assert listed(tmp_path) == {"a": "2"}
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_is_signed_is_kept_whole_and_never_replaced(tmp_path: Path) -> None:
    write(tmp_path / "lo", **{"organisation.yaml": "name: LO\n"})
    report = write(tmp_path / "lo" / "2023", **{"report.yaml": "a: 1\n", "nb.md": "Hei\n"})
    kept = keep_signed(report, 1, b"a: 2\n")
    assert kept == report / "signed" / "v1"
    assert listed(kept) == {
        "organisation.yaml": "name: LO\n", "report.yaml": "a: 2\n", "nb.md": "Hei\n",
    }  # fmt: skip
    # The next one has no copy of the first; and what is kept already with this head, stays.
    assert keep_signed(report, 2, b"a: 2\n") == kept
    assert set(listed(keep_signed(report, 2, b"a: 3\n"))) == set(listed(kept))
    with pytest.raises(FileExistsError):
        keep_signed(report, 2)
    assert listed(keep_signed(report, 3))["report.yaml"] == "a: 1\n"


def test_a_report_s_folder_is_made_with_everything_in_it(tmp_path: Path) -> None:
    attached = write(tmp_path / "old", **{"a.pdf": "%PDF"}) / "a.pdf"
    scaffold = Scaffold(
        {"report.yaml": "r\n", "1/nb.md": "n\n"}, {"attachments/a.pdf": attached}, {}
    )
    content = tmp_path / "content"
    write_report_folder(content / "lo" / "2023", scaffold, "name: LO\n")
    report = {"2023/report.yaml": "r\n", "2023/1/nb.md": "n\n", "2023/attachments/a.pdf": "%PDF"}
    assert listed(content / "lo") == {**report, "organisation.yaml": "name: LO\n"}
    # The next one leaves what is there.
    (content / "lo" / "organisation.yaml").write_text("mine\n", encoding="utf-8")
    write_report_folder(content / "lo" / "2024", scaffold, None)
    assert listed(content / "lo")["organisation.yaml"] == "mine\n"
    assert listed(content / "lo")["2024/report.yaml"] == "r\n"
    with pytest.raises(FileExistsError):
        write_report_folder(content / "lo" / "2024", scaffold, None)
