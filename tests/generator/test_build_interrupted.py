"""A build that is stopped, by whatever: the next one goes on from what it had made."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from generator.line import organisation_build
from generator.line.build import Done, Options, build, make_organisations
from generator.line.organisation_build import OrganisationBuild, Task
from generator.output import write as writing
from tests.generator.samples import AS_OF
from tests.tools import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("caches")]

REGISTER = ROOT / "tests" / "folders" / "register"
OPTIONS = Options(AS_OF, drafts=True, search=False, processes=1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with six organisations."""
    return Path(shutil.copytree(REGISTER, tmp_path / "content"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The organisations that are worked on, in their order."""
    worked, work = list[str](), organisation_build._build  # noqa: SLF001

    def noted(source: object, discovered: object, task: Task) -> OrganisationBuild:
        worked.append(task.key)
        return work(source, discovered, task)  # type: ignore[arg-type]

    monkeypatch.setattr(organisation_build, "_build", noted)
    return worked


def stopping(after: int, how: type[BaseException]) -> Callable[..., Iterator[Done]]:
    """Return what makes so many organisations, and then is stopped."""

    def make(tasks: Sequence[Task], processes: int | None) -> Iterator[Done]:
        yield from make_organisations(tasks[:after], processes)
        raise how

    return make


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def expected(content: Path, folder: Path) -> dict[str, bytes]:
    """The files of a site that is made from nothing."""
    assert build(content, folder, replace(OPTIONS, cache=False)).written
    return files_of(folder)


@cache
def whole() -> dict[str, bytes]:
    """The files of the site of the six, made from nothing."""
    with TemporaryDirectory() as folder:
        return expected(REGISTER, Path(folder) / "site")


@pytest.mark.parametrize("killed", [False, True], ids=["interrupted", "killed"])
def test_what_was_made_is_not_made_again(
    content: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, *, killed: bool
) -> None:
    site = tmp_path / "site"
    with monkeypatch.context() as patch:
        if killed:  # nothing is tidied away
            patch.setattr(writing, "lay_by", lambda *_: None)
            patch.setattr(writing, "_remove", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            build(content, site, OPTIONS, stopping(4, KeyboardInterrupt))
    assert not any(site.iterdir()), "the site is whole or not there"
    assert len(made) == 4
    made.clear()
    assert build(content, site, OPTIONS).written
    assert len(made) == 2
    beside = {each.name for each in tmp_path.iterdir()}
    assert beside == {"content", "caches", "site"}
    assert files_of(site) == whole()


def test_it_may_be_stopped_again_and_again(
    content: Path, tmp_path: Path, made: list[str], caches: Path
) -> None:
    for after in (2, 3, 5):
        with pytest.raises(KeyboardInterrupt):
            build(content, tmp_path / "site", OPTIONS, stopping(after, KeyboardInterrupt))
    assert build(content, tmp_path / "site", OPTIONS).written
    assert len(made) == len(set(made)) == 6
    assert not list(caches.glob("sites/*/unfinished")), "the site has it now"
    assert files_of(tmp_path / "site") == whole()


def test_after_a_finding_that_stops_only_what_is_mended_is_made(
    content: Path, tmp_path: Path, made: list[str]
) -> None:
    first = min(each for each in content.iterdir() if (each / "organisation.yaml").is_file())
    file = first / "organisation.yaml"
    right = file.read_text("utf-8")
    file.write_text(f"{right}nonsense: [\n", "utf-8")
    assert build(content, tmp_path / "site", OPTIONS).written is None
    file.write_text(right, "utf-8")
    made.clear()
    assert build(content, tmp_path / "site", OPTIONS).written
    assert made == [first.name]
    assert files_of(tmp_path / "site") == whole()


@pytest.mark.parametrize("damage", [b"", b"<p>something else", None])
def test_what_is_not_whole_is_made_again(
    content: Path, tmp_path: Path, made: list[str], caches: Path, damage: bytes | None
) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(content, tmp_path / "site", OPTIONS, stopping(2, KeyboardInterrupt))
    (kept,) = caches.glob("sites/*/unfinished")
    page = min(kept.rglob("index.html"))
    page.unlink() if damage is None else page.write_bytes(damage)
    made.clear()
    assert build(content, tmp_path / "site", OPTIONS).written
    assert len(made) == 5
    assert files_of(tmp_path / "site") == whole()


def test_what_has_changed_meanwhile_is_made_anew(
    content: Path, tmp_path: Path, made: list[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(content, tmp_path / "site", OPTIONS, stopping(6, KeyboardInterrupt))
    organisation = sorted(content.glob("*/organisation.yaml"))[2]
    organisation.write_text(organisation.read_text("utf-8") + "\n", "utf-8")
    made.clear()
    assert build(content, tmp_path / "site", OPTIONS).written
    assert made == [organisation.parent.name]
    assert files_of(tmp_path / "site") == expected(content, tmp_path / "anew")


def test_a_workspace_that_is_not_known_is_not_believed(content: Path, tmp_path: Path) -> None:
    """It lies beside the site, where a repository may have anything."""
    strange = tmp_path / ".site.aktsom-1-x" / "site"
    strange.mkdir(parents=True)
    (strange / "index.html").write_text("<p>not ours", "utf-8")
    assert build(content, tmp_path / "site", OPTIONS).written
    assert files_of(tmp_path / "site") == whole()
    assert not strange.exists()
