"""Attachments and pictures are what they are called, can be shown, and fit where they go."""

from pathlib import Path

import pytest

from generator.findings.finding import Finding
from tests.generator.odd_files import FILES, NAMES, SIZES, attach, attach_large, picture
from tests.generator.rules.minimal import KEY, YEAR, Change, check

OURS = {"ACC912", "REF310", "REF330", "REF331", "REF332", "PRV104", "SYN030", "SYN031", "SYN032"}


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (each.code, str(each.arguments.get("case", ""))) for each in findings if each.code in OURS
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_of_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    data, code, case = FILES[name]
    assert told(attach(tmp_path, {name: data})) == ([(code, case)] if code else [])


def test_names_that_other_systems_refuse_are_told_of(tmp_path: Path) -> None:
    found = attach(tmp_path, dict.fromkeys(NAMES, b"%PDF-1.7\n%%EOF\n"))
    ours = [each for each in found if each.code.startswith("SYN03")]
    wanted = sorted(each for each in NAMES.values() if each[0])
    assert sorted(told(tuple(ours))) == wanted
    assert {each.where.file for each in ours if each.code == "SYN031"} == {
        f"{KEY}/{YEAR}/attachments/plan.pdf",
        f"{KEY}/{YEAR}/attachments/på.pdf",
    }
    meant = {each.arguments["file"]: each.arguments.get("suggestion") for each in ours}
    assert meant['Rapport "2023".pdf'] == "Rapport -2023.pdf"
    assert (meant["con.pdf"], meant[".skjult.pdf"]) == ("con-1.pdf", "skjult.pdf")


@pytest.mark.parametrize("name", SIZES)
def test_a_file_that_github_does_not_take_is_told_of(tmp_path: Path, name: str) -> None:
    size, code, case = SIZES[name]
    found = [each for each in attach_large(tmp_path, name, size) if each.code in OURS]
    assert told(tuple(found)) == ([(code, case)] if code else [])
    if code:
        assert found[0].severity.word == {"browser": "warning", "at_all": "error"}[case]


@pytest.mark.parametrize(
    ("name", "data", "case"),
    [
        ("kart.jpg", picture("JPEG")[:-200], "broken"),
        ("skann.tiff", picture("TIFF"), "kind"),
        ("plan.pdf", b"%PDF-1.7\n%%EOF\n", "no_picture"),
        ("kart.avif", picture("AVIF"), ""),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_of_where_it_is_shown(
    tmp_path: Path, name: str, data: bytes, case: str
) -> None:
    attach(tmp_path, {name: data})
    found = check(
        tmp_path,
        Change("report.yaml", f"attachments:\n  - {{file: {name}, title: Et kart}}"),
        Change("4-track/nb.md", f"## 4.A.2\n\nKartet.\n\n![Et kart](attachments/{name})"),
    )
    ours = [each for each in found if each.code == "ACC912"]
    assert [each.arguments["case"] for each in ours] == ([case] if case else [])
    for each in ours:
        assert each.where.file.endswith("4-track/nb.md")
        assert (each.where.words, each.about) == (name, "4.A.2")


def test_an_id_that_makes_a_file_name_too_long_is_told_of(tmp_path: Path) -> None:
    risks = f"risks:\n  - id: {'barnearbeid-' * 20}x\n    title: Barnearbeid på en gård"
    found = check(tmp_path, Change("2-identify/facts.yaml", risks))
    (ours,) = (each for each in found if each.arguments.get("kind") == "short_identifier")
    assert ours.arguments["suggestion"] == "-".join(["barnearbeid"] * 6)


@pytest.mark.parametrize("case", ["", ", case: html", ", case: broken"])
@pytest.mark.parametrize(
    ("data", "may_stand"),
    [
        (b"<!DOCTYPE html><script>alert(1)</script>", False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        (b"MZ\0", False),
        (b"%PDF-1.7\n1 0 obj\n", True),
    ],
    ids=["page", "drawing", "program", "half a document"],
)
def test_a_file_that_can_be_a_program_is_let_stand_by_no_exception(
    tmp_path: Path, data: bytes, case: str, *, may_stand: bool
) -> None:
    attach(tmp_path, {"plan.pdf": data})
    exception = f"{{code: REF330{case}, reason: Vi har en god grunn til det.}}"
    listed = "attachments:\n  - {file: plan.pdf, title: En plan}"
    found = check(tmp_path, Change("report.yaml", f"{listed}\nexceptions: [{exception}]"))
    (file,) = (each for each in found if each.code == "REF330")
    stands = may_stand and "html" not in case
    assert (file.excepted is not None) == stands
    codes = {each.code for each in found if each.code.startswith("EXC")}
    assert codes == (set() if stands else {"EXC101"} if "broken" in case else {"EXC103"})
