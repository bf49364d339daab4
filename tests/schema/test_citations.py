"""Citations as people write them, and the provisions that they lead to."""

import pytest

from schema.citations import find_provisions, read_citation, sections_of
from schema.languages import load_languages
from schema.law import cite, load_provisions, load_statutes

MEASURES = ("aapenhetsloven-5-c",)
ALL_OF_5 = tuple(f"aapenhetsloven-5-{part}" for part in ("a", "b", "c", "2", "3", "4"))


def provisions(written: str) -> tuple[str, ...]:
    """The ids of the provisions of this very place."""
    cited = read_citation(written)
    found, exact = find_provisions(cited) if cited else ((), False)
    return tuple(each.id for each in found) if exact else ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("§ 5 c", MEASURES),
        ("5 c", MEASURES),
        ("5C", MEASURES),
        ("§5c", MEASURES),
        ("§ 5 første ledd bokstav c", MEASURES),
        ("Section 5(1)(c)", MEASURES),
        ("section 5 (1) letter c of the Transparency Act", MEASURES),
        ("Åpenhetsloven § 5 c", MEASURES),
        ("apenhetsloven § 5 c", MEASURES),
        ("aapenhetsloven § 5 c", MEASURES),
        ("openheitslova § 5 første ledd bokstav c", MEASURES),
        ("§ 5", ALL_OF_5),
        ("åpenhetsloven § 5", ALL_OF_5),
        ("section 5", ALL_OF_5),
        ("openheitslova § 5 fjerde ledd", ("aapenhetsloven-5-4",)),
        ("§ 5 annet ledd", ("aapenhetsloven-5-2",)),
        ("§ 5 første ledd", ALL_OF_5[:3]),
        ("§ 1", ("aapenhetsloven-1",)),
        ("§ 9", ("aapenhetsloven-9",)),
        ("åpenhetsloven § 14", ("aapenhetsloven-14",)),
        ("§ 3 d", ("aapenhetsloven-3-d",)),
        ("§ 3-5", ("regnskapsloven-3-5",)),
        ("regnskapsloven § 3-5", ("regnskapsloven-3-5",)),
        ("Accounting Act § 2-1", ("regnskapsloven-2-1",)),
        ("rskl. 2-11", ("regnskapsloven-2-11",)),
    ],
)
def test_a_citation_leads_to_its_provisions(written: str, expected: tuple[str, ...]) -> None:
    assert provisions(written) == expected


@pytest.mark.parametrize("language", load_languages())
def test_every_provision_is_found_by_what_it_is_called(language: str) -> None:
    for each in load_provisions().values():
        assert each.id in provisions(cite(each, language))
        assert each.id in provisions(each.short.in_language(language))


@pytest.mark.parametrize(
    "written", ["§ 6 c", "§ 6 andre ledd bokstav c", "§ 7 tredje ledd", "§ 5 f"]
)
def test_what_has_no_provision_of_its_own_leads_to_what_it_is_a_part_of(written: str) -> None:
    cited = read_citation(written)
    assert cited is not None
    found, exact = find_provisions(cited)
    assert not exact
    assert {each.link[-2:] for each in found} == {f"§{cited.section}"}


@pytest.mark.parametrize(
    "written", ["", "§", "5 z", "LAW302", "law", "§ 5 c og d", "1.A.2.3", "fem", "§ 5 og § 6"]
)
def test_other_words_are_no_citation(written: str) -> None:
    assert read_citation(written) is None


@pytest.mark.parametrize("written", ["§ 99", "§ 5-3", "regnskapsloven § 5", "åpenhetsloven § 3-5"])
def test_there_is_no_such_section(written: str) -> None:
    cited = read_citation(written)
    assert cited is not None
    assert find_provisions(cited) == ((), False)


def test_the_sections_of_the_acts() -> None:
    act, accounting = map(sections_of, load_statutes())
    assert act == tuple(str(number) for number in range(1, 15))
    assert accounting == ("1-5", "1-6", "2-1", "2-11", "2-12", "3-4", "3-5")
