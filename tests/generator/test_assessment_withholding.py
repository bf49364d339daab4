"""What is withheld: details may be, harm that has happened may not, nor what is not understood."""

from pathlib import Path

import pytest

from generator.assessment.withholding import is_withheld_lawfully, judge_withheld
from generator.book.model import BookReport
from tests.generator.books import make_book

HARM = "risks: [{id: harm, title: Ulykke, kind: actual, topic: hse}]\n"
RISK = "risks: [{id: harm, title: Ulykke, kind: potential, topic: hse}]\n"
CLIMATE = "risks: [{id: harm, title: Utslipp, kind: actual, topic: climate}]\n"
NAMES = "Vi oppgir ikke navn på de skadde."
OF_HARM = "question: 2.A.1, risk: harm"
HIDES = "Saken er konfidensiell."


def report(content: Path, withheld: str, risks: str = HARM) -> BookReport:
    head = f"form: ehn-2023\nstatus: published\nwithheld: [{{{withheld}}}]\n"
    files = {"2023/report.yaml": head, "2023/2-identify/facts.yaml": risks}
    return make_book(content, files).reports[0]


@pytest.mark.parametrize(
    ("withheld", "risks", "cases"),
    [
        (f"{OF_HARM}, ground: c, reason: {NAMES}", HARM, []),
        (f"{OF_HARM}, ground: c, reason: {HIDES}", HARM, ["hidden"]),
        (f"{OF_HARM}, what: impact, ground: c, reason: Å", HARM, ["hidden"]),
        (
            f"{OF_HARM}, what: names, ground: c, reason: {HIDES}",
            HARM,
            ["differs"],
        ),
        (f"{OF_HARM}, ground: c, reason: Slik er det.", HARM, ["unnamed"]),
        (f"{OF_HARM}, ground: c, reason: {HIDES}", RISK, []),
        # Classified information is outside the right altogether; of no such risk, others tell.
        (f"{OF_HARM}, ground: classified, reason: {HIDES}", HARM, []),
        (f"question: 2.A.1, ground: classified, reason: {HIDES}", HARM, []),
        (f"question: 2.A.1, risk: gone, ground: c, reason: {HIDES}", HARM, []),
        (f"question: 2.A.1, ground: c, reason: {HIDES}", HARM, ["undated"]),
        ("question: 2.A.1, ground: c, reason: Vi omtaler ikke ulykken.", HARM, ["unlisted"]),
        (f"question: 2.A.1, ground: c, reason: {NAMES}", "", ["whole"]),
        (f"question: 2.A.1, ground: c, reason: {NAMES}", HARM, []),
        ("question: 0.15, what: partners, ground: d, reason: Konkurranse.", HARM, []),
    ],
)
def test_what_may_be_left_out(tmp_path: Path, withheld: str, risks: str, cases: list[str]) -> None:
    judged = list(judge_withheld(report(tmp_path, withheld, risks)))
    assert [each.case for each in judged] == cases
    assert all(each.index == 0 for each in judged)


def test_only_what_is_classified_is_withheld_whole(tmp_path: Path) -> None:
    classified = report(tmp_path / "1", "question: 2.A.1, ground: classified, reason: Gradert.")
    assert is_withheld_lawfully(("2.A.1", "2.A.2"), classified)
    assert not is_withheld_lawfully(("2.A.2",), classified)
    of_risk = f"{OF_HARM}, ground: classified, reason: Gradert."
    assert not is_withheld_lawfully(("2.A.1",), report(tmp_path / "2", of_risk))
    other = report(tmp_path / "3", "question: 2.A.1, ground: d, reason: Konkurranse.")
    assert not is_withheld_lawfully(("2.A.1",), other)
