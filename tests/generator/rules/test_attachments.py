"""REF306: texts that point to something attached."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def answer(text: str) -> tuple[str, str]:
    """An answer with this text."""
    return "1-embed/nb.md", f"## 1.B.1\n\n{text}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Utført. Vedlagt", "Vedlagt"),
        ("Spørsmålene står i vedlegget.", "i vedlegget"),
        ("Spørsmål til leverandørene (vedlegg Spørsmål 2023)", "vedlegg"),
        ("Kildene er beskrevet i eget vedlegg.", "eget vedlegg"),
        ("(Dokument i dokumentliste)", "dokumentliste"),
        ("Planen er vist i vedlegg 3.", "i vedlegg"),
        ("The plan is attached.", "attached"),
    ],
)
def test_words_that_send_the_reader_to_an_attachment(text: str, words: str, found: "Found") -> None:
    (finding,) = found(answer(text))
    assert (finding.code, finding.about) == ("REF306", "1.B.1")
    assert finding.where.words == words


@pytest.mark.parametrize(
    "text",
    [
        "De sentrale vedleggene i dokumentet ble vedtatt av styret.",
        "Vi har laget et dokument med lenker og vedlegg som styret vedtok.",
        "Vi vedlikeholder listen.",
        "Planen følges: se [planen](attachments/plan.txt), vedlagt.",
    ],
)
def test_words_that_do_not(text: str, found: "Found") -> None:
    attached = (
        ("report.yaml", "attachments: [{file: plan.txt, title: Plan}]"),
        ("attachments/plan.txt", "Plan"),
    )
    assert found(answer(text), *attached) == []


def test_the_reason_of_an_exception_may_speak_of_attachments(found: "Found") -> None:
    exceptions = "exceptions: [{code: LAW401, reason: Underskriftene er vedlagt i kilden.}]"
    assert found(("report.yaml", f"signing:\n{exceptions}"))[0].excepted


RISK, MEASURE = "risks: [{id: child-labour, title: A, %s}]", "measures: [{risk: child-labour, %s}]"


@pytest.mark.parametrize(
    ("step", "facts", "code"),
    [
        ("2-identify", RISK % "description: Se vedlegg", "REF306"),
        ("3-address", MEASURE % "actions: Se vedlegg", "LAW303"),
        ("3-address", MEASURE % "status_note: Se vedlegg", "REF306"),
        ("3-address", MEASURE % "actions: Vi besøker gårdene. Se vedlegg", "REF306"),
    ],
)
def test_a_text_that_only_points_is_told_of_by_what_it_is_of(
    step: str, facts: str, code: str, found: "Found"
) -> None:
    findings = found((f"{step}/facts.yaml", facts))
    assert [each.code for each in findings if each.code in {"REF306", "LAW303"}] == [code]
