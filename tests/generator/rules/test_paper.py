"""What does not fit on a page is told of where it is written, and what does is not."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

SENTENCE = "Dette er en setning om arbeidsforhold hos leverandøren i Kina, som vi har fulgt opp. "


def table(columns: int) -> str:
    return "\n".join("|".join(["", *[cell] * columns, ""]) for cell in ("A", "---", "1"))


@pytest.mark.parametrize(("columns", "told"), [(5, []), (40, []), (41, [41]), (70, [70])])
def test_a_table_wider_than_a_turned_page(columns: int, told: list[int], found: "Found") -> None:
    findings = found(("4-track/nb.md", f"## 4.A.2\n\nTall:\n\n{table(columns)}"))
    ours = [each for each in findings if each.code == "ACC930"]
    assert [each.arguments["count"] for each in ours] == told
    assert [each.about for each in ours] == ["4.A.2"] * len(told)


@pytest.mark.parametrize(("sentences", "told"), [(1, False), (35, False), (60, True)])
def test_a_note_longer_than_the_foot_of_a_page(
    sentences: int,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    text = f"## 4.A.2\n\nVi ser.[^1] Mer.[^2]\n\n[^1]: Kort.\n\n[^2]: {SENTENCE * sentences}"
    ours = [each for each in found(("4-track/nb.md", text)) if each.code == "ACC930"]
    assert [each.arguments["case"] for each in ours] == ["note"] * told
    assert [each.where.words for each in ours] == ["Dette er en"] * told


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("    - punkt\n" * 28, False),
        ("    - punkt\n" * 34, True),
        ("    To.\n\n" * 20, False),
        ("    To.\n\n" * 28, True),
    ],
)
def test_what_is_between_items_and_paragraphs_of_a_note_takes_room(
    inside: str,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    text = f"## 4.A.2\n\nVi ser dem hvert år.[^1]\n\n[^1]: Slik:\n\n{inside}"
    codes = {each.code for each in found(("4-track/nb.md", text))}
    assert ("ACC930" in codes) is told
