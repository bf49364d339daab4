"""The rows of the register: what each statement answers, and what it does not."""

from datetime import date

from msgspec.structs import replace

from generator.pages.context import Link
from generator.pages.format.terms import Tag
from generator.pages.parts.register import RegisterEntry
from generator.pages.parts.register_rows import PartView, RegisterRow, RegisterWriter
from generator.pages.parts.site_frame import SitePlace
from generator.pages.parts.summary import Part, StatementSummary, Summary
from generator.plan.addresses import Site
from generator.text.words import load_words

STATEMENT = StatementSummary(
    year=2023,
    draft=False,
    pages={"nb": "k/2023/index.html", "en": "k/en/2023/index.html"},
    form="ehn-2023",
    published=date(2024, 6, 28),
    signed="complete",
    complete=False,
    parts=(Part(3, 3), Part(1, 2), Part(0, 4)),
    risks=2,
    topics=("hse",),
    places=("NO",),
    measures=("done",),
)


def entry(name: str, statement: StatementSummary | None = STATEMENT) -> RegisterEntry:
    statements = (statement,) if statement else ()
    languages = {"nb": "k/index.html"}
    summary = Summary(name, name, "974760673", "manufacturing", ("nb",), languages, statements)
    return RegisterEntry(summary, statement)


def show_rows(
    entries: tuple[RegisterEntry, ...],
    place: SitePlace,
    *,
    anchors: bool = False,
    values: bool = False,
) -> tuple[RegisterRow, ...]:
    """The rows of one page."""
    return RegisterWriter(place.words).write(entries, place, anchors=anchors, values=values)


def place(language: str = "nb") -> SitePlace:
    return SitePlace(Site(several=True), load_words(language), {language: "index.html"})


def test_a_row_says_what_is_known_of_a_statement() -> None:
    (row,) = show_rows((entry("Brød"),), place(), values=True)
    assert row.name == Link("Brød", "k/2023/index.html")
    assert (row.year, row.draft, row.risks, row.form) == (
        "2023", False, "2", "Etisk handel Norge 2023",
    )  # fmt: skip
    assert row.published == "28. juni 2024"
    assert row.about.startswith("974\u00a0760\u00a0673 · ")
    assert row.about.count(" · ") == 2
    assert [each.state.id for each in row.parts] == ["answered", "partly", "unanswered"]
    assert isinstance(row.parts[1], PartView)
    assert row.parts[1].count == "1 av 2"
    assert row.signed is not None
    assert row.signed.id == "answered"
    assert "year:2023" in row.values.split()
    assert row.anchor is None


def test_what_is_not_asked_for_is_not_there() -> None:
    (row,) = show_rows((entry("Brød"),), place())
    assert row.values == ""
    (empty,) = show_rows((entry("Brød", None),), place())
    assert empty.name == Link("Brød", "k/index.html")
    assert (empty.year, empty.draft, empty.risks, empty.form) == ("", False, "", "")
    assert (empty.parts, empty.signed, empty.published) == ((), None, None)


def test_the_page_is_in_the_reader_s_language_if_there_is_one() -> None:
    (english,) = show_rows((entry("Brød"),), place("en"))
    assert english.name.href == "k/en/2023/index.html"
    (other,) = show_rows((entry("Brød"),), place("nn"))
    assert other.name.href == "k/2023/index.html"


def test_how_it_is_signed_has_a_shape() -> None:
    shapes = {
        state: show_rows((entry("B", replace(STATEMENT, signed=state)),), place())[0].signed
        for state in ("complete", "partial", "unsigned", "changed")
    }
    found = {state: tag.id for state, tag in shapes.items() if isinstance(tag, Tag)}
    assert found == {
        "complete": "answered", "partial": "partly", "unsigned": "unanswered", "changed": "partly",
    }  # fmt: skip


def test_the_first_row_under_each_letter_can_be_linked_to() -> None:
    entries = tuple(map(entry, ("Asa", "Ava", "Brød", "Åse")))
    rows = show_rows(entries, place(), anchors=True)
    assert [each.anchor for each in rows] == ["letter-A", None, "letter-B", "letter-Å"]
    assert {each.anchor for each in show_rows(entries, place())} == {None}


def test_a_draft_says_that_it_is_one() -> None:
    (row,) = show_rows((entry("B", replace(STATEMENT, draft=True, published=None)),), place())
    assert (row.draft, row.published) == (True, None)


def test_a_row_is_the_same_on_all_pages_but_for_the_way_from_there() -> None:
    """Whether the writer has written it before or not."""
    brod, saft = entry("Brød"), entry("Saft")
    writer, deep = (
        RegisterWriter(load_words("nb")),
        replace(place(), paths={"nb": "register/a/b.html"}),
    )
    (first,) = writer.write((brod,), place(), anchors=True, values=True)
    rows = writer.write((brod, saft), deep)
    assert rows == show_rows((brod, saft), deep)
    assert [each.name.href for each in (first, *rows)] == [
        "k/2023/index.html", "../../k/2023/index.html", "../../k/2023/index.html",
    ]  # fmt: skip
    assert (rows[0].anchor, rows[0].values, first.anchor) == (None, "", "letter-B")


def test_a_digest_changes_with_whatever_a_row_shows() -> None:
    """And with nothing else: another language, statement or name, but not another statement's."""
    brod = entry("Brød", STATEMENT)
    others = (
        entry("Brod", STATEMENT),
        entry("Brød", replace(STATEMENT, risks=9)),
        entry("Brød", replace(STATEMENT, published=None)),
        entry("Brød", None),
    )
    writer = RegisterWriter(load_words("nb"))
    digests = {writer.digest(each) for each in (brod, *others)}
    assert len(digests) == 1 + len(others)
    assert RegisterWriter(load_words("nn")).digest(brod) not in digests
    more = replace(brod.organisation, statements=(STATEMENT, replace(STATEMENT, year=2020)))
    assert RegisterWriter(load_words("nb")).digest(replace(brod, organisation=more)) in digests
