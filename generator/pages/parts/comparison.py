"""Two reports compared on a page: risks, goals promised, every answer."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.compare.answers import AnsweredPair, AnswerState, compare_answers, pair_answers
from generator.compare.changes import AnswerChange, ChangeSection
from generator.compare.goals import compare_goals, count_followed
from generator.compare.metadata import (
    compare_attachments,
    compare_metadata,
    compare_organisations_of,
    compare_signing,
)
from generator.compare.report_pair import ReportPair
from generator.compare.risks import compare_risks
from generator.pages.context import Link, PageContext
from generator.pages.parts.figures import KeyFigure
from generator.pages.parts.questions import link_to
from generator.pages.parts.report_changes import (
    Allowance,
    AnswerChangeView,
    ChangePrinter,
    OtherChangeView,
    PromiseView,
    RiskChangeView,
    name_version,
)
from generator.pages.parts.risks import link_risk, name_risks


class StepChanges(Struct, frozen=True):
    """The answers of a step that differ."""

    title: str
    changes: tuple[AnswerChangeView, ...]


class SectionChanges(Struct, frozen=True):
    """What else differs between two versions: its frame, signatures, attachments."""

    title: str
    changes: tuple[OtherChangeView, ...]


class ComparisonView(Struct, frozen=True):
    """The comparison of a report with an earlier one; of versions, no goals are followed.

    `other_form` is what there is to say of their forms, where they follow two. `others` are
    questions of which only the numbers are listed: unchanged, asked in one year only.
    """

    other_form: str
    earlier: Link
    year: Link
    figures: tuple[KeyFigure, ...]
    risks: tuple[RiskChangeView, ...]
    unchanged_risks: tuple[Link, ...]
    unchanged_risks_title: str
    goals_title: str
    goals_caption: str
    goals_none: str
    goals: tuple[PromiseView, ...]
    steps: tuple[StepChanges, ...]
    beside: tuple[SectionChanges, ...]
    others: tuple[tuple[str, tuple[Link, ...]], ...]


def show_comparison(pair: ReportPair, context: PageContext) -> ComparisonView:
    """Return the comparison of two reports, of two years or two versions of one."""
    words, printer = context.words, ChangePrinter(pair, context, Allowance())
    pairs, risks = tuple(pair_answers(pair)), compare_risks(pair)
    answers = compare_answers(pairs, pair, (risks, compare_goals(pair)))
    names = name_risks(context.about(pair.report))
    years = {"earlier": pair.earlier.year, "year": pair.report.year}
    return ComparisonView(
        other_form=pair.on_forms,
        earlier=_link(context.about(pair.earlier)),
        year=_link(context.about(pair.report)),
        figures=tuple(_figures(risks, answers, pair, context)),
        risks=tuple(printer.risks(risks)),
        unchanged_risks=tuple(
            link_risk(names[each], each, context.about(pair.report)) for each in risks.same
        ),
        unchanged_risks_title=words.count("unchanged_risks", len(risks.same)),
        goals_title="" if pair.one_year else words("comparison_goals", **years),
        goals_caption=words("comparison_goals_caption", **years),
        goals_none=words("comparison_no_goals", **years),
        goals=() if pair.one_year else tuple(printer.promises()),
        steps=_steps(answers, printer),
        beside=tuple(_beside(pair, printer)) if pair.one_year else (),
        others=tuple(_others(pairs, pair, context)),
    )


def _link(context: PageContext) -> Link:
    text = name_version(context.report, context)
    return Link(text, context.link(context.home.report(context.report.year)))


def _figures(
    risks: ChangeSection, answers: ChangeSection, pair: ReportPair, context: PageContext
) -> Iterator[KeyFigure]:
    words = context.words
    for state in ("new", "gone", "changed"):
        label = words[f"counted_{state}"]
        yield KeyFigure(label, "#risks", str(risks.counts.get(state, 0)), unavailable=False)
    followed, left = (0, 0) if pair.one_year else count_followed(*pair.both)
    if left:
        counted = words("count_of", number=followed, count=left)
        yield KeyFigure(words["counted_goals"], "#goals", counted, unavailable=False)
    differing = sum(each.state != "unread" for each in answers.changes)
    yield KeyFigure(words["counted_answers"], "#answers", str(differing), unavailable=False)


def _others(
    pairs: Sequence[AnsweredPair], pair: ReportPair, context: PageContext
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    listed: tuple[AnswerState, ...] = ("same", "asked", "dropped")
    for state in listed:
        owner = pair.earlier if state == "dropped" else pair.report
        found = [each.question for each in pairs if each.state == state]
        if found:
            links = tuple(link_to(each, context.about(owner)) for each in found)
            said = context.words if state == "same" else pair.words
            key = "answers_same" if state == "same" else state
            yield said.count(key, len(found)), links


def _beside(pair: ReportPair, printer: ChangePrinter) -> Iterator[SectionChanges]:
    """Yield what differs between two versions beside risks and answers."""
    for compare in (
        compare_metadata,
        compare_signing,
        compare_attachments,
        compare_organisations_of,
    ):
        section = compare(pair)
        changes = [each for each in section.changes if each.id != "revisions"]
        shown = map(printer.other, changes)
        added = printer.revisions() if section.id == "frame" else ()
        # The name of the file in brackets is for editors; so is «rammen».
        title = section.title.partition(" (")[0]
        if section.id == "frame":
            title = printer.context.words["comparison_frame"]
        views = (*added, *shown)
        if views:
            yield SectionChanges(title, views)


def _steps(answers: ChangeSection, printer: ChangePrinter) -> tuple[StepChanges, ...]:
    asked = {
        bound.question.id: (step.step.title.in_language(printer.context.language), bound.question)
        for step in printer.pair.report.steps
        for bound in step.questions
    }
    found: dict[str, list[AnswerChangeView]] = {}
    for change in answers.changes:
        if isinstance(change, AnswerChange) and change.state != "unread":
            title, question = asked[change.id]
            found.setdefault(title, []).append(printer.answer(change, question))
    return tuple(StepChanges(title, tuple(changes)) for title, changes in found.items())
