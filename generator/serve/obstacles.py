"""What stands in the way of a task, by name: how to mend it, and where on the page that is done."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.book.field_views import name_file, title_of
from generator.book.model import BookReport
from generator.book.risk_names import title_risks
from generator.checks.check import Checked, ReportNames
from generator.content.sources import ORGANISATION
from generator.findings.finding import Finding
from generator.formats.listing import ListedFinding, Listing, list_findings
from generator.formats.visible import flatten
from generator.serve.items import is_of_text
from generator.serve.named_findings import Naming
from schema.form import Question
from schema.languages import spoken_for

# What no question asks for is written on the report's front page.
_FRAMES = frozenset({"report.yaml", ORGANISATION})


class Obstacle(Struct, frozen=True):
    """What stands in the way: what it is, how to mend it, and in which answer or file, if any.

    The message and the help are in the language that the command speaks, the name in the reader's.
    A name without a question is of what is written on the report's front page. `file` (from
    content/) is one that has to be mended as text, `place` what it holds.
    """

    code: str
    language: str
    message: str
    help: tuple[str, ...]
    question: str = ""
    name: str = ""
    file: str = ""
    place: str = ""


def list_obstacles(
    obstacles: Iterable[ListedFinding], content: Path, report: BookReport | None, language: str
) -> Iterator[Obstacle]:
    """Yield what stands in the way of a report, by name, to readers of a language."""
    spoken = spoken_for(language)
    named = {}
    if report:
        names = ReportNames(report.form.head.id, {spoken: title_risks(report, spoken)})
        named[report.path] = names
    naming = Naming(named, spoken)
    for each in obstacles:
        said = each.message_on_page(spoken)
        lines = naming.say(each.finding, (said.text, *said.help))
        message, *remedy = map(flatten, lines)
        asked = _question_at(each.finding, report) if report else None
        inside = each.finding.where.file.rpartition("/")[2]
        frame = title_of(inside, language) if inside in _FRAMES else ""
        name = asked.called.in_language(language) if asked else frame
        where = asked.id if asked else ""
        file = each.finding.where.file if is_of_text(each, content) else ""
        place = name_file(file, language) if file else ""
        yield Obstacle(each.finding.code, spoken, message, tuple(remedy), where, name, file, place)


def find_unread(checked: Checked, content: Path, path: str, language: str) -> tuple[Obstacle, ...]:
    """Return what cannot be read of a report (by its path), or of the enterprise it is of."""
    key, spoken = path.partition("/")[0], spoken_for(language)
    listing = Listing(tuple(list_findings(checked, spoken)), content, spoken)
    unread = listing.unread((f"{key}/organisation.yaml", path))
    report = next((each for each in checked.book.reports if each.path == path), None)
    return tuple(list_obstacles(unread, content, report, language))


def _question_at(finding: Finding, report: BookReport) -> Question | None:
    """Return the question that a finding is about, else the one whose answer it is in."""
    where, nearest, depth = finding.where, None, -1
    for bound in report.questions:
        if bound.question.id == finding.about:
            return bound.question
        for each in bound.answers.values():
            keys = each.where.keys
            inside = each.where.file == where.file and where.keys[: len(keys)] == keys
            if inside and len(keys) > max(depth, 0):
                nearest, depth = bound.question, len(keys)
    return nearest
