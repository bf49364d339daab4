"""report.json: everything a report says, as one JSON document (schema/json/report-data.json)."""

from collections.abc import Iterable, Iterator, Sequence

from generator.assessment.points import Assessment
from generator.assessment.signature_state import signature_of
from generator.book.model import (
    Answer,
    Answered,
    BookMeasure,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unavailable,
)
from generator.data.formalities import describe_formalities
from generator.data.plain import Converter, Json, write_json
from generator.plan.addresses import DATA_SCHEMA, absolute, relative
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import SitePlan
from schema.form import FactAnswer, Section

NAME = "report.json"
_FRAME = ("status", "period", "published", "contact", "signing", "scope")


def make_report_json(plan: SitePlan, report: BookReport) -> Artifact:
    """Return the whole report as JSON; addresses are relative to it unless the site's is known."""
    return Artifact(plan.main.data(report.year, NAME), write_json(describe_report(plan, report)))


def describe_report(plan: SitePlan, report: BookReport) -> dict[str, Json]:
    """Return all that report.json holds."""
    path = plan.main.data(report.year, NAME)
    converter = Converter(report.language)
    head = converter.model(report.head)
    data: dict[str, Json] = {
        "$schema": relative(path, DATA_SCHEMA),
        "organisation": {"key": plan.book.key, **converter.model(report.organisation)},
        "year": report.year,
        **{key: head[key] for key in _FRAME},
        "signature": converter.code("signature_states", signature_of(report)),
        "language": report.language,
        "languages": list(report.languages),
        "form": _form(report, converter),
        "pages": _pages(plan, report, path),
        "risks": [
            {**converter.model(each.risk), "measures": _measures(each.measures, converter)}
            for each in report.risks
        ],
        "counts": _counts(report, plan.assessments[report.path]),
        "act": _act(plan.assessments[report.path]),
        "measures_without_risk": _measures(report.orphan_measures, converter),
        "facts": _facts(report, converter),
        "steps": _steps(report, converter),
        "questions": list(_questions(report, converter)),
        "cover": head["cover"],
        "attachments": head["attachments"],
        "revisions": head["revisions"],
        "withheld": head["withheld"],
        "exceptions": head["exceptions"],
        "known_gaps": list(_known_gaps(report, converter)) or head["exceptions"],
        "formalities": describe_formalities(plan, report),
    }
    return {**data, "labels": converter.labels()}


def _known_gaps(report: BookReport, converter: Converter) -> Iterator[Json]:
    """Yield what exceptions let stand, with the case that was found, also where none is named."""
    order = [each.code for each in report.head.exceptions]
    for each in sorted(report.let_stand, key=lambda it: _rank(it.code, order)):
        reason = converter.text(each.reason)
        case = each.case or None
        yield {"code": each.code, "about": each.about, "case": case, "reason": reason}


def _rank(code: str, order: Sequence[str]) -> int:
    """Return the place of a code; one that an exception names by an old code comes last."""
    return order.index(code) if code in order else len(order)


def _form(report: BookReport, converter: Converter) -> dict[str, Json]:
    head = report.form.head
    title = converter.text(head.title.text)
    return {"id": head.id, "title": title, "publisher": head.publisher, "year": head.year}


def _pages(plan: SitePlan, report: BookReport, path: str) -> dict[str, Json]:
    fronts = {language: home.report(report.year) for language, home in plan.homes.items()}
    return {
        language: absolute(plan.site, front) or relative(path, front)
        for language, front in fronts.items()
    }


def _counts(report: BookReport, assessment: Assessment) -> dict[str, Json]:
    """Return how many impacts and risks are found, acted on, and have results or expectations."""
    standings, kinds = assessment.risks.values(), [each.risk.kind for each in report.risks]
    return {
        "found": len(report.risks),
        "actual": kinds.count("actual"),
        "potential": kinds.count("potential"),
        "done": sum(each.acted_on for each in standings),
        "achieved": sum(each.results for each in standings),
        "expected_only": sum(each.expected and not each.results for each in standings),
        "none_yet": sum(each.none_yet for each in standings),
        "deferred": sum(each.deferred for each in standings),
    }


def _act(assessment: Assessment) -> dict[str, Json]:
    """Return how the statement stands by § 5 of the Act: every point, and all of it."""
    points: list[Json] = [
        {"point": each.id, "provision": each.law, "state": each.state, "met": each.met}
        for each in assessment.points
    ]
    return {
        "complete": assessment.complete,
        "nothing_found": assessment.nothing_found,
        "points": points,
    }


def _measures(measures: Iterable[BookMeasure], converter: Converter) -> list[Json]:
    return [converter.model(each.measure) for each in measures]


def _facts(report: BookReport, converter: Converter) -> dict[str, Json]:
    """Return the facts of every step, also those that are shown together with another."""
    joined = {"risks", "measures"}
    return {
        folder: {key: value for key, value in converter.model(facts).items() if key not in joined}
        for folder, facts in report.facts.items()
    }


def _steps(report: BookReport, converter: Converter) -> list[Json]:
    return [
        {
            "id": bound.step.id,
            "folder": bound.folder,
            "title": converter.text(bound.step.title.text),
            "sections": [_section(each.section, converter) for each in bound.sections],
        }
        for bound in report.steps
    ]


def _section(section: Section, converter: Converter) -> dict[str, Json]:
    title = converter.text(section.title.text)
    return {"id": section.id, "number": section.number, "title": title}


def _questions(report: BookReport, converter: Converter) -> Iterator[Json]:
    sections = ((step, section) for step in report.steps for section in step.sections)
    for step, section in sections:
        place: dict[str, Json] = {"step": step.step.id, "section": section.section.id}
        for bound in section.questions:
            yield _question(bound, {**place, "part_of": None}, report, converter)
            for part in bound.parts:
                place_of_part = {**place, "part_of": bound.question.id}
                yield _question(part, place_of_part, report, converter)


def _question(
    bound: BookQuestion, place: dict[str, Json], report: BookReport, converter: Converter
) -> dict[str, Json]:
    question = bound.question
    answer = question.answer
    kind, fact = (
        (answer.shown_as, answer.fact) if isinstance(answer, FactAnswer) else (answer, None)
    )
    return {
        "id": question.id,
        "number": question.number,
        **place,
        "heading": converter.text(question.heading.text) if question.heading else None,
        "label": converter.text(question.label.text),
        "required": question.required,
        "law": list(question.law),
        "kind": kind,
        "fact": fact,
        "answers": list(_answers(bound, report, converter)),
    }


def _answers(bound: BookQuestion, report: BookReport, converter: Converter) -> Iterator[Json]:
    """Yield the answers: prose in each language, a fact or a question with parts once."""
    if bound.question.answer == "prose":
        for language in report.languages:
            yield {"language": language, **_answer(bound.answers[language], converter)}
        return
    answer = _answer(bound.answers[report.language], converter)
    if bound.question.answer == "parts":
        answer = {"status": answer["status"]}
    yield {"language": None, **answer}


def _answer(answer: Answer, converter: Converter) -> dict[str, Json]:
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return {"status": "answered", "markdown": answer.value.markdown}
    if isinstance(answer, Answered):
        return {"status": "answered", "value": converter.convert(answer.value)}
    if isinstance(answer, Unavailable):
        return {"status": "unavailable", "reason": _reason(answer, converter), "see": answer.see}
    return {"status": "invalid" if isinstance(answer, Invalid) else "unanswered"}


def _reason(answer: Unavailable, converter: Converter) -> Json:
    if isinstance(answer.reason, Prose):
        return {answer.reason.language: answer.reason.markdown}
    return converter.text(answer.reason) if answer.reason else None
