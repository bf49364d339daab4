"""Writing: only what changed, only what is ours, and never half a site."""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.output import switch as switching
from generator.output.manifest import NAME, Made, Manifest, format_manifest
from generator.output.write import OutputError, Written, finish_interrupted, open_output
from generator.plan.artifacts import Artifact, digest

OLD = {"index.html": "old front", "2022/index.html": "old report", "style.css": "the same"}
NEW = {"index.html": "new front", "2023/index.html": "new report", "style.css": "the same"}


class PowerCutError(BaseException):
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


def forge(folder: Path, files: Mapping[str, str]) -> None:
    """Lay files in a folder with a manifest that says this machine has made them."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    manifest = Manifest({}, {path: digest(text.encode()) for path, text in files.items()})
    (folder / NAME).write_bytes(format_manifest(manifest))


@pytest.fixture(params=["one step", "many steps"])
def out(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An output folder, on a system that switches folders in one step, and on one that cannot."""
    if request.param == "many steps":
        monkeypatch.setattr(switching, "exchange", lambda *_: False)
    yield tmp_path / "site"
    assert [each.name for each in tmp_path.iterdir() if "aktsom" in each.name] == []
    left = [each.name for each in (tmp_path / "site").iterdir() if ".aktsom-" in each.name]
    assert left in ([], [NAME])


def test_a_site_is_written_and_then_changed(out: Path) -> None:
    first = tuple(sorted(OLD))
    assert write(out, OLD) == Written(written=3, unchanged=0, deleted=0, changed=first)
    assert site(out) == OLD
    changed = tuple(sorted(path for path in NEW if OLD.get(path) != NEW[path]))
    gone = tuple(sorted(OLD.keys() - NEW.keys()))
    assert write(out, NEW) == Written(2, unchanged=1, deleted=1, changed=changed, gone=gone)
    assert site(out) == NEW
    assert not (out / "2022").exists()


def test_a_file_that_did_not_change_is_not_touched(out: Path) -> None:
    write(out, OLD)
    before = (out / "style.css").stat()
    write(out, NEW)
    after = (out / "style.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_where_there_are_no_hard_links_files_keep_their_times(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    write(out, OLD)
    before = (out / "style.css").stat()
    monkeypatch.setattr(os, "link", refuse)
    write(out, NEW)
    assert site(out) == NEW
    assert (out / "style.css").stat().st_mtime_ns == before.st_mtime_ns


def test_a_build_that_changes_nothing_does_not_switch(out: Path) -> None:
    write(out, OLD)
    before = out.stat().st_ino, (out / NAME).stat().st_ino
    assert write(out, OLD) == Written(written=0, unchanged=3, deleted=0)
    assert (out.stat().st_ino, (out / NAME).stat().st_ino) == before


def test_a_file_that_someone_else_changed_is_written_again(out: Path) -> None:
    write(out, OLD)
    (out / "index.html").write_text("scribbled over", encoding="utf-8")
    write(out, OLD)
    assert site(out) == OLD


def test_what_is_gits_stays_and_litter_goes(out: Path) -> None:
    out.mkdir()
    (out / ".gitignore").write_text("*", encoding="utf-8")
    (out / ".DS_Store").write_text("", encoding="utf-8")
    write(out, OLD)
    assert site(out) == OLD | {".gitignore": "*"}
    (out / "2022" / "Thumbs.db").write_text("", encoding="utf-8")
    write(out, OLD)
    assert site(out) == OLD | {".gitignore": "*"}
    write(out, NEW)
    assert site(out) == NEW | {".gitignore": "*"}


@pytest.mark.parametrize("path", ["index.html", "2022/note.txt", "sub/.gitignore"])
def test_nothing_is_written_where_files_of_others_lie(out: Path, path: str) -> None:
    (out / path).parent.mkdir(parents=True)
    (out / path).write_text("somebody's", encoding="utf-8")
    assert refusal(out, OLD) == ("foreign", path)
    assert site(out) == {path: "somebody's"}


def test_what_others_put_there_while_it_is_built_is_not_lost(out: Path) -> None:
    write(out, OLD)
    with open_output(out) as output:
        (out / "note.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(OutputError, match=r"foreign: note\.txt"):
            output.commit(Manifest())
    assert site(out) == OLD | {"note.txt": "mine"}


def test_a_site_without_its_manifest_is_known_by_the_machine(out: Path) -> None:
    write(out, OLD)
    (out / NAME).unlink()
    assert write(out, OLD).unchanged == 3


def test_a_site_of_another_machine_is_replaced_whole(out: Path) -> None:
    forge(out, OLD | {"login.html": "planted", "index.html": "planted"})
    with open_output(out) as output:
        assert output.previous == Manifest()
    write(out, NEW)
    assert site(out) == NEW


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"version": 99}'])
def test_a_list_of_files_that_cannot_be_read_is_no_fault(out: Path, text: str) -> None:
    write(out, OLD)
    (out / NAME).write_text(text, encoding="utf-8")
    write(out, NEW)  # the machine knows what it has written
    assert site(out) == NEW
    (out / "note.txt").write_text("mine", encoding="utf-8")
    (out / NAME).write_text(text, encoding="utf-8")
    assert refusal(out, NEW) == ("unreadable", NAME)
    (out / "note.txt").unlink()


@pytest.mark.parametrize(
    "path", ["../up.html", "/up.html", "a/../../up.html", NAME, ".aktsom-x/a", "a\\b", ""]
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    assert refusal(tmp_path / "site", {path: ""}) == ("outside", path)
    assert list(tmp_path.rglob("up.html")) == []


@pytest.mark.parametrize("path", ["2022", "index.html", "x", ".gitignore", NAME])
def test_a_link_in_the_folder_is_refused_and_not_followed(tmp_path: Path, path: str) -> None:
    write(tmp_path / "site", {"style.css": ""})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("mine", encoding="utf-8")
    (tmp_path / "site" / path).unlink(missing_ok=True)
    (tmp_path / "site" / path).symlink_to(elsewhere)
    assert refusal(tmp_path / "site", OLD) == ("shortcut", path)
    assert site(elsewhere) == {"index.html": "mine"}


def test_a_link_in_the_place_of_a_folder_of_ours_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    (tmp_path / "site" / "2022").rename(tmp_path / "archive")
    (tmp_path / "site" / "2022").symlink_to(tmp_path / "archive")
    assert refusal(tmp_path / "site", NEW) == ("shortcut", "2022")
    assert site(tmp_path / "archive") == {"index.html": "old report"}


def test_the_output_folder_itself_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    assert refusal(tmp_path / "site", OLD)[0] == "shortcut"
    assert site(tmp_path / "real") == {}


def test_what_is_named_as_if_a_build_had_left_it_has_no_effect(out: Path) -> None:
    """A branch with data alone once had the next build install a hook of git."""
    hooks = out.parent / "hooks"
    hooks.mkdir()
    forge(out / ".aktsom-staging", {"files/x/post-checkout": "planted"})
    (out / ".aktsom-x").symlink_to(hooks)
    write(out, OLD)
    assert site(out) == OLD
    assert site(hooks) == {}


def test_folders_become_files_and_files_folders(out: Path) -> None:
    write(out, {"a": "", "b/c": ""})
    write(out, {"a/d": "", "b": ""})
    assert site(out) == {"a/d": "", "b": ""}


def test_one_name_for_a_file_and_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "site", {"a": "", "a/b": ""}) == ("in_the_way", "a/b")
    assert refusal(tmp_path / "site", {"a/b": "", "a": ""}) == ("in_the_way", "a")


@pytest.mark.parametrize("path", ["site", "site/below"])
def test_a_file_as_output_folder_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    assert refusal(tmp_path / path, OLD)[0] == "not_a_folder"


def test_two_files_at_one_path_are_refused(tmp_path: Path) -> None:
    with open_output(tmp_path) as output, pytest.raises(OutputError, match=r"twice: a\.html"):
        output.commit(Manifest({"lo": Made("", {"a.html": "1"})}, {"a.html": "1"}))


def test_a_refusal_can_cross_between_processes() -> None:
    crossed = pickle.loads(pickle.dumps(OutputError("busy", "site", "7")))  # noqa: S301 - our own
    assert (crossed.reason, crossed.path, crossed.detail) == ("busy", "site", "7")


def test_two_builds_cannot_write_at_once(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with open_output(out) as output:
        with pytest.raises(OutputError) as refused:
            write(out, OLD)
        assert (refused.value.reason, refused.value.detail) == ("busy", str(os.getpid()))
        output.commit(Manifest({}, {"a": output.staging.put(Artifact("a", b""))}))
        assert refusal(out, OLD)[0] == "busy"  # the new folder, too, is held to the end
    write(out, OLD)
    assert site(out) == OLD


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked elsewhere only")
def test_a_process_that_is_started_meanwhile_does_not_hold_the_folder(tmp_path: Path) -> None:
    program = (
        "import os, sys, time; from pathlib import Path\n"
        "from generator.output.write import open_output\n"
        "context = open_output(Path(sys.argv[1])); context.__enter__()\n"
        "reader, writer = os.pipe()\n"
        "if os.fork() == 0: os.write(writer, b'x'); time.sleep(20); os._exit(0)\n"
        "os.read(reader, 1); os._exit(1)"
    )
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "site")]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[2])
    write(tmp_path / "site", OLD)


def test_a_build_that_commits_nothing_leaves_the_old_site(out: Path) -> None:
    write(out, OLD)
    with open_output(out) as output:
        output.staging.put(Artifact("index.html", b"new front"))
    assert site(out) == OLD


def test_a_folder_beside_which_nothing_can_be_made_holds_the_work_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make: Callable[..., str] = tempfile.mkdtemp

    def refuse(prefix: str, dir: Path) -> str:  # noqa: A002 - the library's name
        if dir != tmp_path / "site":
            raise PermissionError(dir)
        return make(prefix=prefix, dir=dir)

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    for files in (OLD, NEW):
        write(tmp_path / "site", files)
        assert site(tmp_path / "site") == files


@contextmanager
def cut_off_after(steps: int, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a number of files and folders be moved, and then no more."""
    rename, left = Path.rename, iter(range(steps))

    def failing(file: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise PowerCutError
        return rename(file, target)

    patch.setattr(Path, "rename", failing)
    with pytest.raises(PowerCutError):
        yield


@pytest.mark.parametrize("steps", range(9))
def test_a_moving_that_is_cut_off_is_finished_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """As in `tests/kills.py`, where processes are killed; here, on every system."""
    monkeypatch.setattr(switching, "exchange", lambda *_: False)
    write(tmp_path / "site", OLD)
    with monkeypatch.context() as patch, cut_off_after(steps, patch):
        write(tmp_path / "site", NEW)
    finish_interrupted(tmp_path / "site")  # as the preview does
    assert site(tmp_path / "site") == (OLD if steps < 2 else NEW)
    assert write(tmp_path / "site", NEW).unchanged == (1 if steps < 2 else 3)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_file_that_cannot_be_moved_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "exchange", lambda *_: False)
    write(tmp_path / "site", OLD)
    rename: Callable[[Path, Path], Path] = Path.rename

    def failing(file: Path, target: Path) -> Path:
        if target.name == "style.css" and target.parent.name == "old":
            raise PermissionError("somebody has it open")
        return rename(file, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(PermissionError):
            write(tmp_path / "site", NEW)
    assert site(tmp_path / "site") == OLD
    assert write(tmp_path / "site", NEW).written == 2


def test_what_a_killed_build_had_laid_aside_is_thrown_away(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    left = tmp_path / ".site.aktsom-1-abc" / "site"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half", encoding="utf-8")
    assert write(tmp_path / "site", OLD).unchanged == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_list_of_files_is_renewed_where_only_what_they_came_from_has_changed(out: Path) -> None:
    write(out, OLD)
    before = out.stat().st_ino
    with open_output(out) as output:
        files = {path: output.staging.put(Artifact(path, OLD[path].encode())) for path in OLD}
        output.commit(Manifest({"lo": Made("other", files)}))
    assert out.stat().st_ino == before
    with open_output(out) as output:
        assert output.previous.organisations["lo"].inputs == "other"
    assert site(out) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="locks are others there")
def test_a_disk_that_locks_no_folders_is_built_to_all_the_same(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr("fcntl.flock", refuse)
    write(out, OLD)
    assert site(out) == OLD
