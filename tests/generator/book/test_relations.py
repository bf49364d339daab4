"""Measures and risks, attachments and logos: what belongs together, and what is not there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.book.model import BookMeasure
from generator.book.relations import (
    bind_logo,
    bind_measures,
    check_listed,
    check_logo,
    check_orphans,
    check_used,
    join_risks,
)
from generator.findings.finding import Finding
from schema.facts import AddressFacts, IdentifyFacts
from schema.organisation import Organisation
from schema.report import Report
from tests.generator.odd_files import picture
from tests.organisations import KEY, make_source

REPORT = f"{KEY}/2025"
# A picture of three by two.
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"


def measures(*risks: str) -> tuple[BookMeasure, ...]:
    """A measure for each of these: one risk, or several with commas between."""
    named: list[str | list[str]] = [each.split(",") if "," in each else each for each in risks]
    found = [{"risk": each} for each in named]
    return bind_measures(AddressFacts.model_validate({"measures": found}), "facts.yaml")


FOUND = IdentifyFacts.model_validate(
    {"risks": [{"id": "fire", "title": "Brann"}, {"id": "dust", "title": "Støv"}]}
)


def test_measures_are_joined_to_the_risks_that_they_name() -> None:
    bound, orphans = join_risks(FOUND, "facts.yaml", measures("fire", "fire,dust", "nei"))
    assert [(each.risk.id, [m.where.keys[1] for m in each.measures]) for each in bound] == [
        ("fire", [0, 1]), ("dust", [1]),
    ]  # fmt: skip
    assert [each.where.keys for each in orphans] == [("measures", 2)]


def test_a_risk_that_is_not_there_is_told_of_where_it_is_named() -> None:
    bound, _ = join_risks(FOUND, "facts.yaml", ())
    told = list(check_orphans(measures("fire", "fyre", "dust,nei"), bound))
    assert [(each.about, each.arguments["suggestion"], each.where.keys) for each in told] == [
        ("fyre", "fire", ("measures", 1, "risk")),
        ("nei", "", ("measures", 2, "risk", 1)),
    ]


def listed(*names: str) -> Report:
    attachments = [{"file": each, "title": "Plan"} for each in names]
    head = {"form": "ehn-2023", "status": "draft", "attachments": attachments}
    return Report.model_validate(head)


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
    bound, refusal = bind_logo(organisation(logo), source)
    found = list(check_logo(organisation(logo), source, refusal))
    assert bound is None
    assert [each.arguments["case"] for each in found] == ([case] if case else [])
    assert [each.arguments["suggestion"] for each in found] == ([suggestion] if case else [])


@pytest.mark.parametrize(
    ("data", "bound"), [(picture("PNG", size=(3, 2)), True), (PNG, False), (b"ingen", False)]
)
def test_only_a_picture_is_bound_as_the_logo(
    tmp_path: Path,
    data: bytes,
    bound: bool,  # noqa: FBT001 - what is expected
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(data)
    source = make_source({"logo.png": data})
    there = tuple(
        replace(each, file=file) if each.path.endswith(".png") else each for each in source.sources
    )
    logo, refusal = bind_logo(organisation("logo.png"), replace(source, sources=there))
    assert (logo is not None) is bound
    assert refusal == ({} if bound else {"case": "no_picture"})
    if logo:
        assert (logo.width, logo.height, logo.data) == (3, 2, data)
