"""A folder's files replaced: all of the old or all of the new, whenever it is ended."""

import shutil
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.content.sources import discover
from generator.editing import replacing
from generator.editing.places import UnknownPlaceError
from generator.editing.replacing import digests_of, finish_replacing, replace_files
from generator.editing.saving import ChangedMeanwhileError
from generator.output.switch import exchange
from tests.kills import in_process

OLD = {"report.yaml": b"a\n", "1-embed/nb.md": b"b\n", "attachments/x.txt": b"c\n"}
NEW = {"report.yaml": b"new\n", "1-embed/nb.md": b"b\n", "2-identify/nb.md": b"d\n"}


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def never(*_: object) -> bool:
    """What a system says that cannot let folders swap names."""
    return False


@pytest.fixture
def report(tmp_path: Path) -> Path:
    fill(tmp_path / "content" / "lo", {"organisation.yaml": b"name: LO\n"})
    return fill(tmp_path / "content" / "lo" / "2024", OLD)


@pytest.mark.parametrize("swap", [exchange, never])
def test_files_come_change_and_go_and_the_rest_stays(
    report: Path, monkeypatch: pytest.MonkeyPatch, swap: Callable[..., bool]
) -> None:
    monkeypatch.setattr(replacing, "exchange", swap)
    (report / ".hidden").write_bytes(b"h")
    (report / "report.yaml").chmod(0o600)
    replace_files(report, digests_of(report), NEW)
    assert files_in(report) == {**NEW, ".hidden": b"h"}
    assert (report / "report.yaml").stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in report.parent.iterdir()) == ["2024", "organisation.yaml"]
    replace_files(report, digests_of(report), None)
    assert not report.exists()
    replace_files(report, {}, OLD)
    assert files_in(report) == OLD


def test_what_was_changed_meanwhile_is_left_alone(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests_of(report)
    fill(report, {"1-embed/nb.md": b"somebody else\n"})
    now = files_in(report)
    for wanted in (NEW, None):
        with pytest.raises(ChangedMeanwhileError):
            replace_files(report, before, wanted)
    with pytest.raises(ChangedMeanwhileError):
        replace_files(report, {}, NEW)
    assert files_in(report) == now

    def swap_late(one: Path, other: Path) -> bool:
        fill(other, {"1-embed/nb.md": b"at the last moment\n"})
        return exchange(one, other)

    seen = digests_of(report)
    monkeypatch.setattr(replacing, "exchange", swap_late)
    with pytest.raises(ChangedMeanwhileError):
        replace_files(report, seen, NEW)
    assert files_in(report) == {**now, "1-embed/nb.md": b"at the last moment\n"}


def test_nothing_is_written_through_a_link(report: Path, tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"nb.md": b"theirs\n"})
    (report / "2-identify").symlink_to(outside)
    with pytest.raises(UnknownPlaceError):
        replace_files(report, digests_of(report), NEW)
    assert files_in(outside) == {"nb.md": b"theirs\n"}
    assert digests_of(report).keys() == OLD.keys()


@pytest.mark.slow
@pytest.mark.parametrize("swap", [exchange, never])
def test_all_is_replaced_or_nothing_whenever_it_is_ended(
    report: Path, monkeypatch: pytest.MonkeyPatch, swap: Callable[..., bool]
) -> None:
    """Ended before each of its operations: the report is the old one, the new one, or gone whole.

    Where the system cannot swap folders, it may be aside until the preview is started again.
    """
    monkeypatch.setattr(replacing, "exchange", swap)
    content, before = report.parents[1], digests_of(report)
    states = {"old": OLD, "new": NEW, "gone": {}}
    for wanted, after in ((NEW, "new"), (None, "gone")):
        seen = set()
        for instant in range(300):
            shutil.rmtree(report.parent)
            fill(report.parent, {"organisation.yaml": b"name: LO\n"})
            fill(report, OLD)
            ended = in_process(partial(replace_files, report, before, wanted), instant)
            aside = swap is never and wanted is not None and not report.exists()
            if not aside:
                assert files_in(report) in (OLD, states[after]), instant
            # What is left behind is no content, and is cleared away.
            paths = discover(content, "lo")[0].paths
            assert not any("aktsom" in each for each in paths), instant
            finish_replacing(content)
            left = files_in(report)
            assert left in (OLD, states[after]), instant
            seen.add("old" if left == OLD else after)
            assert not [each for each in report.parent.iterdir() if each.name.startswith(".")]
            if ended == 0:
                break
            assert ended == -signal.SIGKILL, instant
        assert seen == {"old", after}
        assert instant > 5
