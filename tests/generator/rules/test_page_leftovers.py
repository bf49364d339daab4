"""ACC161: page numbers and lists of contents that came along with a text."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Side 3 av 12", ["page"]),
        ("– Page 3 of 12 –", ["page"]),
        ("| Side 3/12 |", ["page"]),
        ("3 av 12", ["page"]),
        ("Innledning ............ 3", ["contents"]),
        ("1.2 Om gårdene . . . . . . . 14", ["contents"]),
        ("Om oss …………… 5", ["contents"]),
        ("Vi så 3 av 12 gårder.", []),
        ("Se side 3 av planen.", []),
        ("Og så videre.... Det var 3", []),
    ],
)
def test_what_belongs_to_pages_is_found(text: str, cases: list[str], found: "Found") -> None:
    findings = found(("4-track/nb.md", f"## 4.A.2\n\nVi ser på dem.\n\n{text}\n\nVi spør dem."))
    assert [each.arguments["case"] for each in findings if each.code == "ACC161"] == cases


def test_dots_that_lead_to_a_page_are_no_placeholder(found: "Found") -> None:
    text = "Innledning ............ 3\n\nVi har besøkt ........ gårder."
    findings = found(("4-track/nb.md", f"## 4.A.2\n\n{text}"))
    told = [each.code for each in findings if each.code in {"TXT101", "ACC161"}]
    assert sorted(told) == ["ACC161", "TXT101"]
