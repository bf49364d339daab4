"""Addresses: permanent, relative, the same whoever asks for them."""

from pathlib import Path

import pytest

from generator.output.dropped import list_kept
from generator.plan.addresses import Addresses, Site, absolute, relative
from generator.plan.page_kinds import Owner, kinds_of, load_page_kinds
from generator.plan.site_addresses import SiteAddresses
from generator.plan.site_plan import MANY_RISKS, newest, plan
from schema.languages import load_languages
from tests.generator.books import make_book

ALONE = Addresses(Site(), "lo", "nb", "nb")
AMONG_OTHERS = Addresses(Site(several=True), "lo", "nb", "nb")


def test_a_site_of_one_leaves_the_organisation_out() -> None:
    assert ALONE.front() == "index.html"
    assert ALONE.report(2023) == "2023/index.html"
    assert ALONE.risk(2023, "union-rights") == "2023/risiko-union-rights.html"


def test_a_site_of_several_has_a_folder_for_each() -> None:
    assert AMONG_OTHERS.front() == "lo/index.html"
    assert AMONG_OTHERS.page("law", 2023) == "lo/2023/apenhetsloven.html"


def test_another_language_is_a_folder_after_the_organisation() -> None:
    assert ALONE.in_language("en").page("whole", 2023) == "en/2023/whole-statement.html"
    assert AMONG_OTHERS.in_language("nn").latest() == "lo/nn/latest/index.html"


def test_data_and_attachments_have_one_address_for_all_languages() -> None:
    english = AMONG_OTHERS.in_language("en")
    assert english.data(2023, "risks.csv") == "lo/2023/risks.csv"
    assert english.attachment(2023, "policy.pdf") == "lo/2023/attachments/policy.pdf"
    assert english.feed() == "lo/feed.xml"


@pytest.mark.parametrize("language", load_languages())
def test_every_kind_of_page_has_a_name_of_its_own_in_every_language(language: str) -> None:
    named: dict[tuple[str, str], list[str]] = {}
    for kind, each in load_page_kinds().items():
        named.setdefault((each.of, each.file.in_language(language)), []).append(kind)
    assert [kinds for kinds in named.values() if len(kinds) > 1] == []
    assert all(name.isascii() and name == name.lower() for _, name in named)


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "2023/index.html", "2023/index.html"),
        ("2023/index.html", "index.html", "../index.html"),
        ("2023/index.html", "2023/2-kartlegging.html", "2-kartlegging.html"),
        ("lo/en/2023/index.html", "lo/2023/report.json", "../../2023/report.json"),
        ("lo/2023/index.html", "kf/2023/index.html", "../../kf/2023/index.html"),
        ("2023/index.html", "2023/attachments/nye mål.pdf", "attachments/nye%20m%C3%A5l.pdf"),
    ],
)  # fmt: skip
def test_links_are_relative_and_name_the_file(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


def test_a_link_to_a_place_on_the_page_itself_is_only_the_place() -> None:
    assert relative("2023/hele.html", "2023/hele.html", "2.A.1") == "#2.A.1"
    assert relative("2023/index.html", "2023/2.html", "2.A.1") == "2.html#2.A.1"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://example.org/aktsom/"),
        ("2023/index.html", "https://example.org/aktsom/2023/"),
        ("2023/2-kartlegging.html", "https://example.org/aktsom/2023/2-kartlegging.html"),
    ],
)
def test_public_addresses_end_in_the_folder_where_they_can(path: str, address: str) -> None:
    assert absolute(Site(url="https://example.org/aktsom/"), path) == address


def test_without_a_site_address_there_are_no_public_addresses() -> None:
    assert absolute(Site(), "index.html") is None


def test_the_plan_has_every_page_once_in_every_language(tmp_path: Path) -> None:
    organisation = make_book(
        tmp_path,
        {
            "organisation.yaml": "name: A\nlanguages: [nb, en]\n",
            "2023/2-identify/facts.yaml": "risks:\n  - {id: long-shifts, title: Lange skift}\n",
        },
    )
    pages = plan(organisation, Site()).pages
    assert len({page.path for page in pages}) == len(pages)
    owners: tuple[Owner, ...] = ("organisation", "report")
    listed = {
        name
        for owner in owners
        for name, kind in kinds_of(owner)
        if kind.when in {"always", "alone"}
    }
    assert {"law", "information", "open_data"} < listed
    found = {page.kind for page in pages}
    assert found == {"front", "latest", "report", "step", "risk"} | listed
    risk = next(page for page in pages if page.kind == "risk" and page.language == "en")
    assert risk.paths == {
        "nb": "2023/risiko-long-shifts.html",
        "en": "en/2023/risk-long-shifts.html",
    }


@pytest.mark.parametrize("more", [0, 1])
def test_many_risks_have_a_page_that_comes_and_goes_with_them(tmp_path: Path, more: int) -> None:
    risks = "".join(f"  - {{id: r{n}, title: Fare {n}}}\n" for n in range(MANY_RISKS + more))
    facts = {
        "2023/report.yaml": "form: ehn-2023\nstatus: published\n",
        "2023/2-identify/facts.yaml": f"risks:\n{risks}",
    }
    planned = plan(make_book(tmp_path, facts), Site())
    found = [page.path for page in planned.pages if page.kind == "risks"]
    assert found == ["2023/risikoer.html"] * more
    assert "2023/risikoer.html" not in list_kept(planned)
    assert "2023/risiko-r0.html" in list_kept(planned)


def test_an_organisation_without_reports_has_its_front_page_and_the_right_to_ask(
    tmp_path: Path,
) -> None:
    path = tmp_path / "fisk"
    organisation = make_book(tmp_path)
    (path / "2023" / "report.yaml").unlink()
    empty = type(organisation)(organisation.key, organisation.organisation, ())
    assert [page.kind for page in plan(empty, Site()).pages] == [
        "front",
        "information",
        "accessibility",
        "open_data",
    ]
    assert newest(empty) is None


def test_the_page_of_all_data_is_the_organisations_where_there_is_no_other(tmp_path: Path) -> None:
    """Where there are several it is at the same address, and of all of them."""
    book = make_book(tmp_path)
    (page,) = [each for each in plan(book, Site()).pages if each.kind == "open_data"]
    assert page.path == SiteAddresses("nb").open_data() == "data/index.html"
    several = plan(book, Site(several=True)).pages
    assert not [each for each in several if each.kind == "open_data"]


def test_the_newest_statement_is_the_newest_published_one(tmp_path: Path) -> None:
    draft = "form: ehn-2023\nstatus: draft\n"
    organisation = make_book(tmp_path, {"2024/report.yaml": draft})
    found = newest(organisation)
    assert found is not None
    assert found.year == 2023


def test_a_draft_is_the_newest_when_nothing_is_published(tmp_path: Path) -> None:
    organisation = make_book(tmp_path, {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"})
    assert newest(organisation) is organisation.reports[0]
    assert plan(organisation, Site()).main.language == "nb"
