"""The rows of the register: what each statement answers, and what it does not."""

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.context import Link
from generator.pages.format.terms import Tag
from generator.pages.parts.register import RegisterEntry, name_value, values_of
from generator.pages.parts.site_frame import SitePlace
from generator.pages.parts.summary import Part, StatementSummary
from generator.plan.site_addresses import facets
from generator.text.cldr import format_date, group_digits
from generator.text.collation import initial_of

# How a statement is signed, as a shape; any other state is partly.
_SIGNED_SHAPES = {"complete": "answered", "unsigned": "unanswered"}


class PartView(Struct, frozen=True):
    """How one letter of § 5 is answered: in a word, and how many of how many."""

    state: Tag
    count: str


class RegisterRow(Struct, frozen=True):
    """One row; `parts` and what follows are empty for an organisation without a statement.

    `values` are what the script finds the row by, each as facet:value; empty where there is none.
    `risks` is empty where a statement does not tell. `anchor` is set on the first row under a
    letter.
    """

    name: Link
    year: str
    draft: bool
    about: str
    values: str
    parts: tuple[PartView, ...]
    risks: str
    signed: Tag | None
    published: str | None
    form: str
    anchor: str | None


def show_rows(
    entries: tuple[RegisterEntry, ...],
    place: SitePlace,
    *,
    anchors: bool = False,
    values: bool = False,
) -> tuple[RegisterRow, ...]:
    """Return entries as rows; with `anchors`, the first under each letter can be linked to."""
    rows, before = [], ""
    for entry in entries:
        initial = initial_of(entry.organisation.name)
        row = _row(entry, place, initial if anchors and initial != before else "")
        rows.append(row if values else replace(row, values=""))
        before = initial
    return tuple(rows)


def _row(entry: RegisterEntry, place: SitePlace, initial: str) -> RegisterRow:
    summary, statement = entry.organisation, entry.statement
    pages = statement.pages if statement else summary.fronts
    language = place.language if place.language in pages else summary.languages[0]
    found = [f"{facet}:{value}" for facet in facets() for value in values_of(entry, facet)]
    published = statement.published if statement else None
    return RegisterRow(
        name=Link(summary.name, place.link(pages[language])),
        year=str(statement.year) if statement else "",
        draft=statement is not None and statement.draft,
        about=" · ".join(_about(entry, place)),
        values=" ".join(found),
        parts=tuple(_part(each, place) for each in statement.parts) if statement else (),
        risks=str(statement.risks) if statement and statement.risks is not None else "",
        signed=_signed(statement, place) if statement else None,
        published=format_date(published, place.language) if published else None,
        form=statement.form if statement else "",
        anchor=f"letter-{initial}" if initial else None,
    )


def _about(entry: RegisterEntry, place: SitePlace) -> list[str]:
    summary, words = entry.organisation, place.words
    number = [group_digits(summary.number)] if summary.number else []
    named = [
        ", ".join(name_value(facet, value, words) for value in values_of(entry, facet))
        for facet in ("sector", "topic")
    ]
    return [*number, *filter(None, named)]


def _part(part: Part, place: SitePlace) -> PartView:
    state = Tag(part.state, place.words[f"register_part_{part.state}"])
    return PartView(state, place.words("register_of", number=part.met, count=part.points))


def _signed(statement: StatementSummary, place: SitePlace) -> Tag:
    shape = _SIGNED_SHAPES.get(statement.signed, "partly")
    return Tag(shape, place.words[f"register_signed_{statement.signed}"])
