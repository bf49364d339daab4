"""LAW401–LAW403, LAW410–LAW412, REF411: the signatures, case by case."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

CHAIR = "{name: Ola, role: chair}"
MEMBER = "{name: Ida, role: board_member}"
MANAGER = "{name: Kari, role: general_manager}"
DAY = "date: 2024-03-13"
# What there is of whom must sign, and no more.
BOTH = f"{DAY}, board_size: 1, general_manager: nei"
PARTNERSHIP = (
    "organisation.yaml",
    "name: Granlia Kaffe ANS\nentities: [{name: Granlia Kaffe ANS}]",
)
GROUP = (
    "organisation.yaml",
    """\
entities:
  - {name: Granlia Kaffe AS}
  - {name: Granlia Te AS, number: 987654325, own_duty: ja}
  - {name: Granlia Kakao AS, number: 974760673, own_duty: nei}
""",
)
TE = "entity: Granlia Te AS"


def signing(*names: str, rest: str = BOTH) -> tuple[str, str]:
    """report.yaml with these signatures."""
    return "report.yaml", f"signing: {{{rest}, signatories: [{', '.join(names)}]}}"


@pytest.mark.parametrize(
    ("change", "case", "key"),
    [
        (("report.yaml", "signing:"), "unsigned", "signing"),
        (signing(CHAIR, rest="board_size: 1, general_manager: nei"), "date", "date"),
        (signing(), "names", "signatories"),
        (signing(CHAIR, rest=f"{DAY}, board_size: 1, general_manager: ja"),
         "general_manager", "signatories"),
        (signing(MANAGER, rest=DAY), "board", "signatories"),
        (signing(MANAGER, rest=f"{DAY}, board_size: 0, general_manager: ja"),
         "board", "signatories"),
        (signing("{name: Per, role: member}", rest=DAY), "board_for_member", "signatories"),
        (signing("{name: Per, role: member}", rest=f"{DAY}, board_size: 0"),
         "board_for_member", "signatories"),
    ],
)  # fmt: skip
def test_what_is_missing_of_the_signatures(
    change: tuple[str, str], case: str, key: str, found: "Found"
) -> None:
    (finding,) = found(change)
    assert (finding.code, finding.arguments["case"]) == ("LAW401", case)
    assert (finding.about, finding.where.keys[-1]) == ("0.signature", key)
    assert finding.severity.word == ("warning" if case == "date" else "error")


@pytest.mark.parametrize(
    "changes",
    [
        [signing(CHAIR, MEMBER, rest=f"{DAY}, board_size: 2, general_manager: nei")],
        [PARTNERSHIP, signing(MANAGER, rest=f"{DAY}, board_size: 0, general_manager: ja")],
        [PARTNERSHIP, signing("{name: Per, role: member}", "{name: Pål, role: member}", rest=DAY)],
        [signing(CHAIR, "{name: Ola, role: general_manager}",
                 rest=f"{DAY}, board_size: 1, general_manager: ja")],
        [signing(CHAIR, MANAGER, rest=f"{DAY}, board_size: 1")],
        [signing(CHAIR, rest=f"place: Oslo, {BOTH}")],
    ],
)  # fmt: skip
def test_who_has_to_sign_depends_on_who_there_is(
    changes: list[tuple[str, str]], found: "Found"
) -> None:
    assert found(*changes) == []


@pytest.mark.parametrize(
    ("day", "case", "severity"),
    [("2023-12-30", "before_end", "warning"), ("2024-03-21", "after_publication", "error")],
)
def test_a_signature_out_of_its_time(day: str, case: str, severity: str, found: "Found") -> None:
    (finding,) = found(signing(CHAIR, rest=BOTH.replace("2024-03-13", day)))
    assert (finding.code, finding.arguments["case"]) == ("LAW402", case)
    assert finding.severity.word == severity


def test_a_signature_on_the_last_day_of_the_period_or_of_publication_is_in_time(
    found: "Found",
) -> None:
    for day in ("2023-12-31", "2024-03-20"):
        assert found(signing(CHAIR, rest=BOTH.replace("2024-03-13", day))) == []


@pytest.mark.parametrize(
    ("rest", "case"),
    [
        (f"{DAY}, general_manager: nei", "board_size"),
        (f"{DAY}, board_size: 2", "general_manager"),
        (DAY, "both"),
    ],
)
def test_what_is_not_known_of_who_must_sign_is_a_warning(
    rest: str, case: str, found: "Found"
) -> None:
    (finding,) = found(signing(CHAIR, MEMBER, rest=rest))
    assert (finding.code, finding.severity.word) == ("LAW403", "warning")
    assert finding.arguments.items() >= {("case", case), ("signed", 2)}


def test_members_who_have_not_signed(found: "Found") -> None:
    (finding,) = found(signing(CHAIR, rest=f"{DAY}, board_size: 5, general_manager: nei"))
    assert finding.arguments.items() >= {("case", "differs"), ("members", 5), ("signed", 1)}


def test_a_manager_who_signs_where_there_is_none(found: "Found") -> None:
    (finding,) = found(signing(CHAIR, MANAGER))
    assert (finding.code, finding.arguments["case"]) == ("LAW410", "manager_denied")


def test_a_joint_statement_is_signed_by_each_board_and_managers(found: "Found") -> None:
    """Two chairs of two companies, and one person on both boards, are as they should be."""
    boards = f"boards: [{{{TE}, board_size: 2, general_manager: nei}}]"
    both = f"{DAY}, board_size: 2, general_manager: nei, {boards}"
    own = (CHAIR, MEMBER)
    theirs = (f"{{name: Åse, role: chair, {TE}}}", f"{{name: Ida, role: board_member, {TE}}}")
    assert found(GROUP, signing(*own, *theirs, rest=both)) == []
    by_number = [each.replace("Granlia Te AS", "987 654 325") for each in theirs]
    assert found(GROUP, signing(*own, *by_number, rest=both)) == []
    (missing,) = found(GROUP, signing(*own, theirs[0], rest=both))
    assert (missing.code, missing.arguments["entity"]) == ("LAW403", "Granlia Te AS")
    assert missing.where.keys == ("signing", "boards", 0, "board_size")
    (none,) = found(GROUP, signing(*own, rest=both))
    assert (none.code, none.arguments["case"]) == ("LAW401", "names")
    assert none.arguments["entity"] == "Granlia Te AS"
    (size,) = found(
        GROUP, signing(*own, *theirs, rest=f"{DAY}, board_size: 2, general_manager: nei")
    )
    assert (size.code, size.arguments["case"]) == ("LAW403", "both")
    twice = found(GROUP, signing(*own, theirs[0], theirs[0].replace("Åse", "Eva"), rest=both))
    assert [each.code for each in twice] == ["LAW410"]


def test_a_group_that_is_only_a_name_has_no_board_of_its_own(found: "Found") -> None:
    entity = "{name: Granlia Te AS, number: 987654325, own_duty: ja}"
    group = (GROUP[0], f"name: Granlia-konsernet\nnumber:\nentities: [{entity}]")
    boards = f"boards: [{{{TE}, board_size: 1, general_manager: nei}}]"
    signed = signing(f"{{name: Åse, role: chair, {TE}}}", rest=f"{DAY}, {boards}")
    assert found(group, signed) == []


@pytest.mark.parametrize(
    ("written", "suggestion"), [("Granlia The AS", "Granlia Te AS"), ("Fjell og fjord", "")]
)
def test_a_company_that_is_not_listed(written: str, suggestion: str, found: "Found") -> None:
    stranger = f"{{name: Åse, role: chair, entity: {written}}}"
    group = (GROUP[0], GROUP[1].replace("own_duty: ja", "own_duty: nei"))
    (finding,) = found(group, signing(CHAIR, stranger))
    assert (finding.code, finding.arguments["suggestion"]) == ("REF411", suggestion)


@pytest.mark.parametrize(
    "said",
    ["ja", "Ja.", "yes", "Yes, with reservation", "Forbehold", "Signert med forbehold",
     "Har forbehold.",
     "Dissens", "Ueinig", "Eg har atterhald", "Se protokollen", "Tatt forbehold, se protokoll"],
)  # fmt: skip
def test_a_reservation_that_says_nothing(said: str, found: "Found") -> None:
    reserved = MEMBER.replace("}", f", reservation: '{said}'}}")
    (finding,) = found(signing(CHAIR, reserved, rest=f"{DAY}, board_size: 2, general_manager: nei"))
    assert (finding.code, finding.severity.word) == ("LAW412", "error")


@pytest.mark.parametrize(
    "said",
    ["Risikoen i Brasil er undervurdert.", "Jeg er uenig i prioriteringen av kaffe foran te.",
     "Ja til redegjørelsen, men tiltakene i 3.A.1 er for svake.", "I disagree with 2.A.1.",
     "Forbehold om tallet på underleverandører, som ikke er kontrollert.",
     "Eg meiner lønene er for låge."],
)  # fmt: skip
def test_a_reservation_that_says_something(said: str, found: "Found") -> None:
    reserved = MEMBER.replace("}", f", reservation: '{said}'}}")
    assert found(signing(CHAIR, reserved, rest=f"{DAY}, board_size: 2, general_manager: nei")) == []


REVISED = "revisions: [{date: 2024-09-01, changes: 'Ny risiko i Kina.'"


def test_a_revision_is_signed_too(found: "Found") -> None:
    (finding,) = found(("report.yaml", f"{REVISED}}}]"))
    assert (finding.code, finding.severity.word) == ("LAW411", "warning")
    assert finding.where.keys == ("revisions", 0, "signing")
    everyone = "{name: Ola, role: chair}, {name: Ida, role: board_member}, " + MANAGER
    assert found(("report.yaml", f"{REVISED}, signing: {{signatories: [{everyone}]}}}}]")) == []
    (finding,) = found(
        ("report.yaml", f"{REVISED}, signing: {{signatories: [{CHAIR}, {MANAGER}]}}}}]")
    )
    assert (finding.code, finding.where.keys[:3]) == ("LAW403", ("revisions", 0, "signing"))
    (finding,) = found(("report.yaml", f"{REVISED}, signing: {{signatories: []}}}}]"))
    assert (finding.code, finding.arguments["case"]) == ("LAW401", "names")


@pytest.mark.parametrize(
    "changes", ["Rettet en skrivefeil.", "Retta ein trykkfeil i 2.A.1.", "Fixed a typo in 3.A.1."]
)
def test_a_correction_of_the_wording_is_no_new_statement(changes: str, found: "Found") -> None:
    revised = f"revisions: [{{date: 2024-09-01, changes: '{changes}'}}]"
    assert found(("report.yaml", revised)) == []


@pytest.mark.parametrize(("more", "codes"), [("", []), (" der", ["LAW411"])])
def test_what_takes_more_than_twelve_words_may_be_more_than_a_correction(
    more: str, codes: list[str], found: "Found"
) -> None:
    changes = f"Rettet en skrivefeil i svaret på 2.A.1 om gårdene vi kjøper fra{more}"
    revised = f"revisions: [{{date: 2024-09-01, changes: {changes}}}]"
    assert [each.code for each in found(("report.yaml", revised))] == codes


def test_the_general_manager_may_sit_on_the_board(found: "Found") -> None:
    signatories = "[{name: Ola, role: chair}, {name: ola, role: general_manager}]"
    text = f"signing: {{place: Oslo, date: 2024-03-13, board_size: 1, signatories: {signatories}}}"
    assert found(("report.yaml", text)) == []


def test_two_chairs_are_one_too_many(found: "Found") -> None:
    chairs = (CHAIR, "{name: Ida, role: chair}", "{name: Per, role: chair}")
    rest = "place: Oslo, date: 2024-03-13, board_size: 3, general_manager: nei"
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
    rest = f"place: Oslo, date: 2024-03-13, board_size: {len(members)}, general_manager: nei"
    findings = found(signing(*members, rest=rest))
    assert [(each.arguments["case"], each.severity.word) for each in findings] == [
        (each, "warning") for each in cases
    ]


def test_who_is_named_twice_signs_once(found: "Found") -> None:
    twice = (CHAIR, MEMBER, "{name: ' IDA ', role: board_member}")
    (finding,) = found(
        signing(*twice, rest="place: Oslo, date: 2024-03-13, board_size: 3, general_manager: nei")
    )
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
