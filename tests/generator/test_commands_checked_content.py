"""Of content that is checked in part, only that part is checked, counted and told of."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.commands.checked_content import Done, check_content
from generator.commands.scope import ContentScope
from generator.formats.listing import Listing
from tests.tools import ROOT


def check(content: Path, path: str) -> tuple[Listing, int]:
    """What is listed of a path, and how many organisations were checked."""
    asked: list[int] = []

    def watch(each: Iterator[Done], number: int) -> Iterator[Done]:
        asked.append(number)
        return each

    scope = ContentScope(content, (path,))
    listing, failures = check_content(scope, date(2026, 11, 29), "nb", cache=False, watch=watch)
    assert failures == {}
    return listing, asked[0]


def test_of_one_year_only_that_year_is_told(tmp_path: Path) -> None:
    for name in ("bergvik", "other"):
        shutil.copytree(ROOT / "tests/folders/three-years/bergvik", tmp_path / name)
    listing, organisations = check(tmp_path, "bergvik/2024")
    assert (listing.reports, organisations) == (1, 1)
    assert [each.path for each in listing.completeness] == ["bergvik/2024"]
    assert check(tmp_path, "bergvik")[0].reports == 3
    assert check(tmp_path, "")[1] == 2
