"""The case officer's box: what it says of deadline, signatures, changes, website; no more."""

import json
from pathlib import Path

import pytest

from generator.book.signed_digest import digest_report
from generator.data.formalities import describe_formalities
from generator.line.content_check import check_organisation
from generator.pages.context import PageContext
from generator.pages.parts.formalities import show_formalities
from generator.pages.render import context_of
from generator.plan.addresses import Site
from generator.plan.site_plan import SitePlan, plan
from tests.generator.books import make_book, open_page
from tests.generator.rules.minimal import KEY, TODAY, Change, write_report

PEOPLE = "{name: Ola, role: chair}, {name: Ida, role: board_member}"
MANAGER = "{name: Kari, role: general_manager}"
UNCHECKED = "Uten kontrollsum av det som ble signert, kan det ikke kontrolleres"
UNSTATED = (
    "2 fra styret, som det ikke er oppgitt hvor mange medlemmer har; "
    "om det finnes en daglig leder, er ikke oppgitt"
)
SIGNED = (
    f"signing: {{date: 2024-03-13, board_size: 2, general_manager: nei, signatories: [{PEOPLE}]}}"
)


def make_plan(
    content: Path, head: str = SIGNED, url: str | None = None, organisation: str = ""
) -> SitePlan:
    """Plan the smallest report with this in report.yaml, and in organisation.yaml."""
    write_report(content, Change("report.yaml", head), Change("organisation.yaml", organisation))
    return plan(check_organisation(content, KEY, TODAY).book, Site(url=url))


def box(made: SitePlan) -> dict[str, tuple[str, str]]:
    """The lines of the box on the report's front page: state and text by label."""
    page = next(each for each in made.pages if each.kind == "report")
    context: PageContext = context_of(page, made)
    return {each.label: (each.state, " · ".join(each.texts)) for each in show_formalities(context)}


def test_all_in_order(tmp_path: Path) -> None:
    assert box(make_plan(tmp_path, url="https://apenhet.granlia.example/")) == {
        "Offentliggjort i tide": ("met", "Frist 30. juni 2024 · Publisert 20. mars 2024"),
        "Signert": ("met", "2 av 2 i styret"),
        "Uendret siden signering": (
            "unknown",
            f"Ingen endringer er ført opp · {UNCHECKED}",
        ),
        "På eget nettsted": ("met", "Ligger på apenhet.granlia.example"),
        "Spørsmål etter § 6": (
            "open",
            "Sendes skriftlig, og loven gir som hovedregel tre uker til å svare",
        ),
    }


@pytest.mark.parametrize(
    ("head", "state", "text"),
    [
        ("signing:", "unmet", "Ikke signert"),
        ("signing: {date: 2024-03-13}", "unknown",
         "Navnene på dem som har signert, står ikke her."),
        (SIGNED.replace("board_size: 2", "board_size: 7"), "unmet", "2 av 7 i styret"),
        (SIGNED.replace("board_size: 2, general_manager: nei, ", ""), "unknown", UNSTATED),
        (SIGNED.replace("nei", "ja"), "unmet", "2 av 2 i styret; ikke daglig leder"),
        (SIGNED.replace("}]", f"}}, {MANAGER}]").replace("nei", "ja"), "met",
         "2 av 2 i styret og daglig leder"),
        (SIGNED.replace("board_member}", "board_member, reservation: Risikoen er større.}"), "met",
         "2 av 2 i styret · Med forbehold fra Ida"),
    ],
)  # fmt: skip
def test_who_has_signed_of_how_many(head: str, state: str, text: str, tmp_path: Path) -> None:
    assert box(make_plan(tmp_path, head))["Signert"] == (state, text)


@pytest.mark.parametrize(
    ("url", "state", "text"),
    [
        ("https://granlia.github.io/aapenhet/", "unmet",
         "Ligger på granlia.github.io; virksomhetens nettsted er granlia.example"),
        ("https://www.granlia.example/aapenhet/", "met", "Ligger på granlia.example"),
        ("https://ikkegranlia.example/", "unmet",
         "Ligger på ikkegranlia.example; virksomhetens nettsted er granlia.example"),
        (None, "unknown",
         "Adressen som redegjørelsen offentliggjøres på, var ikke oppgitt da sidene ble laget"),
    ],
)  # fmt: skip
def test_whose_website_it_is_on(url: str | None, state: str, text: str, tmp_path: Path) -> None:
    assert box(make_plan(tmp_path, url=url))["På eget nettsted"] == (state, text)


def test_late_drafted_and_before_the_act(tmp_path: Path) -> None:
    late = box(make_plan(tmp_path / "1", "published: 2024-08-15"))["Offentliggjort i tide"]
    assert late == ("unmet", "Frist 30. juni 2024 · Publisert 15. august 2024, etter fristen")
    draft = box(make_plan(tmp_path / "2", "status: draft"))["Offentliggjort i tide"]
    assert draft == ("open", "Frist 30. juni 2024 · Ikke publisert ennå")
    old = "period: {from: 2020-01-01, to: 2020-12-31}"
    assert box(make_plan(tmp_path / "3", old))["Offentliggjort i tide"][0] == "open"


def test_changed_since_signing(tmp_path: Path) -> None:
    made = make_plan(tmp_path / "1")
    digest = digest_report(made.book.reports[0])
    signed = SIGNED.replace("{date", f'{{digest: "{digest}", date')
    same = box(make_plan(tmp_path / "2", signed))["Uendret siden signering"]
    assert same == ("met", "Uendret siden signeringen 13. mars 2024")
    changed = signed + "\ncontact: {name: Eva}"
    told = box(make_plan(tmp_path / "3", changed))["Uendret siden signering"]
    assert told == ("unmet", "Endret etter signering, og det som er endret, er ikke signert")
    revised = changed + "\nrevisions: [{date: 2024-09-01, changes: Ny kontakt.}]"
    told = box(make_plan(tmp_path / "4", revised))["Uendret siden signering"]
    assert told[1] == "Endret 1. september 2024, etter signering, og endringen er ikke signert"


def test_the_same_as_data(tmp_path: Path) -> None:
    made = make_plan(tmp_path, url="https://granlia.github.io/")
    data = json.loads(json.dumps(describe_formalities(made, made.book.reports[0])))
    assert data == {
        "deadline": "2024-06-30",
        "published": "2024-03-20",
        "published_in_time": True,
        "signed": True,
        "signed_on": "2024-03-13",
        "signed_by": [
            {
                "name": "Granlia Kaffe AS",
                "board_size": 2,
                "board_signed": 2,
                "has_general_manager": False,
                "general_manager_signed": False,
                "participants_signed": 0,
                "complete": True,
            }
        ],
        "text": "undigested",
        "unsigned_revisions": [],
        "site_host": "granlia.github.io",
        "on_own_website": False,
        "linked_from": None,
    }


def test_a_page_of_the_own_website_that_leads_here_is_enough(tmp_path: Path) -> None:
    own = "website: https://www.granlia.example\nlinked_from: https://granlia.example/apenhetsloven"
    made = make_plan(tmp_path / "1", organisation=own, url="https://granlia.github.io/")
    assert box(made)["På eget nettsted"][0] == "met"
    other = own.replace("//granlia.example/", "//andre.example/")
    made = make_plan(tmp_path / "2", organisation=other, url="https://granlia.github.io/")
    assert box(made)["På eget nettsted"][0] == "unmet"


def test_a_signature_after_the_deadline_is_told(tmp_path: Path) -> None:
    late = SIGNED.replace("2024-03-13", "2024-07-02")
    state, text = box(make_plan(tmp_path, late))["Offentliggjort i tide"]
    assert state == "unmet"
    assert "Signert først 2. juli 2024, etter fristen" in text


def test_where_several_sign_each_is_named(tmp_path: Path) -> None:
    own = "entities:\n  - name: Granlia Kaffe AS\n  - {name: Granlia Salg AS, own_duty: ja}\n"
    head = SIGNED.replace("]}", ", {name: Per, role: chair, entity: Granlia Salg AS}]}")
    text = box(make_plan(tmp_path, head, organisation=own))["Signert"][1]
    first, second = text.split(" · ")
    assert first == "Granlia Kaffe AS: 2 av 2 i styret"
    assert second.startswith("Granlia Salg AS: ")


@pytest.mark.parametrize(
    ("information", "state"),
    [
        ("", "unknown"),
        ("information: {telephone: 22 33 44 55}\n", "open"),
        ("information: {address: 'Storgata 1, 0155 Oslo'}\n", "open"),
        ("information: {email: a@b.example}\n", "open"),
        ("information: {url: 'https://b.example/spor'}\n", "open"),
    ],
)
def test_questions_can_be_sent_where_there_is_any_address(
    tmp_path: Path, information: str, state: str
) -> None:
    own = f"name: Fjordfisk AS\nlanguages: [nb]\n{information}"
    lines = show_formalities(open_page(make_book(tmp_path, {"organisation.yaml": own})))
    assert [each.state for each in lines if each.label == "Spørsmål etter § 6"] == [state]
