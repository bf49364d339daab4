"""Attachments and logos: what is listed and not there, what is there and not listed."""

import pytest

from generator.book.relations import bind_logo, check_listed, check_logo, check_used
from generator.findings.finding import Finding
from schema.organisation import Organisation
from schema.report import Attachment
from tests.organisations import KEY, make_source

REPORT = f"{KEY}/2025"


def listed(*names: str) -> tuple[Attachment, ...]:
    return tuple(Attachment.model_validate({"file": each, "title": "Plan"}) for each in names)


def told(findings: list[Finding]) -> list[tuple[object, object]]:
    """Each file that is told of, and which was meant."""
    return [(each.arguments["file"], each.arguments.get("suggestion")) for each in findings]


FILES = ("2025/attachments/plan.pdf", "2025/attachments/sub/dypt.pdf", "2024/attachments/ifjor.pdf")
SOURCE = make_source(dict.fromkeys(FILES, b"%PDF"))


@pytest.mark.parametrize(
    ("names", "missing", "unused"),
    [
        (("plan.pdf",), [], []),
        ((), [], ["plan.pdf"]),
        # A name that is almost right: it is told of once, where it is listed.
        (("plam.pdf",), [("plam.pdf", "plan.pdf")], []),
        (("annet.docx",), [("annet.docx", "")], ["plan.pdf"]),
        (("ifjor.pdf", "plan.pdf"), [("ifjor.pdf", "")], []),
    ],
)
def test_what_is_listed_is_there_and_what_is_there_is_listed(
    names: tuple[str, ...], missing: list[tuple[str, str]], unused: list[str]
) -> None:
    assert told(list(check_listed(listed(*names), SOURCE, REPORT))) == missing
    assert [each for each, _ in told(list(check_used(listed(*names), SOURCE, REPORT)))] == unused


def organisation(logo: str | None) -> Organisation:
    appearance = {"logo": logo} if logo else {}
    return Organisation.model_validate({"name": "A", "languages": ["nb"], "appearance": appearance})


@pytest.mark.parametrize(
    ("logo", "case", "suggestion"),
    [
        (None, None, ""),
        ("logo.png", "no_picture", ""),
        ("loggo.png", "missing", "logo.png"),
        ("kart.png", "missing", ""),
    ],
)
def test_a_logo_is_a_picture_that_is_there(
    logo: str | None, case: str | None, suggestion: str
) -> None:
    source = make_source({"logo.png": b"ingen", "2025/attachments/kart.png": b"x"})
    found = list(check_logo(organisation(logo), source, None))
    assert [each.arguments["case"] for each in found] == ([case] if case else [])
    assert [each.arguments["suggestion"] for each in found] == ([suggestion] if case else [])
    assert bind_logo(organisation("annet.png"), source) is None
