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


def test_the_general_manager_may_sit_on_the_board(found: "Found") -> None:
    signatories = "[{name: Ola, role: chair}, {name: ola, role: general_manager}]"
    text = f"signing: {{place: Oslo, date: 2024-03-13, board_size: 1, signatories: {signatories}}}"
    assert found(("report.yaml", text)) == []


def test_two_chairs_are_one_too_many(found: "Found") -> None:
    chairs = (CHAIR, "{name: Ida, role: chair}", "{name: Per, role: chair}")
    rest = "place: Oslo, date: 2024-03-13, board_size: 3"
    (finding,) = found(signing(*chairs, rest=rest))
    assert finding.arguments.items() >= {("case", "chairs"), ("count", 3)}
    assert finding.where.keys == ("signing", "signatories", 1, "role")
    assert [each.keys for each in finding.related] == [("signing", "signatories", 0, "role")]


@pytest.mark.parametrize(
    ("members", "cases"),
    [((MEMBER,), []), ((MEMBER, "{name: Per, role: board_member}"), ["no_chair"])],
)
def test_a_board_of_several_has_a_chair(
    members: tuple[str, ...], cases: list[str], found: "Found"
) -> None:
    rest = f"place: Oslo, date: 2024-03-13, board_size: {len(members)}"
    findings = found(signing(*members, rest=rest))
    assert [(each.arguments["case"], each.severity.word) for each in findings] == [
        (each, "warning") for each in cases
    ]


def test_who_is_named_twice_signs_once(found: "Found") -> None:
    twice = (CHAIR, MEMBER, "{name: ' IDA ', role: board_member}")
    (finding,) = found(signing(*twice, rest="place: Oslo, date: 2024-03-13, board_size: 3"))
    assert finding.arguments["case"] == "twice"
    assert finding.where.keys[-2:] == (2, "name")
    assert [each.keys[-2:] for each in finding.related] == [(1, "name")]


@pytest.mark.parametrize(("end", "told"), [("2024-06-30", True), ("2024-12-31", False)])
def test_of_a_period_that_cannot_be_right_nothing_is_concluded(
    end: str,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    period = f"period: {{from: 2023-01-01, to: {end}}}\npublished: 2025-03-20"
    file, text = signing(CHAIR, rest="place: Oslo, date: 2024-03-13, board_size: 1")
    codes = {each.code for each in found((file, f"{period}\n{text}"))}
    assert ("LAW402" in codes) is told


def test_a_board_that_cannot_be_counted_is_not(found: "Found") -> None:
    unread = signing(CHAIR, rest="place: Oslo, date: 2024-03-13, board_size: mange")
    assert [each.code for each in found(unread)] == ["VAL104"]
