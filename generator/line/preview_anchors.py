"""Where on the site a finding's place is shown: pages and anchors, for the preview alone.

The nearest comes first: the answer on its step's page, then the page of its risk, then the page
with the whole report. What is written on no page (a stray file, say) has no address.
"""

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import Book, BookQuestion, BookReport, BookStep
from generator.checks.check import Checked, Located
from generator.findings.finding import Finding, Ref
from generator.pages.parts.measures import ORPHAN, name_anchor
from generator.plan.addresses import Addresses
from generator.plan.site_plan import SitePlan


class _Shown(Struct, frozen=True):
    """What is written at a place in the content, and the addresses that show it."""

    where: Ref
    about: str
    addresses: tuple[str, ...]


def find_shown(checked: Checked, plan: SitePlan) -> Checked:
    """Return what was checked with the addresses on the site of all findings."""
    places = _Places(plan.book, tuple(plan.homes.values()))
    return replace(checked, findings=tuple(places.complete(each) for each in checked.findings))


class _Places:
    """The places of an organisation by file, read when the first finding in the file asks."""

    def __init__(self, book: Book, homes: tuple[Addresses, ...]) -> None:
        self._organisation = book
        self._homes = homes
        self._by_folder: dict[str, tuple[_Shown, ...]] = {}

    def complete(self, located: Located) -> Located:
        """Return a finding with the addresses that show its place."""
        finding = located.finding
        page = finding.arguments.get("page")
        named = (page,) if isinstance(page, str) and page.endswith(".html") else ()
        return replace(located, shown=tuple(dict.fromkeys((*named, *self._find(finding)))))

    def _find(self, finding: Finding) -> tuple[str, ...]:
        file, reports = finding.where.file, self._organisation.reports
        for report in reports:
            if file.startswith(f"{report.path}/"):
                return self._answers(finding, report) or _pages_of(file, report, self._homes)
        if file == f"{self._organisation.key}/organisation.yaml":
            answers = self._answers(finding, reports[0]) if reports else ()
            return (*answers, *(home.front() for home in self._homes))
        return ()

    def _answers(self, finding: Finding, report: BookReport) -> tuple[str, ...]:
        """Return the addresses of the answer at the finding's place, else of what it is about."""
        if report.path not in self._by_folder:
            self._by_folder[report.path] = tuple(_list_shown(report, self._homes))
        shown, where = self._by_folder[report.path], finding.where
        around = [each for each in shown if where.keys and _holds(each.where, where)]
        longest = max((len(each.where.keys) for each in around), default=0)
        nearest = [each for each in around if len(each.where.keys) == longest]
        about = (each for each in shown if finding.about and each.about == finding.about)
        return tuple(chain.from_iterable(each.addresses for each in nearest or about))


def _holds(outer: Ref, inner: Ref) -> bool:
    return outer.file == inner.file and inner.keys[: len(outer.keys)] == outer.keys


def _list_shown(report: BookReport, homes: tuple[Addresses, ...]) -> Iterator[_Shown]:
    for step in report.steps:
        for bound in step.questions:
            yield from _of_question(bound, step, report, homes)
            if bound.question.fact == "measures":
                yield from _of_measures(bound, step, report, homes)
    for risk in report.risks:
        pages = tuple(home.risk(report.year, risk.risk.id) for home in homes)
        asked = _at(_risks_asked(report), report, homes)
        yield _Shown(risk.where, risk.risk.id, (*asked, *pages))


def _risks_asked(report: BookReport) -> tuple[BookStep, str] | None:
    """Return the step and the id of the question that lists the risks, if the form has one."""
    for step in report.steps:
        for bound in step.questions:
            if bound.question.fact == "risks":
                return step, bound.question.id
    return None


def _at(
    asked: tuple[BookStep, str] | None, report: BookReport, homes: tuple[Addresses, ...]
) -> Iterator[str]:
    """Yield the addresses of an anchor: on its step's pages, then on those with everything."""
    if asked:
        step, anchor = asked
        yield from (f"{home.step(report.year, step.step)}#{anchor}" for home in homes)
        yield from (f"{home.page('whole', report.year)}#{anchor}" for home in homes)


def _of_question(
    bound: BookQuestion, step: BookStep, report: BookReport, homes: tuple[Addresses, ...]
) -> Iterator[_Shown]:
    """Yield where a question's answers are: a text on its language's pages, a fact on all."""
    question = bound.question
    if question.answer == "parts":
        return
    for language, answer in bound.answers.items():
        fact = question.fact
        own = tuple(home for home in homes if fact or home.language == language)
        yield _Shown(answer.where, question.id, tuple(_at((step, question.id), report, own)))
        if fact:
            return


def _of_measures(
    bound: BookQuestion, step: BookStep, report: BookReport, homes: tuple[Addresses, ...]
) -> Iterator[_Shown]:
    question = bound.question.id
    for risk in report.risks:
        pages = tuple(home.risk(report.year, risk.risk.id) for home in homes)
        for index, measure in enumerate(risk.measures):
            anchor = name_anchor(question, risk.risk.id, index)
            yield _Shown(measure.where, "", (*_at((step, anchor), report, homes), *pages))
    for index, orphan in enumerate(report.orphan_measures):
        anchor = name_anchor(question, ORPHAN, index)
        yield _Shown(orphan.where, "", tuple(_at((step, anchor), report, homes)))


def _pages_of(file: str, report: BookReport, homes: tuple[Addresses, ...]) -> tuple[str, ...]:
    """Return the pages that a whole file is shown on; none for a file that should not be there."""
    folder, _, name = file.removeprefix(f"{report.path}/").rpartition("/")
    if not folder and name == "report.yaml":
        return tuple(home.report(report.year) for home in homes)
    for step in report.steps:
        if step.folder == folder and name == "facts.yaml":
            return tuple(home.step(report.year, step.step) for home in homes)
        own = [home for home in homes if name == f"{home.language}.md"]
        if step.folder == folder and own:
            return tuple(home.step(report.year, step.step) for home in own)
    return ()
