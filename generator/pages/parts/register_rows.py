"""The rows of the register: what each statement answers, and what it does not."""

from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.pages.context import Link
from generator.pages.format.terms import Tag
from generator.pages.parts.register import RegisterEntry, name_value, values_of
from generator.pages.parts.site_frame import SitePlace
from generator.pages.parts.summary import Part, StatementSummary, Summary
from generator.plan.site_addresses import facets
from generator.text.cldr import format_date, group_digits
from generator.text.collation import initial_of
from generator.text.words import Words
from schema.form import load_form

# How a statement is signed, as a shape; any other state is partly.
_SIGNED_SHAPES = {"complete": "answered", "unsigned": "unanswered"}
# What a row may show of an organisation itself.
_OF_ORGANISATION = tuple(each for each in Summary.__struct_fields__ if each != "statements")


class PartView(Struct, frozen=True):
    """How one letter of § 5 is answered: in a word, and how many of how many."""

    state: Tag
    count: str


class RegisterRow(Struct, frozen=True):
    """One row; `parts` and what follows are empty for an organisation without a statement.

    `values` are what the script finds the row by, each as facet:value; empty where there is none.
    `risks` is empty where a statement does not tell. `initial` is the letter that the row is under;
    `anchor` is set on the first of each.
    """

    name: Link
    initial: str
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


class RegisterWriter:
    """Writes entries as rows of the register in a language: each once, however many pages list it.

    An entry is known by being the very same value.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self._known: dict[int, tuple[RegisterEntry, RegisterRow]] = {}
        self._digests: dict[int, tuple[RegisterEntry, bytes]] = {}

    @property
    def language(self) -> str:
        """The language of the rows."""
        return self.words.language

    def write(
        self,
        entries: Iterable[RegisterEntry],
        place: SitePlace,
        *,
        anchors: bool = False,
        values: bool = False,
    ) -> tuple[RegisterRow, ...]:
        """Return the rows of a page; with `anchors`, the first under each letter has one.

        With `values`, the script of the page finds rows by these.
        """
        rows, before = [], ""
        for entry in entries:
            row = self._find(entry)
            begins = anchors and row.initial != before
            before = row.initial
            rows.append(
                replace(
                    row,
                    name=Link(row.name.text, place.link(row.name.href)),
                    values=row.values if values else "",
                    anchor=f"letter-{before}" if begins else None,
                )
            )
        return tuple(rows)

    def digest(self, entry: RegisterEntry) -> bytes:
        """Return what changes whenever an entry's row does, on whatever page."""
        known = self._digests.get(id(entry))
        if known is None:
            packed = msgpack.encode((self.language, _whose(entry.organisation), entry.statement))
            known = self._digests[id(entry)] = entry, sha256(packed).digest()
        return known[1]

    def _find(self, entry: RegisterEntry) -> RegisterRow:
        known = self._known.get(id(entry))
        if known is None:
            known = self._known[id(entry)] = entry, _row(entry, self.words)
        return known[1]


def _whose(summary: Summary) -> tuple[object, ...]:
    """Return what a row may show of an organisation: not its other statements."""
    return tuple(getattr(summary, each) for each in _OF_ORGANISATION)


def _row(entry: RegisterEntry, words: Words) -> RegisterRow:
    """Return a row as it is on any page; the address of its name is still from site/."""
    summary, statement = entry.organisation, entry.statement
    pages = statement.pages if statement else summary.fronts
    language = words.language if words.language in pages else summary.languages[0]
    found = [f"{facet}:{value}" for facet in facets() for value in values_of(entry, facet)]
    published = statement.published if statement else None
    return RegisterRow(
        name=Link(summary.name, pages[language]),
        initial=initial_of(summary.name),
        year=str(statement.year) if statement else "",
        draft=statement is not None and statement.draft,
        about=" · ".join(_about(entry, words)),
        values=" ".join(found),
        parts=tuple(_part(each, words) for each in statement.parts) if statement else (),
        risks=str(statement.risks) if statement and statement.risks is not None else "",
        signed=_signed(statement, words) if statement else None,
        published=format_date(published, words.language) if published else None,
        form=load_form(statement.form).head.called(words.language) if statement else "",
        anchor=None,
    )


def _about(entry: RegisterEntry, words: Words) -> list[str]:
    summary = entry.organisation
    number = [group_digits(summary.number)] if summary.number else []
    named = [
        ", ".join(name_value(facet, value, words) for value in values_of(entry, facet))
        for facet in ("sector", "topic")
    ]
    return [*number, *filter(None, named)]


def _part(part: Part, words: Words) -> PartView:
    state = Tag(part.state, words[f"register_part_{part.state}"])
    return PartView(state, words("register_of", number=part.met, count=part.points))


def _signed(statement: StatementSummary, words: Words) -> Tag:
    shape = _SIGNED_SHAPES.get(statement.signed, "partly")
    return Tag(shape, words[f"register_signed_{statement.signed}"])
