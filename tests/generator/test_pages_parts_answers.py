"""Answers: every kind has its own form, and so has every way of not having one."""

from pathlib import Path
from typing import Any

from generator.pages.parts.answers import (
    InvalidView,
    ProseView,
    UnansweredView,
    UnavailableView,
)
from tests.generator.books import ask

ENTERPRISE = "2023/0-enterprise/facts.yaml"


def answer(content: Path, question: str, files: dict[str, str], language: str = "nb") -> Any:
    return ask(content, question, files, language).answer


def test_an_unanswered_question_says_so(tmp_path: Path) -> None:
    assert answer(tmp_path, "2.A.3", {}) == UnansweredView(optional=False)
    assert answer(tmp_path, "0.13", {}) == UnansweredView(optional=True)


def test_what_is_not_available_gives_its_reason(tmp_path: Path) -> None:
    found = answer(tmp_path, "0.6", {ENTERPRISE: "employees: {unavailable: Ikke talt ennå.}"})
    assert isinstance(found, UnavailableView)
    assert found.reason is not None
    assert found.reason.html.strip() == "<p>Ikke talt ennå.</p>"


def test_or_leads_to_the_answer_that_gives_it(tmp_path: Path) -> None:
    found = answer(tmp_path, "0.16", {ENTERPRISE: 'workers: {unavailable: {see: "0.17"}}'})
    assert found.see is not None
    assert found.see.href.endswith("0-virksomheten.html#0.17")


def test_prose_may_say_that_it_is_not_available(tmp_path: Path) -> None:
    files = {"2023/0-enterprise/nb.md": "## 0.17 x\n\nIkke tilgjengelig: Ingen vil si det.\n"}
    found = answer(tmp_path, "0.17", files)
    assert found.reason.html.strip() == "<p>Ingen vil si det.</p>"


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert isinstance(answer(tmp_path, "0.6", {ENTERPRISE: "employees: mange"}), InvalidView)


def test_a_missing_translation_falls_back_and_says_so(tmp_path: Path) -> None:
    files = {
        "organisation.yaml": "name: A\nlanguages: [nb, en]\n",
        "2023/0-enterprise/nb.md": "## 0.3 x\n\nFisk\n",
    }
    found = answer(tmp_path, "0.3", files, "en")
    assert isinstance(found, ProseView)
    assert found.passage.language == "nb"
    assert found.note == "Not translated. The answer is shown in Norwegian Bokmål."


def test_an_answer_s_links_lead_to_questions_and_attachments(tmp_path: Path) -> None:
    text = "## 0.3 x\n\nSe [kartleggingen](#2.A.2) og [reglene](attachments/regler.pdf).\n"
    found = answer(tmp_path, "0.3", {"2023/0-enterprise/nb.md": text})
    assert 'href="2-kartlegging.html#2.A.2"' in found.passage.html
    assert 'href="attachments/regler.pdf"' in found.passage.html


def test_headings_in_an_answer_follow_the_question_s(tmp_path: Path) -> None:
    text = "## 0.3 x\n\n### Merker\n\n#### Fisk\n"
    found = answer(tmp_path, "0.3", {"2023/0-enterprise/nb.md": text})
    assert "<h4>Merker</h4>" in found.passage.html
    assert "<h5>Fisk</h5>" in found.passage.html


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(tmp_path: Path) -> None:
    text = "## 0.3 x\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    found = answer(tmp_path, "0.3", {"2023/0-enterprise/nb.md": text})
    assert found.passage.html.startswith('<div class="scroll" tabindex="0" role="group"')


def test_withheld_information_is_told_where_the_answer_is(tmp_path: Path) -> None:
    head = (
        "form: ehn-2023\nstatus: published\n"
        "withheld: [{question: '0.12', ground: d, reason: Konkurranse.}]\n"
    )
    withheld = ask(tmp_path, "0.12", {"2023/report.yaml": head}).withheld
    assert [each.ground for each in withheld] == [
        "Drifts- eller forretningsforhold av konkurransemessig betydning (§ 6 andre ledd bokstav d)"
    ]
    assert ask(tmp_path, "0.13", {}).withheld == ()


def test_a_question_has_a_short_name_and_what_the_form_asks(tmp_path: Path) -> None:
    risks, staff = ask(tmp_path / "1", "2.A.1", {}), ask(tmp_path / "2", "0.6", {})
    assert (risks.name, risks.tag) == ("Prioritert skade og risiko", "h3")
    assert risks.wording is not None
    assert risks.wording.startswith("PRIORITERT NEGATIV PÅVIRKNING/SKADE FOR MENNESKER")
    assert ". List opp virksomhetens faktiske negative konsekvenser" in risks.wording
    assert (staff.name, staff.wording) == ("Antall ansatte", None)


def test_a_question_answered_through_its_parts_has_no_answer_of_its_own(tmp_path: Path) -> None:
    question = ask(tmp_path, "2.A.2", {"2023/2-identify/nb.md": "## 2.A.2.b x\n\nAlt.\n"})
    assert question.answer is None
    kinds = [type(part.answer) for part in question.parts]
    assert kinds == [UnansweredView, ProseView, UnansweredView, UnansweredView]


def test_a_question_leads_to_the_law_it_serves(tmp_path: Path) -> None:
    law = ask(tmp_path, "2.A.1", {}).law
    assert (law[0].text, law[0].href) == ("§ 5 b", "apenhetsloven.html#aapenhetsloven-5-b")
