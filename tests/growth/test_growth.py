"""Work at twice the text is at most 2.3 times the work, whatever is written: counted, not timed.

The constructs are data (constructs.yaml). The work of checking, building and comparing is counted
for each function by itself: one that compares all with all is found by a hundred things, though
everything else does a thousand times more. That is why many constructs can share an organisation,
whose site takes far more work than any of them: what stops it from being built stands alone.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import CodeType

import pytest
from msgspec.structs import replace

from generator.checks.check import Checked, Judged
from generator.formats.as_text import render
from generator.formats.listing import Listing, list_findings
from generator.formats.surroundings import Surroundings
from generator.line.build import Options, build
from tests.calls import forget, grown, work_by_function, work_of
from tests.fuzz.kinds import command
from tests.growth.constructs import Construct, Together, load_constructs, put_together
from tests.organisations import AS_OF, KEY, check_files


def later(one: Construct) -> Construct:
    """The same in which every number is another."""
    return replace(one, first=one.first + 1)


CONSTRUCTS = load_constructs()
STOPPING = {name: each for name, each in CONSTRUCTS.items() if each.stops}
TOGETHER = put_together({name: each for name, each in CONSTRUCTS.items() if not each.stops})
# The others are compared with themselves: of them there is nothing to tell.
NUMBERED = [
    name for name, each in STOPPING.items() if each.organisation(1) != later(each).organisation(1)
]
# Few, and quick: one of each kind. The others are for when there is time.
QUICK = ("headings", "notes", "markers", "unknown_fields", "measures_of_risks", "pairs")
MOST = 2.3
# Of one function: where ever more of what it is asked about is long enough, that is not twice.
MOST_OF_ONE = 3
# Less work for each than this is what a function does once there are enough for it to begin.
FEW_FOR_EACH = 25


def check(files: Mapping[str, str]) -> Checked:
    """All of a check, and the list of what it found."""
    checked = check_files(dict(files), {})
    show(checked)
    return checked


def show(checked: Judged) -> None:
    listing = Listing(tuple(list_findings(checked, "nb")), Path("/content"), "nb")
    assert render(listing, Surroundings(Path("/")))


def growing(work: Callable[[int], Callable[[], object]], times: int) -> list[str]:
    """The functions that do too much more where there is twice as much, and again twice as much.

    What only begins to work where there is enough for it does so once.
    """

    def count(scale: int) -> Mapping[CodeType, int]:
        ready = work(scale)
        forget()
        return work_by_function(ready)

    single, double = count(1), count(2)
    total, twice = sum(single.values()), sum(double.values())
    assert twice <= MOST * total, (total, twice)
    found = dict(grown(single, double, MOST_OF_ONE, FEW_FOR_EACH * times))
    if not found:
        return []
    still = dict(grown(double, count(4), MOST_OF_ONE, FEW_FOR_EACH * times))
    return [f"{told}, then {still[code]}" for code, told in found.items() if code in still]


def test_there_are_enough_constructs() -> None:
    assert len(CONSTRUCTS) >= 150
    assert sum(len(each.constructs) for each in TOGETHER.values()) == len(CONSTRUCTS) - len(
        STOPPING
    )


@pytest.mark.parametrize("name", QUICK)
def test_some_are_quickly_checked(name: str) -> None:
    check_grows_no_faster(CONSTRUCTS[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", [each for each in STOPPING if each not in QUICK])
def test_twice_as_much_is_twice_the_work_of_a_check(name: str) -> None:
    check_grows_no_faster(STOPPING[name])


def check_grows_no_faster(construct: Construct) -> None:
    # The first one only loads what all of them need.
    check(construct.organisation(3))
    files = {scale: construct.organisation(scale * construct.times) for scale in (1, 2, 4)}

    def checking(scale: int) -> Callable[[], None]:
        def make() -> None:
            assert check(files[scale]).may_be_published is not construct.stops

        return make

    assert growing(checking, construct.times) == []


def lay(content: Path, files: Mapping[str, str]) -> None:
    """Write an organisation."""
    for path, text in files.items():
        file = content / KEY / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def build_in(folder: Path, files: Mapping[str, str]) -> Callable[[], None]:
    lay(folder / "content", files)
    options = Options(AS_OF, drafts=True, search=False, cache=False, processes=1)

    def make() -> None:
        built = build(folder / "content", folder / "site", options)
        assert built.written is not None
        show(built.checked[0])

    return make


def lay_and_build(folder: Path, one: Together, scale: int) -> Callable[[], None]:
    return build_in(folder / str(scale), one.organisation(scale))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What all sites and comparisons need is there before any work is counted."""
    some = Together(tuple(CONSTRUCTS[name] for name in ("notes", "goals", "measures_of_risks")))
    build_in(tmp_path_factory.mktemp("first"), some.organisation(3))()
    folder = tmp_path_factory.mktemp("second")
    compare(folder, some.organisation(3), some.later().organisation(3))()


@pytest.mark.slow
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("names", TOGETHER)
def test_twice_as_much_is_twice_the_work_of_check_and_build(names: str, tmp_path: Path) -> None:
    one = TOGETHER[names]
    work = partial(lay_and_build, tmp_path, one)
    assert growing(work, one.times) == []


def compare(folder: Path, before: Mapping[str, str], now: Mapping[str, str]) -> Callable[[], None]:
    lay(folder / "before", before)
    lay(folder / "now", now)

    def make() -> None:
        status, told = command(folder, "compare", "before", "now")
        assert status in {0, 1}, told

    return make


@pytest.mark.slow
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("names", TOGETHER)
def test_twice_as_much_is_twice_the_work_of_a_comparison(names: str, tmp_path: Path) -> None:
    """With the same content in which every number is another."""
    one = TOGETHER[names]

    def comparing(scale: int) -> Callable[[], None]:
        before, now = (each.organisation(scale) for each in (one, one.later()))
        return compare(tmp_path / str(scale), before, now)

    assert growing(comparing, one.times) == []


@pytest.mark.slow
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("name", NUMBERED)
def test_so_it_is_of_a_comparison_of_what_stops(name: str, tmp_path: Path) -> None:
    one = STOPPING[name]

    def comparing(scale: int) -> Callable[[], None]:
        count = scale * one.times
        before, now = (each.organisation(count) for each in (one, later(one)))
        return compare(tmp_path / str(scale), before, now)

    assert growing(comparing, one.times) == []


# Of fewer, each text is compared with each: more work for each, and little in all.
COMPARED = ("links", "notes", "companies", "references", "missing_attachments", "questions_linked")
MANY = 200
LITTLE = 10_000


@pytest.mark.slow
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("name", COMPARED)
def test_what_is_compared_by_the_hundred_takes_twice_the_work_in_all(
    name: str, tmp_path: Path
) -> None:
    """With what compares lines and words, too: from some number on it looks no further."""
    one = CONSTRUCTS[name]

    def comparing(times: int) -> Callable[[], None]:
        before, now = (each.organisation(times) for each in (one, later(one)))
        ready = compare(tmp_path / str(times), before, now)
        forget()
        return ready

    least, single, double = (work_of(comparing(each)) for each in (1, MANY, 2 * MANY))
    assert double - least <= MOST * max(single - least, LITTLE), (least, single, double)


def test_what_splits_all_for_each_is_found() -> None:
    """The measure itself: a method of a text that is called for each line of it."""

    def split_all(lines: int) -> list[int]:
        text = "a\n" * lines
        return [len(text.split("\n")) for _ in range(lines)]

    single, double = (work_of(partial(split_all, lines)) for lines in (2_000, 4_000))
    assert double > MOST * single


def test_what_compares_each_with_each_is_found_beside_far_more_work() -> None:
    """The measure itself: a function called for each pair, where others do much for each one."""

    def pair(_one: int, _other: int) -> None: ...

    def each(_one: int) -> None:
        for _ in range(1_000):
            len(())

    def work(scale: int) -> Callable[[], None]:
        def make() -> None:
            numbers = range(40 * scale)
            for one in numbers:
                each(one)
                for other in numbers:
                    pair(one, other)

        return make

    single, double = (sum(work_by_function(work(scale)).values()) for scale in (1, 2))
    assert double < MOST * single
    assert any("pair" in told for told in growing(work, 40))
