"""Work at twice the text is at most 2.3 times the work, whatever is written: counted, not timed.

The constructs are data (constructs.yaml). The work of checking and listing each is counted, and of
building where nothing keeps the site from being built, at two sizes below the limits.
"""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.check import Checked
from generator.commands import contents_to_compare
from generator.content.sources import SourceFolder
from generator.findings.finding import Finding
from generator.formats.as_text import render
from generator.formats.listing import Listing, list_findings
from generator.formats.surroundings import Surroundings
from generator.line import organisation_build
from generator.line.build import Built, Options, build
from generator.line.content_check import check_source
from generator.text import prose, suggestions
from tests.calls import work_of
from tests.fuzz.kinds import command
from tests.growth.constructs import Construct, load_constructs
from tests.organisations import AS_OF, KEY, check_files

CONSTRUCTS = load_constructs()
# Few, and quick: one of each kind. The others are for when there is time.
QUICK = ("headings", "notes", "markers", "unknown_fields", "measures_of_risks", "pairs")
MOST = 2.3
# Less work than this is what a check, or a site, takes at first.
FEW = 3_000
FEW_OF_A_BUILD = 10_000
# Characters: the larger ones are below what is refused (docs/grenser.md).
SMALL = 6_000
# Times: a list, a mapping or a file of answers has no more than so many.
MANY = 200
# So many once, not counted: it only loads what all of them need.
LOADING = 2


def check(files: dict[str, str]) -> None:
    """All of a check, as if nothing of it had been seen before."""
    prose._render.cache_clear()  # noqa: SLF001 - the memo would answer the second time
    suggestions._closest.cache_clear()  # noqa: SLF001 - as above
    checked = check_files(files, {})
    listing = Listing(tuple(list_findings(checked, "nb")), Path("/content"), "nb")
    assert render(listing, Surroundings(Path("/")))


# Of fewer, each is compared with each: that is much work for each, and little in all.
FEWEST = {
    "measures_of_two_years": 128,
    "attachments_linked": 160,
    "unknown_attachments_of_texts": 160,
}


def counts_of(name: str) -> tuple[int, int]:
    count = max(min(CONSTRUCTS[name].count_for(SMALL), MANY), FEWEST.get(name, 0))
    return count, 2 * count


@pytest.fixture(scope="module")
def nothing() -> int:
    """The work of what is there without any construct, once all data is read."""
    for name in QUICK:
        check(dict(CONSTRUCTS[name].organisation(3)))
    return work_of(partial(check, dict(CONSTRUCTS["words"].organisation(0))))


def test_there_are_enough_constructs() -> None:
    assert len(CONSTRUCTS) >= 150


@pytest.mark.parametrize(
    "name",
    [pytest.param(each, marks=() if each in QUICK else pytest.mark.slow) for each in CONSTRUCTS],
)
def test_twice_as_much_is_twice_the_work_of_a_check(name: str, nothing: int) -> None:
    few, many = (dict(CONSTRUCTS[name].organisation(count)) for count in counts_of(name))
    check(dict(CONSTRUCTS[name].organisation(3)))
    single, double = (work_of(partial(check, files)) - nothing for files in (few, many))
    assert double <= MOST * max(single, FEW), (single, double)


@pytest.fixture
def checks_uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of a check is not counted where what follows upon it is: above, it is by itself."""

    def uncounted(source: SourceFolder, discovered: Iterable[Finding], as_of: date) -> Checked:
        counting = sys.getprofile()
        sys.setprofile(None)
        try:
            return check_source(source, discovered, as_of)
        finally:
            sys.setprofile(counting)

    monkeypatch.setattr(organisation_build, "check_source", uncounted)
    monkeypatch.setattr(contents_to_compare, "check_source", uncounted)


def lay(content: Path, construct: Construct, times: int) -> None:
    """Write an organisation that has a construct so many times."""
    for path, text in construct.organisation(times).items():
        file = content / KEY / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def count(work: Callable[[], object]) -> int:
    prose._render.cache_clear()  # noqa: SLF001 - as above
    return work_of(work)


def is_in_proportion(single: int, double: int, least: Callable[[], int]) -> bool:
    """Whether twice as much takes twice the work, beyond what one alone takes.

    That need not be counted where the difference is so small that all is well whatever it is.
    """
    if double - single <= (MOST - 1) * FEW_OF_A_BUILD:
        return True
    beyond = least()
    return double - beyond <= MOST * max(single - beyond, FEW_OF_A_BUILD)


@pytest.mark.slow
@pytest.mark.usefixtures("checks_uncounted")
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_twice_as_much_is_twice_the_work_of_a_build(name: str, tmp_path: Path) -> None:
    def building(times: int) -> Callable[[], Built]:
        content = tmp_path / str(times) / "content"
        lay(content, CONSTRUCTS[name], times)
        options = Options(AS_OF, drafts=True, search=False, cache=False, processes=1)
        return partial(build, content, content.parent / "site", options)

    first = building(LOADING)()
    # What keeps a site from being built is a finding: then all there is, is the check.
    if first.written is None:
        assert not first.checked[0].may_be_published
        return
    single, double = (count(building(times)) for times in counts_of(name))
    assert is_in_proportion(single, double, lambda: count(building(1))), (single, double)


@pytest.mark.slow
@pytest.mark.usefixtures("checks_uncounted")
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_twice_as_much_is_twice_the_work_of_a_comparison(name: str, tmp_path: Path) -> None:
    """With the same content in which every number is another."""
    construct = CONSTRUCTS[name]

    def comparing(times: int) -> Callable[[], object]:
        folder = tmp_path / str(times)
        lay(folder / "before", construct, times)
        lay(folder / "now", replace(construct, first=construct.first + 1), times)
        return partial(command, folder, "compare", "before", "now")

    comparing(LOADING)()
    single, double = (count(comparing(times)) for times in counts_of(name))
    assert is_in_proportion(single, double, lambda: count(comparing(1))), (single, double)


def test_what_splits_all_for_each_is_found() -> None:
    """The measure itself: a method of a text that is called for each line of it."""

    def split_all(lines: int) -> list[int]:
        text = "a\n" * lines
        return [len(text.split("\n")) for _ in range(lines)]

    single, double = (work_of(partial(split_all, lines)) for lines in (2_000, 4_000))
    assert double > MOST * single
