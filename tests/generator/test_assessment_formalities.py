"""How a statement stands in its form: when it applied, whose website it is on."""

from pathlib import Path

import pytest

from generator.assessment.formalities import Formalities, assess_formalities, host_of, is_own
from schema.organisation import Organisation
from tests.generator.books import make_book


def organisation(website: str | None) -> Organisation:
    return Organisation.model_validate({"name": "LO", "languages": ["nb"], "website": website})


@pytest.mark.parametrize(
    ("url", "website", "own"),
    [
        ("https://lo.no/apenhet", "https://www.lo.no", True),
        ("https://apenhet.lo.no", "https://lo.no/om", True),
        ("https://www.lo.no", "https://apenhet.lo.no", False),
        ("https://notlo.no", "https://lo.no", False),
        ("https://lo.github.io", "https://lo.no", False),
        (None, "https://lo.no", None),
        ("https://lo.no", None, None),
    ],
)
def test_a_website_is_one_s_own_by_its_host(
    url: str | None, website: str | None, *, own: bool | None
) -> None:
    assert is_own(url, organisation(website)) is own


def test_a_host_is_named_without_www() -> None:
    assert host_of("https://www.lo.no:8080/a") == "lo.no"
    assert host_of("https://lo.no") == "lo.no"
    assert host_of(None) is None


def assess(content: Path, head: str = "", more: str = "", year: int = 2023) -> Formalities:
    files = {
        "organisation.yaml": f"name: LO\nlanguages: [nb]\nwebsite: https://lo.no\n{more}",
        f"{year}/report.yaml": f"form: ehn-2023\nstatus: published\n{head}",
    }
    if year != 2023:
        files["2023/report.yaml"] = "form: ehn-2023\nstatus: draft\n"
    book = make_book(content, files)
    report = next(each for each in book.reports if each.year == year)
    return assess_formalities(report, book, "https://lo.github.io")


def test_the_act_asks_for_a_deadline_from_the_year_that_it_came_into_force(tmp_path: Path) -> None:
    assert assess(tmp_path / "1", year=2022).publication is not None
    assert assess(tmp_path / "2", year=2021).publication is None
    ended = "period: {from: 2021-07-01, to: 2022-06-30}\n"
    assert assess(tmp_path / "3", ended, year=2021).publication is not None


def test_a_signature_after_the_deadline_is_known_by_its_day(tmp_path: Path) -> None:
    signed = "{date: 2024-07-02, signatories: [{name: K, role: chair}]}"
    signing = f"published: 2024-06-01\nsigning: {signed}\n"
    found = assess(tmp_path / "1", signing)
    assert str(found.signed_late) == "2024-07-02"
    assert str(found.signed_on) == "2024-07-02"
    none = assess(tmp_path / "2")
    assert (none.signed_late, none.signed_on) == (None, None)


def test_a_page_leads_here_only_from_the_own_website(tmp_path: Path) -> None:
    own = assess(tmp_path / "1", more="linked_from: https://lo.no/om\n")
    assert (own.host, own.own_website, own.linked_from) == (
        "lo.github.io", False, "https://lo.no/om",
    )  # fmt: skip
    assert assess(tmp_path / "2", more="linked_from: https://nho.no/om\n").linked_from is None
