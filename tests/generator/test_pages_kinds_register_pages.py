"""The register: which rows, in which order, and what they can be narrowed by."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.book.model import Book
from generator.pages.kinds.register_pages import (
    RegisterPage,
    list_paths,
    make_register,
)
from generator.pages.parts.register import ROWS, gather, values_of
from generator.pages.parts.register_rows import RegisterWriter
from generator.pages.parts.summary import Part, StatementSummary, Summary, site_languages, summarise
from generator.pages.site_pages import list_site_pages
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import plan
from generator.text.words import load_words
from tests.generator.books import make_book

SITE = Site(several=True, search=True)
STATEMENT = StatementSummary(
    year=2023,
    draft=False,
    pages={"nb": "k/2023/index.html"},
    form="ehn-2023",
    published=date(2024, 6, 28),
    signed="complete",
    complete=False,
    parts=(Part(3, 3), Part(1, 2), Part(0, 4)),
    risks=2,
    topics=("discrimination", "hse"),
    places=("NO", "global"),
    measures=("done",),
)
RISK = """risks:
  - id: pay
    title: Lav lønn
    topic: wages
    geography: [BD, NO]
    kind: actual
"""
MEASURE = """measures:
  - risk: pay
    goal: Lønn å leve av
    status: done
"""


def summary(
    name: str, *statements: StatementSummary, languages: tuple[str, ...] = ("nb",)
) -> Summary:
    """An organisation in the manufacturing sector, with these statements."""
    fronts = {language: f"k/{language}/index.html" for language in languages}
    return Summary(name, name, "999999999", "manufacturing", languages, fronts, statements)


def pages(*summaries: Summary, language: str = "nb") -> dict[str, RegisterPage]:
    """The register's pages in a language, by address."""
    writer = RegisterWriter(load_words(language))
    return {each.path: each for each in make_register(gather(summaries), SITE, writer, None)}


def test_there_is_a_row_for_each_statement_and_each_organisation_without() -> None:
    older = replace(STATEMENT, year=2022)
    view = pages(summary("Zen"), summary("Åsen"), summary("Ås", STATEMENT, older))[
        "index.html"
    ].view
    assert [(row.name.text, row.year) for row in view.rows] == [
        ("Zen", ""),
        ("Ås", "2023"),
        ("Ås", "2022"),
        ("Åsen", ""),
    ]
    assert view.introduction == "2 redegjørelser fra 3 virksomheter."


def test_a_row_says_what_is_answered_in_words_and_counts() -> None:
    (row,) = pages(summary("Fisk", STATEMENT))["index.html"].view.rows
    assert [(part.state.id, part.state.label, part.count) for part in row.parts] == [
        ("answered", "Besvart", "3 av 3"),
        ("partly", "Delvis", "1 av 2"),
        ("unanswered", "Mangler", "0 av 4"),
    ]
    assert (row.risks, row.published, row.form) == ("2", "28. juni 2024", "Etisk handel Norge 2023")
    assert row.signed
    assert row.signed.label == "Ja"
    assert (
        row.about == "999\u00a0999\u00a0999 · Industri · Diskriminering, Helse, miljø og sikkerhet"
    )
    assert row.values == (
        "topic:discrimination topic:hse country:NO country:global sector:manufacturing"
        " status:incomplete measure:done year:2023"
    )


def test_a_form_of_ours_is_named_by_what_it_asks() -> None:
    (row,) = pages(summary("Fisk", replace(STATEMENT, form="act-minimum")))["index.html"].view.rows
    assert row.form == "Åpenhetsloven § 5"


def test_every_value_has_a_page_of_its_own_with_its_rows() -> None:
    other = replace(STATEMENT, topics=("hse",), year=2022)
    found = pages(summary("Fisk", STATEMENT), summary("Tre", other))
    assert [row.name.text for row in found["register/tema/discrimination.html"].view.rows] == [
        "Fisk"
    ]
    assert len(found["register/tema/hse.html"].view.rows) == 2
    assert {
        "register/land/NO.html", "register/land/global.html", "register/sektor/manufacturing.html",
        "register/status/incomplete.html", "register/tiltak/done.html", "register/ar/2022.html",
    } <= found.keys()  # fmt: skip
    page = found["register/tema/hse.html"]
    assert page.view.title == "Tema: Helse, miljø og sikkerhet"
    assert [(v.link.text, v.count, v.link.current) for v in page.view.facets[0].choices] == [
        ("Diskriminering", 1, False),
        ("Helse, miljø og sikkerhet", 2, True),
    ]
    assert page.view.rows[0].name.href == "../../k/2023/index.html"


def test_values_come_in_the_order_in_which_readers_look_for_them() -> None:
    other = replace(
        STATEMENT, year=2024, places=("AT", "SE", "AX"), measures=("ongoing", "stopped")
    )
    view = pages(summary("Fisk", other, STATEMENT), summary("Tre"))["index.html"].view
    shown = {facet.key: [value.link.text for value in facet.choices] for facet in view.facets}
    assert shown["country"] == ["Globalt", "Norge", "Sverige", "Østerrike", "Åland"]
    assert shown["measure"] == ["Pågår", "Utført", "Stanset"]
    assert shown["year"] == ["2024", "2023"]
    assert shown["status"] == ["Mangler svar etter § 5", "Ingen redegjørelse ennå"]


@pytest.mark.parametrize(
    ("statement", "states"),
    [
        (None, ("none",)),
        (STATEMENT, ("incomplete",)),
        (replace(STATEMENT, complete=True), ("complete",)),
        (replace(STATEMENT, draft=True), ("incomplete", "draft")),
    ],
)
def test_the_status_of_an_entry(
    statement: StatementSummary | None, states: tuple[str, ...]
) -> None:
    statements = (statement,) if statement else ()
    (entry,) = gather([summary("Fisk", *statements)]).entries
    assert values_of(entry, "status") == states


@pytest.mark.parametrize(
    ("part", "state"),
    [(Part(2, 2), "answered"), (Part(1, 2), "partly"), (Part(0, 2), "unanswered")],
)
def test_a_part_is_answered_partly_or_not(part: Part, state: str) -> None:
    assert part.state == state
    assert Part(0, 0).state == "unanswered"


def test_many_rows_are_spread_over_pages_with_letters_between_them() -> None:
    many = [summary(f"{letter}{number:02}", STATEMENT) for letter in "AB" for number in range(ROWS)]
    found = pages(*many, summary("Øst", STATEMENT))
    first, second, last = (
        found[path].view for path in ("index.html", "register/side-2.html", "register/side-3.html")
    )
    assert [len(view.rows) for view in (first, second, last)] == [ROWS, ROWS, 1]
    assert [(link.text, link.href) for link in second.letters] == [
        ("A", "../index.html#letter-A"),
        ("B", "#letter-B"),
        ("Ø", "side-3.html#letter-%C3%98"),
    ]
    assert (first.before, last.after) == (None, None)
    assert second.after
    assert (second.after.text, second.after.href) == ("Side 3 av 3", "side-3.html")
    assert [row.anchor for row in last.rows] == ["letter-Ø"]
    assert "register/tema/hse-3.html" in found
    listed = {each.path for each in list_paths(gather([*many, summary("Øst", STATEMENT)]), SITE)}
    assert listed == {*found.keys(), "data/index.html"}


@pytest.mark.parametrize(("more", "pages_made"), [(0, 1), (1, 2)])
def test_a_page_more_is_made_when_one_is_full(more: int, pages_made: int) -> None:
    many = [summary(f"{number:03}", STATEMENT) for number in range(ROWS + more)]
    first = pages(*many)["index.html"].view
    number = f" Side 1 av {pages_made}." if pages_made > 1 else ""
    assert first.introduction == (
        f"{ROWS + more} redegjørelser fra {ROWS + more} virksomheter.{number}"
    )
    assert first.before is None
    assert (first.after is not None) is (pages_made > 1)
    assert bool(first.letters) is (pages_made > 1)


def test_all_rows_are_at_hand_for_the_script_only_where_pages_are_several() -> None:
    few = [summary("Fisk", STATEMENT)]
    many = [summary(f"Fisk {number}", STATEMENT) for number in range(ROWS + 1)]
    scripts = [
        [each for each in list_site_pages(tuple(some), SITE) if "/register-nb" in each.path]
        for some in (few, many)
    ]
    assert scripts[0] == []
    (script,) = scripts[1]
    assert isinstance(script, Artifact)
    packed = json.loads(script.data.decode().removeprefix("aktsomRegister = ").rstrip(";\n"))
    heads = [head for _, head, *_ in packed["rows"]]
    assert len(heads) == ROWS + 1
    assert 'href="k/2023/index.html"' in heads[0]
    assert not any("letter-" in head for head in heads)


def test_the_site_speaks_bokmal_and_all_that_is_published_in() -> None:
    assert site_languages([summary("Fisk", languages=("en",))]) == ("nb", "en")
    assert site_languages([]) == ("nb",)


def test_a_row_leads_to_the_page_in_the_reader_s_language_or_the_main_one() -> None:
    both = replace(STATEMENT, pages={"nb": "k/2023/index.html", "en": "k/en/2023/index.html"})
    found = pages(
        summary("A", both, languages=("nb", "en")), summary("B", STATEMENT), language="en"
    )
    assert [row.name.href for row in found["en/index.html"].view.rows] == [
        "../k/en/2023/index.html",
        "../k/2023/index.html",
    ]
    languages = found["en/index.html"].frame.around
    assert languages
    assert [(link.text, link.href) for link in languages.languages] == [
        ("Bokmål", "../index.html"),
        ("English", "index.html"),
    ]


def test_a_summary_is_plain_and_small(tmp_path: Path) -> None:
    files = {
        "organisation.yaml": "name: Fisk\nsector: trade\nlanguages: [nb, en]\n",
        "2023/report.yaml": "form: act-minimum\nstatus: published\npublished: 2024-06-30\n",
        "2023/2-identify/facts.yaml": RISK,
        "2023/3-address/facts.yaml": MEASURE,
    }
    found = summarise(plan(make_book(tmp_path, files), Site(several=True)))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
    assert (found.sector, found.fronts["en"]) == ("trade", "fisk/en/index.html")
    (statement,) = found.statements
    assert statement.pages == {"nb": "fisk/2023/index.html", "en": "fisk/en/2023/index.html"}
    assert (statement.topics, statement.places) == (("wages",), ("BD", "NO"))
    assert (statement.measures, statement.risks) == (("done",), 1)
    assert (statement.form, statement.signed) == ("act-minimum", "unsigned")
    assert [part.state for part in statement.parts] == ["unanswered", "answered", "unanswered"]


@pytest.mark.parametrize(
    ("signing", "signed"),
    [
        ("", "unsigned"),
        ("signing: {place: Oslo, date: 2024-01-01}\n", "unnamed"),
        ("signing: {signatories: [{name: Kim, role: chair}]}\n", "complete"),
    ],
)
def test_a_signature_has_names_or_not(tmp_path: Path, signing: str, signed: str) -> None:
    head = f"form: act-minimum\nstatus: published\n{signing}"
    found = summarise(plan(make_book(tmp_path, {"2023/report.yaml": head}), Site()))
    assert found.statements[0].signed == signed


def test_a_summary_of_an_organisation_without_statements(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    found = summarise(plan(Book(book.key, book.organisation, ()), Site()))
    assert (found.statements, found.fronts) == ((), {"nb": "index.html"})


def test_a_page_is_as_new_as_the_newest_statement_that_it_lists() -> None:
    old, new = (replace(STATEMENT, changed=date(year, 5, 1)) for year in (2022, 2025))
    draft = replace(STATEMENT, draft=True, changed=date(2026, 1, 1))
    other = replace(new, topics=("wages",))
    register = gather([summary("A", old), summary("B", other), summary("C", draft)])
    found = {each.path: each.changed for each in list_paths(register, SITE)}
    assert found["index.html"] == found["data/index.html"] == date(2025, 5, 1)
    assert found["register/tema/wages.html"] == date(2025, 5, 1)
    assert found["register/tema/hse.html"] == date(2022, 5, 1)


def test_the_first_page_leads_to_all_data() -> None:
    view = pages(summary("A", STATEMENT))["index.html"].view
    assert view.data
    assert view.data.href == "data/index.html"
