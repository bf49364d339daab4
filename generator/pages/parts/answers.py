"""What an answer looks like: one shape per kind, and the clear forms of no answer."""

from typing import ClassVar, TypeAlias

from msgspec import Struct

from generator.book.model import Prose, Unavailable
from generator.pages.context import Link, PageContext
from generator.pages.format.charts import Chart
from generator.pages.format.plain_tables import Table
from generator.pages.format.rich_text import Passage, render, render_text
from generator.pages.format.terms import Tag
from generator.pages.parts.signing import SigningView
from schema.form import Question


class UnansweredView(Struct, frozen=True):
    """Nobody has answered; `optional` when nobody had to.

    It is not `applicable` to ask for measures where nothing was found.
    """

    optional: bool = False
    applicable: bool = True
    kind: ClassVar[str] = "unanswered"


class UnavailableView(Struct, frozen=True):
    """The answer cannot be given: why, or where it says why."""

    reason: Passage | None
    see: Link | None
    kind: ClassVar[str] = "unavailable"


class InvalidView(Struct, frozen=True):
    """Something is written that could not be read."""

    kind: ClassVar[str] = "invalid"


class ProseView(Struct, frozen=True):
    """A text in the enterprise's own words; `note` says when it is not translated."""

    passage: Passage
    note: str | None
    kind: ClassVar[str] = "prose"


class ValueView(Struct, frozen=True):
    """A single value, perhaps with a link and a note below."""

    passage: Passage
    href: str | None = None
    note: Passage | None = None
    kind: ClassVar[str] = "value"


class FieldsView(Struct, frozen=True):
    """Labelled values: each a label and its value, or None where nobody filled it in."""

    fields: tuple[tuple[str, Passage | None], ...]
    notes: tuple[Passage, ...] = ()
    kind: ClassVar[str] = "fields"


class TableView(Struct, frozen=True):
    """A table and what must be known to read it; `chart` shows its numbers at a glance."""

    table: Table
    notes: tuple[Passage, ...] = ()
    chart: Chart | None = None
    kind: ClassVar[str] = "table"


class ListView(Struct, frozen=True):
    """A list of texts or links."""

    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    kind: ClassVar[str] = "list"


class RisksView(Struct, frozen=True):
    """The risks as a table, and what is told of each beyond it: name, link, labelled texts.

    `note` says where this is told when the risks are many.
    """

    table: Table
    details: tuple[tuple[Link, tuple[tuple[str, Passage], ...]], ...]
    heading: str
    note: str | None = None
    kind: ClassVar[str] = "risks"


class MeasureView(Struct, frozen=True):
    """One measure: its status, and labelled texts in the form's order.

    `status_label` is what the form calls its status, `status_asked` whether that is missed.
    `missing` names the fields that nobody filled in, where they are several; `fields` are the rest.
    `number` says which it is of several against the risk, `others` are the other risks that it
    serves; where it is shown already, it is only the `same_as` there.
    """

    anchor: str
    joined: str | None = None
    status_label: str = ""
    status: Tag | None = None
    status_note: Passage | None = None
    fields: tuple[tuple[str, Passage | None], ...] = ()
    missing: tuple[str, ...] = ()
    status_asked: bool = True
    number: str | None = None
    others: tuple[Link, ...] = ()
    same_as: Link | None = None


class MeasureGroup(Struct, frozen=True):
    """The measures against one risk, under a heading that links to it: always at least one."""

    risk: Link
    blocks: tuple[MeasureView, ...]


class MeasureLine(Struct, frozen=True):
    """One of many measures as a line: a link to the whole, what it is for, its status."""

    anchor: str
    risk: Link
    goal: Passage | None
    status: Tag | None


class MeasuresView(Struct, frozen=True):
    """All measures, those against a risk under its `heading`; or `lines` when they are many.

    `below` is the element of the headings of several against one risk, `wordings` are what the
    form calls fields, beside their short names; `note` is what is true of several of them.
    """

    groups: tuple[MeasureGroup, ...]
    heading: str
    below: str
    lines: tuple[MeasureLine, ...] = ()
    wordings: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    kind: ClassVar[str] = "measures"


FactView: TypeAlias = (
    ProseView | ValueView | FieldsView | TableView | ListView | RisksView | MeasuresView
    | SigningView
)  # fmt: skip
AnswerView: TypeAlias = FactView | UnansweredView | UnavailableView | InvalidView


def show_unavailable(answer: Unavailable, context: PageContext, anchor: str) -> UnavailableView:
    """Return the reason why there is no answer, or a link to the answer that gives it."""
    see = context.report.find(answer.see) if answer.see else None
    link = _link_reason(see.question, context) if see else None
    return UnavailableView(_reason(answer, context, anchor), link)


def show_prose(prose: Prose, context: PageContext, anchor: str, level: int) -> ProseView:
    """Return a Markdown answer; when it is in another language than the page, say so."""
    passage = render(prose, context, anchor, level)
    key = f"shown_in_{prose.language}"
    return ProseView(passage, context.words[key] if passage.language else None)


def _link_reason(question: Question, context: PageContext) -> Link:
    return Link(question.called.in_language(context.language), context.to_question(question.id))


def _reason(answer: Unavailable, context: PageContext, anchor: str) -> Passage | None:
    if isinstance(answer.reason, Prose):
        return render(answer.reason, context, anchor)
    return render_text(answer.reason, context, anchor)
