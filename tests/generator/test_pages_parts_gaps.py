"""Known gaps: let stand, withheld, not available, not answered; and the word «signert»."""

from pathlib import Path

import pytest

from generator.assessment.signature_state import signature_of
from generator.checks.rules import all_codes
from generator.checks.wordings import words_of
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.identity import show_identity
from generator.pages.parts.signing import show_signing
from generator.plan.addresses import Site
from schema.languages import load_languages
from schema.unexceptable import cases_never_excepted, why_never_excepted
from tests.generator.books import make_book, make_checked_book, open_page, pages

RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
HEAD = "form: ehn-2023\nstatus: published\n"
EXCEPTABLE = sorted(code for code in all_codes() if not why_never_excepted(code))
COMPLETE = sorted(code for code, each in load_languages().items() if "pages" in each.complete)


def gaps_of(content: Path, files: dict[str, str], language: str = "nb") -> GapsView:
    return show_gaps(open_page(make_checked_book(content, files), language))


@pytest.mark.parametrize("code", EXCEPTABLE)
def test_readers_are_told_in_words_of_every_code_and_case_that_can_be_excepted(code: str) -> None:
    said = words_of(code).by_language
    message = said["nb"].message
    for language in COMPLETE:
        gap = said[language].gap
        assert gap, "a code that can be excepted has a `gap`"
        if isinstance(message, dict):
            assert isinstance(gap, dict), "a gap for each case: nothing false is said of why"
            assert set(gap) == set(message) - set(cases_never_excepted(code))
        for title in gap.values() if isinstance(gap, dict) else [gap]:
            assert title == title.strip(" .")
            assert code not in title


@pytest.mark.parametrize("code", sorted(set(all_codes()) - set(EXCEPTABLE)))
def test_what_cannot_be_excepted_has_no_words_for_it(code: str) -> None:
    assert not any(each.gap for each in words_of(code).by_language.values())


def test_gaps_with_one_reason_stand_together(tmp_path: Path) -> None:
    head = f"""{HEAD}exceptions:
  - {{code: LAW301, about: a, reason: Feltet i kilden er tomt.}}
  - {{code: LAW301, about: b, reason: Feltet i kilden er tomt.}}
  - {{code: LAW301, about: c, reason: Det er noe annet her.}}
"""
    risks = "risks: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]"
    gaps = gaps_of(tmp_path, {"2023/report.yaml": head, RISKS: risks}).gaps
    assert [(gap.title, [link.text for link in gap.about]) for gap in gaps] == [
        ("Risikoen har ingen tiltak, og det står ikke hvorfor", ["A", "B"]),
        ("Risikoen har ingen tiltak, og det står ikke hvorfor", ["C"]),
    ]


def test_an_exception_without_about_names_what_it_covers(tmp_path: Path) -> None:
    head = f"{HEAD}exceptions: [{{code: LAW301, reason: Feltet i kilden er tomt.}}]\n"
    risks = "risks: [{id: a, title: A}, {id: b, title: B}]"
    (gap,) = gaps_of(tmp_path, {"2023/report.yaml": head, RISKS: risks}).gaps
    assert [link.text for link in gap.about] == ["A", "B"]


def test_a_gap_in_a_language_names_the_step_and_no_file(tmp_path: Path) -> None:
    head = f"{HEAD}exceptions: [{{code: LNG101, reason: Det kommer.}}]\n"
    files = {
        "organisation.yaml": "name: A\nlanguages: [nb, nn]\n",
        "2023/report.yaml": head,
        "2023/1-embed/nb.md": "## 1.A.1\n\nVi har regler for innkjøp.\n",
        "2023/2-identify/nb.md": "## 2.A.3\n\nVi ser etter skade.\n",
        "2023/5-communicate/nb.md": "## 5.A.1\n\nVi spør.\n",
        "2023/5-communicate/nn.md": "## 5.A.1\n\nVi spør.\n",
    }
    about = [link for gap in gaps_of(tmp_path, files).gaps for link in gap.about]
    assert [(link.text.rpartition(" ")[2], link.href) for link in about] == [
        ("(Nynorsk)", "2-kartlegging.html")
    ]


def test_an_exception_that_covers_nothing_is_no_gap(tmp_path: Path) -> None:
    head = f"{HEAD}exceptions: [{{code: LNG102, reason: Dette treffer ingenting.}}]\n"
    assert gaps_of(tmp_path, {"2023/report.yaml": head}).gaps == ()


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "Det er ikke oppgitt når redegjørelsen ble publisert"),
        ("published: 2024-08-15\n", "Redegjørelsen ble publisert etter fristen 30. juni"),
    ],
)
def test_a_gap_says_which_case_it_is(tmp_path: Path, head: str, title: str) -> None:
    exception = "exceptions: [{code: DAT101, reason: Det var ikke mulig før.}]\n"
    (gap,) = gaps_of(tmp_path, {"2023/report.yaml": f"{HEAD}{head}{exception}"}).gaps
    assert gap.title == title


def test_what_is_withheld_and_what_is_not_available_are_gaps(tmp_path: Path) -> None:
    withheld = "withheld: [{question: '0.15', what: partners, ground: d, reason: Konkurranse.}]\n"
    files = {
        "2023/report.yaml": f"{HEAD}{withheld}",
        "2023/0-enterprise/nb.md": "## 0.4\n\nIkke tilgjengelig: Omorganiseringen pågår.\n",
    }
    view = gaps_of(tmp_path, files)
    assert [each.what for each in view.withheld] == [
        "Navn på leverandører eller forretningspartnere"
    ]
    (unavailable,) = view.unavailable
    assert unavailable.reason is not None
    assert "Omorganiseringen pågår." in unavailable.reason.html
    assert not view.none


def test_gaps_count_the_questions_that_must_be_answered_and_are_not(tmp_path: Path) -> None:
    view = show_gaps(open_page(make_book(tmp_path)))
    numbers = [link.href.partition("#")[2] for link in view.unanswered]
    assert "2.A.2.a" in numbers, "a part stands for itself"
    assert "2.A.2" not in numbers, "what its parts answer does not count"
    assert "0.13" not in numbers, "an optional comment does not count"
    assert view.summary == f"{len(numbers)} spørsmål som skal besvares, er ikke besvart"


SIGNED = "signing: {place: Oslo, date: 2024-03-13, signatories: [{name: Kari, role: chair}]}\n"


@pytest.mark.parametrize(
    ("signing", "exceptions", "state"),
    [
        ("", "{code: LAW401, reason: Styret signerer senere i høst.}", "unsigned"),
        (
            "signing: {place: Oslo, date: 2024-03-13}\n",
            "{code: LAW401, reason: Kilden viser dem som bilder.}",
            "unnamed",
        ),
        (SIGNED, "{code: LAW403, reason: Vi vet ikke hvor mange de var.}", "unclear"),
        (
            SIGNED.replace("}\n", ", board_size: 1, general_manager: ja}\n"),
            "{code: LAW401, reason: Daglig leder er syk.}",
            "partial",
        ),
        (SIGNED.replace("}\n", ", board_size: 1}\n"), "", "complete"),
    ],
)
def test_published_never_stands_alone_where_signatures_are_missing(
    tmp_path: Path, signing: str, exceptions: str, state: str
) -> None:
    head = f"{HEAD}{signing}exceptions: [{exceptions}]\n"
    context = open_page(make_checked_book(tmp_path, {"2023/report.yaml": head}))
    assert signature_of(context.report) == state
    (status,) = [fact.tag for fact in show_identity(context) if fact.tag]
    assert (status.label == "Offentliggjort") == (state == "complete")


def test_nobody_is_said_to_have_signed_where_nobody_has(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    assert show_signing(None, context).missing == "Redegjørelsen er ikke signert."


def test_what_is_not_available_leads_to_its_question_and_to_where_the_reason_stands(
    tmp_path: Path,
) -> None:
    prose = "## 0.4\n\nIkke tilgjengelig: Se 0.3\n\n## 0.3\n\nVi bygger om.\n"
    (gap,) = gaps_of(tmp_path, {"2023/0-enterprise/nb.md": prose}).unavailable
    assert gap.question.href.endswith("#0.4")
    assert gap.question.text == "Organisering og struktur"


def test_questions_that_nobody_has_answered_lead_to_where_they_stand(tmp_path: Path) -> None:
    view = show_gaps(open_page(make_book(tmp_path)))
    assert {link.href.partition("#")[2] for link in view.unanswered} >= {"2.A.1", "2.A.2.a"}


def test_where_only_the_main_language_lacks_it_there_is_no_reason_in_another(
    tmp_path: Path,
) -> None:
    files = {
        "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n",
        "2023/0-enterprise/nb.md": "## 0.4\n\nIkke tilgjengelig: Vi bygger om.\n",
        "2023/0-enterprise/en.md": "## 0.4\n\nWe sell fish.\n",
    }
    (gap,) = gaps_of(tmp_path, files, "en").unavailable
    assert gap.question.href.endswith("#0.4")
    assert (gap.reason, gap.see) == (None, None)


def test_a_list_of_many_unanswered_questions_is_folded_but_for_paper(tmp_path: Path) -> None:
    book = make_checked_book(tmp_path, {"2023/report.yaml": HEAD})
    view = show_gaps(open_page(book, "nb"))
    assert len(view.unanswered) > 12
    assert view.folded
    assert not show_gaps(next(pages(book, "whole", Site(), "nb"))).folded
