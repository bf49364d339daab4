"""What an earlier report says, to the letter, and what of it goes into the next one."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.question_placement import COMPANIONS
from generator.checks.check import Checked
from generator.content.markdown_documents import ProseAnswer, parse_markdown
from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import Plain, to_plain
from generator.text import prose
from schema.facts.address import Measure
from schema.fields import keys_for_next_year
from schema.form import FactAnswer, Question, Step
from schema.vocabulary import is_status
from schema.yearly import load_yearly

Item = Mapping[str, Plain]
_ATTACHMENT = "aktsom:attachment/"


class Previous(Struct, frozen=True):
    """An earlier report: its book, and its files by name (`report.yaml`, `1-embed/nb.md`)."""

    report: BookReport
    files: Mapping[str, Mapping[str, Plain]]
    answers: Mapping[tuple[str, str], ProseAnswer]

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.report.year

    def facts(self, step: str) -> Mapping[str, Plain]:
        """Return the facts of a step, without those that cannot be given."""
        written = self.files.get(f"{step}/facts.yaml", {})
        return {
            key: value
            for key, value in written.items()
            if not (isinstance(value, dict) and "unavailable" in value)
        }

    def attachment(self, name: str) -> Path | None:
        """Return the file of an attachment, or None."""
        found = (
            each.source.file for each in self.report.attachments if each.attachment.file == name
        )
        return next(found, None)


def read_previous(checked: Checked, year: int) -> Previous | None:
    """Return the report of a year as it is written, or None if there is none."""
    report = next((each for each in checked.book.reports if each.year == year), None)
    if report is None:
        return None
    beginning = f"{report.path}/"
    files: dict[str, Mapping[str, Plain]] = {}
    answers: dict[tuple[str, str], ProseAnswer] = {}
    for path, text in checked.texts.items():
        name = path.removeprefix(beginning)
        if not path.startswith(beginning):
            continue
        if name.endswith(".yaml"):
            files[name] = _read_yaml(path, text)
        else:
            language = name.rpartition("/")[2].removesuffix(".md")
            found = parse_markdown(path, text)[0].answers
            answers |= {(each.id, language): each for each in found}
    return Previous(report, files, answers)


def _read_yaml(path: str, text: str) -> Mapping[str, Plain]:
    document, _ = parse_yaml(path, text)
    plain = to_plain(document.root) if document else None
    return plain if isinstance(plain, dict) else {}


def asked_facts(step: Step) -> dict[str, Question | None]:
    """Return the keys of a step's facts.yaml with the questions they answer, in order.

    Keys that go with another one have no question of their own; `values` has those of the form.
    """
    asked: dict[str, Question | None] = {}
    for question in step.questions:
        answer = question.answer
        if isinstance(answer, FactAnswer) and not answer.fact.startswith(
            ("report.", "organisation.")
        ):
            asked.setdefault(answer.fact.partition(".")[0], question)
            companions = (name for name, other in COMPANIONS.items() if other == answer.fact)
            asked |= dict.fromkeys(companions)
    return asked


def carried_facts(previous: Previous | None, folder: str, step: Step) -> dict[str, Plain]:
    """Return the facts that a step of the new report begins with."""
    if previous is None:
        return {}
    left = load_yearly().facts.get(folder, ())
    facts = {
        key: value
        for key, value in previous.facts(folder).items()
        if key in asked_facts(step) and key not in left
    }
    made = {"goals": _goals(previous, folder), "measures": _measures(previous, folder)}
    for key, items in made.items():
        if items and key in asked_facts(step):
            facts[key] = cast("Plain", items)
    return facts


def items_of(value: "Plain | None") -> list[Item]:
    """Return the mappings of a list; none when it is something else."""
    found = value if isinstance(value, list) else []
    return [each for each in found if isinstance(each, dict)]


def _goals(previous: Previous, folder: str) -> list[Item]:
    """Last year's goals for the coming year, then those that it did not reach; each id once."""
    facts = previous.facts(folder)
    goals_set = items_of(facts.get("goals"))
    left = [each for each in goals_set if not is_status(each.get("status"), "over")]
    goals: dict[str, Item] = {}
    for each in (*items_of(facts.get("next_goals")), *left):
        if isinstance(each.get("id"), str):
            goals.setdefault(str(each["id"]), each)
    return list(goals.values())


def _measures(previous: Previous, folder: str) -> list[Item]:
    """The measures against each risk that is carried over, at least one, in the risks' order.

    One that serves several risks comes once, with the first of them.
    """
    dropped = keys_for_next_year(Measure, "dropped")
    kept = [
        {key: value for key, value in each.items() if key not in dropped}
        for each in items_of(previous.facts(folder).get("measures"))
    ]
    facts = (previous.facts(step) for step in previous.report.form.steps)
    risks = [
        str(risk["id"]) for each in facts for risk in items_of(each.get("risks")) if "id" in risk
    ]
    carried: dict[object, Item] = {}
    for risk in risks:
        own = {number: each for number, each in enumerate(kept) if risk in _risks_of(each)}
        carried = {**carried, **{n: each for n, each in own.items() if n not in carried}}
        if not own:
            carried[risk] = {"risk": risk}
    return list(carried.values())


def _risks_of(measure: Item) -> "list[Plain | None]":
    named = measure.get("risk")
    return named if isinstance(named, list) else [named]


def carried_answer(
    previous: Previous | None, question: Question, language: str
) -> ProseAnswer | None:
    """Return last year's answer to a question, if it is one that outlives its year."""
    if previous is None or question.origin in load_yearly().asked_yearly:
        return None
    before = {origin: id_ for id_, origin in previous.report.form.origins.items()}
    answer = previous.answers.get((before.get(question.origin, ""), language))
    return answer if answer and answer.text.strip() else None


def attachments_in(value: "Plain | None") -> Iterator[str]:
    """Yield the names of the attachments that a carried value or answer leads to."""
    if isinstance(value, str):
        found = prose.links_of(value) if "attachments/" in value else ()
        yield from (
            each.removeprefix(_ATTACHMENT) for each in found if each.startswith(_ATTACHMENT)
        )
    elif isinstance(value, list):
        for each in value:
            yield from attachments_in(each)
    elif value is not None:
        named = value.get("attachment")
        yield from (named,) if isinstance(named, str) else ()
        for each in value.values():
            yield from attachments_in(each)


def move(day: date, years: int) -> date:
    """Return a day of another year; the last of a month stays the last."""
    following = day + timedelta(days=1)
    if following.day == 1:
        return following.replace(year=following.year + years) - timedelta(days=1)
    return day.replace(year=day.year + years)
