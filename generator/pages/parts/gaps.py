"""Known gaps: what exceptions let stand, what is withheld, what is not available or not answered.

Each has the enterprise's own public reason, but for the questions that nobody has answered.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from generator.assessment.tallies import unavailable_in
from generator.book.model import BookQuestion, LetStand, Unavailable
from generator.checks.wordings import gap_title_of
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.parts.answers import show_unavailable
from generator.pages.parts.questions import link_to
from generator.pages.parts.risks import find_risk
from generator.pages.parts.withheld import WithheldView, list_withheld
from schema.languages import load_languages, own_name

# More unanswered questions than these are a list that nobody reads through.
_MOST_SHOWN = 12


class Gap(Struct, frozen=True):
    """One gap: what is missing, what it concerns, why, and the code of the check that says so."""

    title: str
    about: tuple[Link, ...]
    reason: Passage | None
    code: str


class UnavailableGap(Struct, frozen=True):
    """A question of section 5 that is said not to be available: why, or where it says why."""

    question: Link
    reason: Passage | None
    see: Link | None


class GapsView(Struct, frozen=True):
    """All known gaps of a report; `unanswered` are the questions that nobody has answered.

    `folded` where so many are unanswered that their list is, but for what is read on paper.
    `none` tells that there are no gaps of any kind.
    """

    gaps: tuple[Gap, ...]
    withheld: tuple[WithheldView, ...]
    unavailable: tuple[UnavailableGap, ...]
    unanswered: tuple[Link, ...]
    summary: str
    folded: bool = False

    @property
    def none(self) -> bool:
        """Whether there are no gaps of any kind."""
        return not (self.gaps or self.withheld or self.unavailable or self.unanswered)


def show_gaps(context: PageContext) -> GapsView:
    """Return all gaps of a report."""
    report = context.report
    unanswered = tuple(link_to(each.question, context) for each in context.counter.in_vain())
    asked = enumerate(unavailable_in(report), 1)
    return GapsView(
        gaps=tuple(list_let_stand(context)),
        withheld=tuple(list_withheld(context)),
        unavailable=tuple(_unavailable(i, each, context) for i, each in asked),
        unanswered=unanswered,
        summary=_sum_up(unanswered, context),
        folded=len(unanswered) > _MOST_SHOWN and not context.holds_all,
    )


def _sum_up(unanswered: tuple[Link, ...], context: PageContext) -> str:
    """Return how many questions are not answered; that all are, only where each has an answer."""
    if unanswered:
        return context.words.count("unanswered", len(unanswered))
    counted = context.counter.count(context.report.questions)
    return context.words["unanswered_none"] if counted.answered == counted.asked else ""


def _unavailable(number: int, bound: BookQuestion, context: PageContext) -> UnavailableGap:
    question = bound.question
    answer = bound.answer(context.language, context.report.language)
    if not isinstance(answer, Unavailable):
        return UnavailableGap(link_to(question, context), None, None)
    view = show_unavailable(answer, context, f"unavailable-{number}")
    return UnavailableGap(link_to(question, context), view.reason, view.see)


def list_let_stand(context: PageContext) -> Iterator[Gap]:
    """Yield what exceptions let stand, what is alike together."""
    grouped: dict[tuple[str, str, object], list[LetStand]] = {}
    for each in context.report.let_stand:
        reason = each.reason.find(context.language, context.report.language)
        title = gap_title_of(each.code, each.case, context.language)
        grouped.setdefault((each.code, title, reason), []).append(each)
    for index, ((code, title, _), group) in enumerate(grouped.items()):
        links = dict.fromkeys(_about(each.about, context) for each in group)
        why = render_text(group[0].reason, context, f"gap-{index + 1}")
        yield Gap(title, tuple(link for link in links if link), why, code)


def _about(about: str | None, context: PageContext) -> Link | None:
    """Return what a gap is about, as readers know it; files of the content they do not."""
    if about is None or about.endswith(".yaml"):
        return None
    question = context.report.find(about)
    if question:
        return link_to(question.question, context)
    if about.endswith(".md"):
        return _step_in_language(about, context)
    return find_risk(about, context) or Link(about, "")


def _step_in_language(file: str, context: PageContext) -> Link | None:
    """Return the step whose answers in a language a file has: «Tiltak og resultater (Nynorsk)»."""
    path = PurePosixPath(file)
    step = next((it for it in context.report.steps if it.folder == path.parent.name), None)
    if step is None or path.stem not in load_languages():
        return None
    name = f"{step.step.title.in_language(context.language)} ({own_name(path.stem)})"
    return Link(name, context.link(context.home.step(context.report.year, step.step)))
