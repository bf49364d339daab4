"""The changes between two reports, as the pages that compare them show them."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.changes import AnswerChange, Change, ChangeSection, Difference
from generator.compare.goals import Promise, follow_promises
from generator.compare.report_pair import ReportPair
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.risks import is_brief, link_risk, name_risks
from generator.text.cldr import format_date, join_words
from generator.text.differences import Piece, shorten_pieces
from schema.facts.address import Measure
from schema.facts.identify import Risk
from schema.fields import find_field
from schema.form import Question

# Where a risk's own page shows what changed.
CHANGES = "changes"
# Characters of changes on a page, and of one change, so that no page weighs more than it should.
_MOST, _MOST_OF_ONE = 12_000, 900
# A label, empty where there is one value only; the value before; the value now. None where none.
_Row: TypeAlias = tuple[str, str | None, str | None]
_SHAPES = {"now": "new", "before": "closed", "gone": "closed"}


class DifferenceView(Struct, frozen=True):
    """A change of text; `note` instead of pieces where they cannot be shown.

    `language` is that of the text where it is not the page's.
    """

    pieces: tuple[Piece, ...] = ()
    language: str | None = None
    note: str | None = None


class RiskChangeView(Struct, frozen=True):
    """A risk that is new, closed or changed; `terms` are (label, before, now), None if unstated.

    `texts` are the differences of its texts; `named` only says which texts differ, and then its
    own page shows how. `note` says what is shown at another risk.
    """

    state: Tag
    risk: Link
    terms: tuple[_Row, ...] = ()
    texts: tuple[tuple[str, DifferenceView], ...] = ()
    named: str | None = None
    note: str | None = None


class AnswerChangeView(Struct, frozen=True):
    """An answer that differs: how, its question, both answers, and the difference if it shows.

    `rows` are the labelled values that differ; other answers have the `difference` of their text.
    """

    state: Tag
    question: Link
    name: str
    from_to: str
    readings: tuple[Link, ...]
    rows: tuple[_Row, ...]
    difference: DifferenceView | None
    elsewhere: Link | None


class OtherChangeView(Struct, frozen=True):
    """Something else that differs: how, its name, and the values before and now; or a note."""

    state: Tag
    title: str
    rows: tuple[_Row, ...]
    difference: DifferenceView | None
    note: str


class PromiseView(Struct, frozen=True):
    """A goal of the year before: why it is here, its status now; `gone` when it has none."""

    goal: Passage | None
    origin: str
    status: Tag | None
    note: Passage | None
    gone: str


class Allowance:
    """What is left of a page's room for changes; the first changes get it."""

    def __init__(self, characters: int = _MOST) -> None:
        self._left = characters

    def spend(self, length: int) -> bool:
        """Take so many characters of what is left; False when there are too few."""
        if length > self._left:
            return False
        self._left -= length
        return True


def name_version(report: BookReport, context: PageContext) -> str:
    """Return what a report is called beside another: its year, or the number of its version."""
    if not report.version:
        now = context.page.kind == "version_changes"
        return context.words["version_now"] if now else str(report.year)
    return context.words("formality_version_undated", number=report.version)


class ChangePrinter(Struct, frozen=True):
    """Shows the changes between two reports on a page, as long as there is room for them."""

    pair: ReportPair
    context: PageContext
    allowance: Allowance

    def risks(self, section: ChangeSection) -> Iterator[RiskChangeView]:
        """Yield the risks that are new, closed or changed.

        When the risks are many, it is their own pages that show how their texts differ.
        """
        brief = is_brief(self.context.about(self.pair.report)) and not self.pair.one_year
        for change in section.changes:
            if change.state != "changed":
                yield RiskChangeView(self.state(change), self.link_risk(change))
            else:
                named = dict.fromkeys(map(self._name_field, _texts(change)))
                yield self.risk(change, tuple(named) if brief and change.id else ())

    def risk(self, change: Change, named: tuple[str, ...] = ()) -> RiskChangeView:
        """Return how a risk differs; of texts that are `named`, only that they do, with a link."""
        terms = (each for each in change.differences if each.language is None)
        link = self.link_risk(change)
        if named:
            page = self.context.home.risk(self.pair.report.year, change.id)
            link = Link(link.text, self.context.link(page, CHANGES), link.language)
        words = join_words(named, self.context.language) if named else ""
        return RiskChangeView(
            self.state(change),
            link,
            tuple((each.label, each.before or None, each.now or None) for each in terms),
            () if named else tuple((each.label, self._show(each)) for each in _texts(change)),
            self.context.words("texts_changed", texts=words) if named else None,
            change.note or None,
        )

    def answer(self, change: AnswerChange, question: Question) -> AnswerChangeView:
        """Return what is shown of a question whose answer differs."""
        pair, context, words = self.pair, self.context, self.context.words
        old, new = (words[each] for each in change.kinds)
        name = question.called.in_language(context.language)
        years = ((pair.earlier, change.earlier), (pair.report, change.id))
        rows, difference = self._values(change) if change.state == "changed" else ((), None)
        return AnswerChangeView(
            state=self.state(change),
            question=Link(name, context.about(pair.report).to_question(change.id)),
            name=name,
            from_to=words("from_to", old=old, new=new) if old != new else "",
            readings=tuple(
                Link(name_version(it, context), context.about(it).to_question(key))
                for it, key in years
            ),
            rows=rows,
            difference=difference,
            elsewhere=(
                Link(words["difference_above"], f"#{change.elsewhere}")
                if change.is_elsewhere
                else None
            ),
        )

    def other(self, change: Change) -> OtherChangeView:
        """Return what is shown of something that differs beside risks and answers."""
        rows, difference = self._compare(change.differences) if change.differences else ((), None)
        return OtherChangeView(self.state(change), change.title, rows, difference, change.note)

    def revisions(self) -> Iterator[OtherChangeView]:
        """Yield the revisions that were listed since: when, and what each says that it changed."""
        context = self.context
        before = {each.date for each in self.pair.earlier.head.revisions}
        for each in self.pair.report.head.revisions:
            if each.date not in before:
                title = context.words("revised_on", day=format_date(each.date, context.language))
                said = self.pair.now.write(each.changes) if each.changes else ""
                state = self.state(Change("revisions", "new", title))
                yield OtherChangeView(state, title, (), None, said)

    def state(self, change: Change) -> Tag:
        """Return how something differs."""
        if change.state == "gone":
            return Tag("closed", self.context.words["change_closed"])
        mark = self.pair.words[f"mark_{change.state}"]
        return Tag(_SHAPES.get(change.state, change.state), f"{mark[:1].upper()}{mark[1:]}")

    def promises(self) -> Iterator[PromiseView]:
        """Yield the goals that the earlier report left to the later, and what became of each."""
        context, earlier, report = self.context, self.pair.earlier, self.pair.report
        for each in follow_promises(earlier, report):
            anchor, now = f"goal-{each.id}", each.now
            note = now.status_note if now else None
            yield PromiseView(
                goal=render_text(each.goal, context.about(earlier), anchor),
                origin=self._origin(each),
                status=find_tag("statuses", now.status, context) if now else None,
                note=render_text(note, context.about(report), f"{anchor}-status"),
                gone=context.words("goal_gone", year=report.year),
            )

    def _origin(self, promise: Promise) -> str:
        words = self.context.words
        if not promise.unfinished:
            return words("goal_set", year=self.pair.report.year)
        status = find_tag("statuses", promise.status, self.context)
        label = status.label.lower() if status else words["without_status"]
        return words("goal_unfinished", status=label, earlier=self.pair.earlier.year)

    def link_risk(self, change: Change) -> Link:
        """Return a link to a risk's page; of measures without a risk, to their question."""
        pair, context = self.pair, self.context
        report = pair.earlier if change.state == "gone" else pair.report
        name = name_risks(context.about(report)).get(change.id)
        if name:
            return link_risk(name, change.id, context.about(report))
        asked = report.answered_by("measures")
        return Link(
            change.title, context.about(report).to_question(asked.question.id if asked else "")
        )

    def _name_field(self, found: Difference) -> str:
        model = Measure if found.measure else Risk
        return find_field(model, found.field).short(self.context.language)

    def _values(self, change: AnswerChange) -> tuple[tuple[_Row, ...], DifferenceView | None]:
        """Return the values that differ, as rows where they are short or have labels."""
        if change.is_elsewhere:
            return (), None
        if not change.differences:
            return (), DifferenceView(note=change.note)
        return self._compare(change.differences)

    def _compare(
        self, differences: tuple[Difference, ...]
    ) -> tuple[tuple[_Row, ...], DifferenceView | None]:
        first, *others = differences
        if first.is_running and not first.label and not others:
            return (), self._show(first)
        rows = tuple((it.label, it.before or None, it.now or None) for it in differences)
        if self.allowance.spend(sum(len(text or "") for row in rows for text in row)):
            return rows, None
        return (), DifferenceView(note=self.context.words["difference_too_long"])

    def _show(self, found: Difference) -> DifferenceView:
        """Return the change from one text to another."""
        pieces = tuple(shorten_pieces(found.pieces, _MOST_OF_ONE))
        if not pieces:
            return DifferenceView(note=self.pair.words["unseen"])
        if not self.allowance.spend(sum(len(each.text) for each in pieces)):
            return DifferenceView(note=self.context.words["difference_too_long"])
        foreign = found.language if found.language != self.context.language else None
        return DifferenceView(pieces, foreign)


def _texts(change: Change) -> Iterator[Difference]:
    return (each for each in change.differences if each.language is not None)
