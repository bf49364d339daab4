"""What belongs to no organisation: faults of such pages are told, however they are made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from generator.line import shared_files
from generator.line.build import Built, Options, build
from generator.pages.site_pages import SitePage, list_site_pages
from generator.plan.artifacts import Artifact
from tests.generator.books import SMALLEST
from tests.organisations import AS_OF

FAULTY = Artifact("sider/feil.html", b"<!doctype html><html lang=nb><title>A</title><h1></h1>")


class Page(Struct, frozen=True):
    """A page as `SitePage` is one: made only if what it comes from is another."""

    path: str = FAULTY.path
    inputs: bytes = b"1"

    def make(self) -> Artifact:
        return FAULTY


def build_with(content: Path, more: object, monkeypatch: pytest.MonkeyPatch) -> Built:
    def listed(*arguments: object) -> Iterator[SitePage | Artifact]:
        yield from list_site_pages(*arguments)  # type: ignore[arg-type]
        yield more  # type: ignore[misc]

    monkeypatch.setattr(shared_files, "list_site_pages", listed)
    for name, text in SMALLEST.items():
        (content / "fisk" / name).parent.mkdir(parents=True, exist_ok=True)
        (content / "fisk" / name).write_text(text.replace("published", "draft"), encoding="utf-8")
    options = Options(AS_OF, drafts=True, search=False, processes=1)
    return build(content, content.parent / "site", options)


@pytest.mark.parametrize("more", [FAULTY, Page()], ids=["as it is", "when it is asked for"])
def test_a_fault_of_a_page_is_told(
    more: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build_with(tmp_path / "content", more, monkeypatch)
    assert built.written is None
    assert FAULTY.path in {each.where.file for each in built.loose}
