"""Every question has exactly one answer in each language: given, not given, or not to be had."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.book.answers import PlacedProse, StepInput, bind_step
from generator.book.model import Answer, Answered, Invalid, Prose, Unanswered, Unavailable
from generator.content.markdown_documents import parse_markdown
from generator.content.typed_files import TypedFile
from generator.content.validation import UNREADABLE
from generator.findings.finding import Finding, Ref
from schema.facts import StepFacts
from schema.files import convert
from schema.form import Question, Step, form_names, load_form
from schema.languages import complete_languages
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Text
from tests.organisations import check_files

NOTHING: frozenset[str] = frozenset()


def label(text: str) -> dict[str, str]:
    return {"nb": text, "nn": text, "en": text}


def ask(answer: object, **more: object) -> Step:
    """A step with one question, `q.1`."""
    question = {"id": "q.1", "origin": "a/q.1", "label": label("Hva?"), "answer": answer, **more}
    return convert(
        {
            "id": "q",
            "title": label("Q"),
            "slug": label("q"),
            "introduction": label("Q."),
            "sections": [{"id": "q", "title": label("Q"), "questions": [question]}],
        },
        Step,
    )


def answer(
    step: Step,
    prose: str | None = "",
    *,
    values: Mapping[str, Any] | None = None,
    broken: frozenset[str] = NOTHING,
    elsewhere: frozenset[str] = NOTHING,
) -> tuple[Answer, tuple[Finding, ...]]:
    """The answer to `q.1`, given the text of nb.md (None: unreadable) and the facts' `values`."""
    document, _ = parse_markdown("brod/2025/q/nb.md", prose or "")
    written = {each.id: each for each in document.answers}
    given = StepInput(
        folder="q",
        facts=TypedFile(
            "brod/2025/q/facts.yaml",
            StepFacts.model_validate({"values": values or {}}),
            broken,
        ),
        report=TypedFile(
            "brod/2025/report.yaml",
            Report.model_validate({"form": "f", "status": "draft", "contact": {"name": "Ida"}}),
            NOTHING,
        ),
        organisation=TypedFile(
            "brod/organisation.yaml",
            Organisation.model_validate({"name": "Brød", "languages": ["nb"]}),
            frozenset({"website"}),
        ),
        prose={
            "nb": PlacedProse("brod/2025/q/nb.md", None if prose is None else written, elsewhere)
        },
    )
    bound, findings = bind_step(step, given)
    return next(iter(bound.questions)).answers["nb"], findings


PROSE = Ref("brod/2025/q/nb.md", ("q.1",))


def test_prose_that_is_written_is_the_answer() -> None:
    found = answer(ask("prose"), "## q.1 Hva?\n\nDet.\n")
    assert found == (Answered(Prose("Det.", "nb"), PROSE), ())


@pytest.mark.parametrize("text", ["", "## q.1\n", "## q.1\n\n  \n", "## q.2\n\nDet.\n"])
def test_prose_that_is_not_written_is_no_answer(text: str) -> None:
    headed = "q.1" in text
    assert answer(ask("prose"), text) == (Unanswered(PROSE, headed=headed), ())


def test_prose_that_could_not_be_read_is_not_unanswered() -> None:
    assert answer(ask("prose"), None) == (Invalid(PROSE), ())
    assert answer(ask("prose"), "", elsewhere=frozenset({"q.1"})) == (Invalid(PROSE), ())


@pytest.mark.parametrize(
    "marker",
    [
        "Ikke tilgjengelig:",
        "Ikkje tilgjengeleg:",
        "Not available:",
        "ikke tilgjengelig:",
        " NOT AVAILABLE: ",
    ],
)
def test_an_answer_may_say_that_there_is_none_and_why(marker: str) -> None:
    found, _ = answer(ask("prose"), f"## q.1\n\n{marker} Ingen har svart.\n")
    assert found == Unavailable(Prose("Ingen har svart.", "nb"), None, PROSE)


def test_an_answer_may_say_that_there_is_none_and_not_why() -> None:
    found, _ = answer(ask("prose"), "## q.1\n\nIkke tilgjengelig:\n")
    assert found == Unavailable(None, None, PROSE)


def fact(path: str, shown_as: str = "text") -> Step:
    return ask({"fact": path, "shown_as": shown_as})


VALUE = Ref("brod/2025/q/facts.yaml", ("values", "a"))


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        ("integer", "1 250", 1250),
        ("number", "1,5", Decimal("1.5")),
        ("percent", "50 %", Decimal(50)),
        ("yes_no", "ja", True),
        ("date", "2025-05-01", date(2025, 5, 1)),
        ("text", "tolv", "tolv"),
    ],
)
def test_a_value_gets_the_kind_that_the_form_says_it_has(
    kind: str, written: str, read: object
) -> None:
    assert answer(fact("values.a", kind), values={"a": written}) == (Answered(read, VALUE), ())  # type: ignore[arg-type]


def test_a_value_of_another_kind_is_found() -> None:
    found, (finding,) = answer(fact("values.a", "integer"), values={"a": "1.250"})
    assert found == Invalid(VALUE)
    assert (finding.code, finding.where, finding.arguments["kind"]) == ("VAL104", VALUE, "integer")
    assert finding.arguments["suggestion"] == "1250"


def test_a_value_may_be_missing_unavailable_or_unread() -> None:
    assert answer(fact("values.a")) == (Unanswered(VALUE), ())
    elsewhere, _ = answer(fact("values.a"), values={"a": {"unavailable": {"see": "q.2"}}})
    assert elsewhere == Unavailable(None, "q.2", VALUE)
    reason, _ = answer(fact("values.a"), values={"a": {"unavailable": "Nei."}})
    assert reason == Unavailable(Text({"": "Nei."}), None, VALUE)
    for broken in ("values", UNREADABLE):
        unread = answer(fact("values.a"), values={"a": "x"}, broken=frozenset({broken}))
        assert unread == (Invalid(VALUE), ())


def test_a_fact_may_stand_in_the_files_above() -> None:
    name, _ = answer(fact("organisation.name"))
    assert name == Answered("Brød", Ref("brod/organisation.yaml", ("name",)))
    contact, _ = answer(fact("report.contact.name"))
    assert contact == Answered("Ida", Ref("brod/2025/report.yaml", ("contact", "name")))
    email, _ = answer(fact("report.contact.email"))
    assert email == Unanswered(Ref("brod/2025/report.yaml", ("contact", "email")))
    website, _ = answer(fact("organisation.website"))
    assert website == Invalid(Ref("brod/organisation.yaml", ("website",)))


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ("## q.1.b\n\nDet.\n", Answered),
        ("## q.1.a\n\nIkke tilgjengelig: Nei.\n\n## q.1.b\n\nDet.\n", Answered),
        ("## q.1.b\n\nIkke tilgjengelig: Nei.\n", Unavailable),
        ("", Unanswered),
        (None, Invalid),
    ],
)
def test_a_question_has_the_answer_of_the_part_that_says_most(
    parts: str | None, kind: type[Answer]
) -> None:
    questions = [
        {"id": f"q.1.{part}", "origin": f"a/q.1.{part}", "label": label("?"), "answer": "prose"}
        for part in "ab"
    ]
    assert isinstance(answer(ask("parts", parts=questions), parts)[0], kind)


def test_no_question_of_any_form_is_without_an_answer() -> None:
    languages = list(complete_languages("pages"))
    organisation = f"name: Elvebakken\nlanguages: {languages}\n"
    for name in form_names():
        (report,) = check_files(
            {
                "organisation.yaml": organisation,
                "2025/report.yaml": f"form: {name}\nstatus: draft\n",
            }
        ).book.reports
        asked: list[Question] = list(load_form(name).questions)
        assert [each.question for each in report.questions] == asked
        for bound in report.questions:
            assert list(bound.answers) == list(complete_languages("pages"))
            assert all(isinstance(each, Unanswered | Answered) for each in bound.answers.values())


def test_a_mapping_with_nothing_in_it_is_no_answer() -> None:
    files = {"2025/0-enterprise/facts.yaml": "workers: {}\npurchasing:\n  other:\nemployees: 1\n"}
    (report,) = check_files(files).book.reports
    found = {
        each.question.id: type(each.answers["nb"])
        for each in report.questions
        if each.question.id in {"0.14", "0.16", "0.6"}
    }
    assert found == {"0.14": Unanswered, "0.16": Unanswered, "0.6": Answered}


def test_what_is_written_without_a_word_is_kept_below_its_heading() -> None:
    found = answer(ask("prose"), "## q.1 Hva?\n\n---\n")
    assert found == (Unanswered(PROSE, "---", headed=True), ())
