"""Writing: only what changed, only what is ours, and never half a site."""

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.output.manifest import NAME, Made, Manifest
from generator.output.write import STAGING, OutputError, Written, open_output
from generator.plan.artifacts import Artifact

OLD = {"index.html": "old front", "2022/index.html": "old report", "style.css": "the same"}
NEW = {"index.html": "new front", "2023/index.html": "new report", "style.css": "the same"}


class PowerCutError(Exception):
    """Stands for whatever stops a program in the middle."""


def write(folder: Path, files: Mapping[str, str]) -> Written:
    """Write a site of these texts."""
    with open_output(folder) as output:
        artifacts = [Artifact(path, text.encode()) for path, text in files.items()]
        return output.commit(
            Manifest({}, {each.path: output.staging.put(each) for each in artifacts})
        )


def site(folder: Path) -> dict[str, str]:
    """Every file under a folder but the manifest, and its text."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def refusal(folder: Path, files: Mapping[str, str]) -> tuple[str, str]:
    """Why a site cannot be written, and the path in question."""
    with pytest.raises(OutputError) as refused:
        write(folder, files)
    return refused.value.reason, refused.value.path


def test_a_site_is_written_and_then_changed(tmp_path: Path) -> None:
    assert write(tmp_path / "site", OLD) == Written(written=3, unchanged=0, deleted=0)
    assert site(tmp_path / "site") == OLD
    assert write(tmp_path / "site", NEW) == Written(written=2, unchanged=1, deleted=1)
    assert site(tmp_path / "site") == NEW
    assert not (tmp_path / "site" / "2022").exists()


def test_a_file_that_did_not_change_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    before = (tmp_path / "style.css").stat()
    write(tmp_path, NEW)
    after = (tmp_path / "style.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_someone_else_changed_is_written_again(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "index.html").write_text("scribbled over", encoding="utf-8")
    write(tmp_path, OLD)
    assert site(tmp_path) == OLD


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*", encoding="utf-8")
    write(tmp_path, OLD)
    (tmp_path / "2022" / "note.txt").write_text("mine", encoding="utf-8")
    write(tmp_path, NEW)
    assert site(tmp_path) == NEW | {".gitignore": "*", "2022/note.txt": "mine"}


def test_a_file_of_others_in_the_place_of_a_page_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's", encoding="utf-8")
    assert refusal(tmp_path, OLD) == ("foreign", "index.html")
    assert site(tmp_path) == {"index.html": "somebody's"}


def test_a_site_without_its_manifest_is_taken_over_where_it_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / NAME).unlink()
    assert write(tmp_path, OLD).unchanged == 3


@pytest.mark.parametrize(
    "path", ["../up.html", "/up.html", "a/../../up.html", NAME, f"{STAGING}/a", "a\\b", ""]
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    assert refusal(tmp_path / "site", {path: ""}) == ("outside", path)
    assert list(tmp_path.rglob("up.html")) == []


def test_a_path_through_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "2023").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site" / "index.html").symlink_to(tmp_path / "elsewhere" / "index.html")
    assert refusal(tmp_path / "site", {"2023/a.html": ""}) == ("shortcut", "2023/a.html")
    assert refusal(tmp_path / "site", {"index.html": ""}) == ("shortcut", "index.html")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_is_deleted_through_a_symbolic_link(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    (tmp_path / "site" / "2022").rename(tmp_path / "archive")
    (tmp_path / "site" / "2022").symlink_to(tmp_path / "archive")
    write(tmp_path / "site", NEW)
    assert site(tmp_path / "archive") == {"index.html": "old report"}


def test_the_output_folder_itself_may_be_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write(tmp_path / "site", OLD)
    assert site(tmp_path / "real") == OLD


def test_a_folder_where_a_file_should_be_is_refused_and_the_other_way_round(tmp_path: Path) -> None:
    write(tmp_path, {"a": "", "b/c": ""})
    assert refusal(tmp_path, {"b": ""}) == ("in_the_way", "b")
    assert refusal(tmp_path, {"a/d": ""}) == ("in_the_way", "a/d")


def test_a_file_as_output_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    assert refusal(tmp_path / "site", OLD)[0] == "not_a_folder"


def test_two_files_at_one_path_are_refused(tmp_path: Path) -> None:
    with open_output(tmp_path) as output, pytest.raises(OutputError, match=r"twice: a\.html"):
        output.commit(Manifest({"lo": Made("", {"a.html": "1"})}, {"a.html": "1"}))


def test_a_refusal_can_cross_between_processes() -> None:
    crossed = pickle.loads(pickle.dumps(OutputError("foreign", "a.html")))  # noqa: S301 - our own
    assert (crossed.reason, crossed.path) == ("foreign", "a.html")


def test_two_builds_cannot_write_at_once(tmp_path: Path) -> None:
    with open_output(tmp_path):
        assert refusal(tmp_path, OLD)[0] == "busy"
    write(tmp_path, OLD)


def test_a_build_that_commits_nothing_leaves_the_old_site(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with open_output(tmp_path) as output:
        output.staging.put(Artifact("index.html", b"new front"))
    assert site(tmp_path) == OLD


def fail_at(step: int) -> Callable[[Path, Path], Any]:
    """A `Path.replace` that works a number of times and then no more."""
    replace, left = Path.replace, iter(range(step))

    def failing(file: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise PowerCutError
        return replace(file, target)

    return failing


@pytest.mark.parametrize("step", range(4))
def test_a_build_cut_off_at_any_step_leaves_the_old_site_or_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write(tmp_path, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail_at(step))
        with pytest.raises(PowerCutError):
            write(tmp_path, NEW)
    with open_output(tmp_path):
        pass
    assert site(tmp_path) == (OLD if step == 0 else NEW)
    assert write(tmp_path, NEW).unchanged == (1 if step == 0 else 3)


def test_a_build_cut_off_while_deleting_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, OLD)

    def failing(file: Path, *, missing_ok: bool) -> None:
        raise PowerCutError(file, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", failing)
        with pytest.raises(PowerCutError):
            write(tmp_path, NEW)
    assert site(tmp_path).keys() > NEW.keys()
    assert write(tmp_path, NEW).unchanged == 3
    assert site(tmp_path) == NEW


def test_what_a_killed_build_had_laid_aside_is_thrown_away(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / STAGING / "files").mkdir(parents=True)
    (tmp_path / STAGING / "files" / "index.html").write_text("half", encoding="utf-8")
    assert write(tmp_path, OLD).unchanged == 3
    assert site(tmp_path) == OLD


def test_a_journal_that_cannot_be_read_deletes_nothing(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / STAGING).mkdir()
    (tmp_path / STAGING / NAME).write_text("{", encoding="utf-8")
    with open_output(tmp_path):
        pass
    assert site(tmp_path) == OLD


def test_the_site_holds_what_is_unchanged_on_the_disk(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with open_output(tmp_path) as output:
        files = dict(output.previous.files)
        assert output.staging.holds(files)
        (tmp_path / "index.html").write_text("scribbled over", encoding="utf-8")
        assert not output.staging.holds(files)
        (tmp_path / "index.html").unlink()
        assert not output.staging.holds(files)
