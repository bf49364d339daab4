"""The preview remembers what came of organisations, and never what is no longer so."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.line.build import Built, Done, Options, build, make_organisations
from generator.line.organisation_build import Task
from generator.output.manifest import NAME
from generator.serve import build_cache
from generator.serve.build_cache import BuildCache
from tests.generator.command import FINE, break_report

TODAY = date(2026, 11, 22)


def built_files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Preview:
    """A content folder with two organisations, built with a memory; `made` are those made anew."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.content = folder, folder / "content"
        for key in ("furu", "gran"):
            shutil.copytree(FINE / "fjordtre", self.content / key)
        self.memory = BuildCache()
        self.made: list[str] = []

        def note(tasks: Sequence[Task], processes: int | None) -> Iterator[Done]:
            self.made += [each.key for each in tasks]
            return make_organisations(tasks, processes)

        monkeypatch.setattr(build_cache, "make_organisations", note)

    def build(self, *, in_spite: bool = False, as_of: date = TODAY) -> list[str]:
        """Build; what came of it must be what comes of it without a memory."""
        self.made.clear()
        options = Options(as_of, drafts=True, preview=True, in_spite=in_spite, processes=1)
        out = self.folder / ("now" if in_spite else "good")
        before = built_files(out)
        found = build(self.content, out, options, self.memory.make)
        fresh = self.folder / "fresh"
        expected = build(self.content, fresh, options)
        assert told(found) == told(expected)
        assert built_files(out) == (built_files(fresh) if expected.written else before)
        shutil.rmtree(fresh)
        return list(self.made)


def told(built: Built) -> list[object]:
    return [(each.key, each.findings, each.texts) for each in built.checked]


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    return Preview(tmp_path, monkeypatch)


def test_only_what_has_changed_is_made_anew(preview: Preview) -> None:
    assert preview.build() == ["furu", "gran"]
    assert preview.build() == []
    break_report(preview.content / "furu", "organisation.yaml", "Fjordtre AS", "Fjordfuru AS")
    assert preview.build() == ["furu"]
    assert preview.build() == []
    assert preview.build(as_of=date(2027, 11, 22)) == ["furu", "gran"]


@pytest.mark.slow
def test_a_mistake_in_one_is_told_until_it_is_mended(preview: Preview) -> None:
    preview.build()
    break_report(preview.content / "furu", "organisation.yaml", "website", "webside")
    assert preview.build() == ["furu"]
    assert preview.build(in_spite=True) == ["furu", "gran"]
    break_report(preview.content / "gran", "2025/3-address/facts.yaml", "Bare bomull", "Bare lin")
    assert preview.build() == ["gran"]
    assert preview.build(in_spite=True) == ["gran"]
    break_report(preview.content / "furu", "organisation.yaml", "webside", "website")
    # What was made while the other stood in the way has not come into the site.
    assert preview.build() == ["furu", "gran"]
    assert preview.build() == []


def test_organisations_come_and_go(preview: Preview) -> None:
    preview.build()
    shutil.move(preview.content / "gran", preview.folder / "gran")
    assert preview.build() == ["furu"]  # alone, its addresses are others
    shutil.move(preview.folder / "gran", preview.content / "gran")
    assert preview.build() == ["furu", "gran"]
    shutil.rmtree(preview.folder / "good")
    assert preview.build() == ["furu", "gran"]
