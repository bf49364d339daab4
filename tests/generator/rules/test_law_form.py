"""LAW401–LAW403: the signatures, case by case."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

CHAIR = "{name: Ola, role: chair}"
MEMBER = "{name: Ida, role: board_member}"
MANAGER = "{name: Kari, role: general_manager}"


def signing(*names: str, rest: str = "place: Oslo, date: 2024-03-13") -> tuple[str, str]:
    """report.yaml with these signatures."""
    return "report.yaml", f"signing: {{{rest}, signatories: [{', '.join(names)}]}}"


@pytest.mark.parametrize(
    ("change", "case", "key"),
    [
        (("report.yaml", "signing:"), "unsigned", "signing"),
        (signing(CHAIR, rest="board_size: 1, date: 2024-03-13"), "place", "place"),
        (signing(CHAIR, rest="board_size: 1, place: Oslo"), "date", "date"),
        (signing(), "names", "signatories"),
        (
            signing(
                CHAIR, rest="place: Oslo, date: 2024-03-13, board_size: 1, general_manager: ja"
            ),
            "general_manager",
            "signatories",
        ),
        (signing(MANAGER), "board", "signatories"),
    ],
)
def test_what_is_missing_of_the_signatures(
    change: tuple[str, str], case: str, key: str, found: "Found"
) -> None:
    (finding,) = found(change)
    assert (finding.code, finding.arguments["case"]) == ("LAW401", case)
    assert (finding.about, finding.where.keys[-1]) == ("0.signature", key)


@pytest.mark.parametrize(
    "change",
    [
        signing(CHAIR, MEMBER, rest="place: Oslo, date: 2024-03-13, board_size: 2"),
        signing(MANAGER, rest="place: Oslo, date: 2024-03-13, board_size: 0, general_manager: ja"),
        signing("{name: Per, role: member}", "{name: Pål, role: member}"),
    ],
)
def test_who_has_to_sign_depends_on_who_there_is(change: tuple[str, str], found: "Found") -> None:
    assert found(change) == []


@pytest.mark.parametrize(
    ("day", "case"), [("2023-12-30", "before_end"), ("2024-03-21", "after_publication")]
)
def test_a_signature_out_of_its_time(day: str, case: str, found: "Found") -> None:
    (finding,) = found(signing(CHAIR, rest=f"place: Oslo, date: {day}, board_size: 1"))
    assert (finding.code, finding.arguments["case"]) == ("LAW402", case)


def test_a_signature_on_the_last_day_of_the_period_or_of_publication_is_in_time(
    found: "Found",
) -> None:
    for day in ("2023-12-31", "2024-03-20"):
        assert found(signing(CHAIR, rest=f"place: Oslo, date: {day}, board_size: 1")) == []


def test_a_board_of_unknown_size_is_a_warning(found: "Found") -> None:
    (finding,) = found(signing(CHAIR, MEMBER))
    assert (finding.code, finding.severity.word) == ("LAW403", "warning")
    assert finding.arguments.items() >= {("case", "unknown"), ("signed", 2)}


def test_members_who_have_not_signed(found: "Found") -> None:
    (finding,) = found(signing(CHAIR, rest="place: Oslo, date: 2024-03-13, board_size: 5"))
    assert finding.arguments.items() >= {("case", "differs"), ("members", 5), ("signed", 1)}
