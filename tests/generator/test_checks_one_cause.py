"""One cause, one finding: what another tells is left out, and items of a list are put together."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.messages import message_of
from generator.checks.one_cause import leave_out_repeated, put_together
from generator.findings.finding import Code, Finding, Ref, Severity
from tests.generator.rules.minimal import Change, check

FACTS = "lo/2025/2-identify/facts.yaml"


def at(code: str, *keys: str | int, **arguments: str) -> Finding:
    return Finding(code, Severity.WARNING, Ref(FACTS, keys), arguments)


@pytest.mark.parametrize(
    ("code", "teller", "elsewhere"),
    [
        (at("FRM401", "2.A.2"), at("ADV214", "2.A.2"), at("ADV214", "2.A.3")),
        (
            at("ADV215", "none_found", "scope"),
            at("LAW206", "none_found", "method"),
            at("LAW206", "other", "method"),
        ),
        (at("DAT101", "published"), at("DAT106", "published"), at("DAT106", "period")),
    ],
)
def test_a_cause_is_told_once(code: Finding, teller: Finding, elsewhere: Finding) -> None:
    assert leave_out_repeated([code, teller]) == [teller]
    assert leave_out_repeated([code, elsewhere]) == [code, elsewhere]
    excepted = replace(teller, excepted="Vi retter det i mai.")
    assert leave_out_repeated([code, excepted]) == [code, excepted]


def risk(index: int, **arguments: str) -> Finding:
    return at("REF104", "measures", index, "joined_by", risk=f"r{index}", **arguments)


def test_the_same_of_several_items_is_one_finding() -> None:
    first, second, other = risk(0), risk(1), at("REF103", "risks", 2, "title", risk="x")
    (joined, kept) = put_together([first, other, second])
    assert (joined.where, joined.related, joined.about) == (first.where, (second.where,), None)
    assert (joined.arguments["risk"], joined.items) == (("r0", "r1"), 2)
    assert kept is other


def test_what_differs_or_is_excepted_is_told_by_itself() -> None:
    excepted = replace(risk(1), excepted="Vi retter det i mai.")
    graver = replace(risk(3), severity=Severity.ERROR)
    alone = [risk(0), excepted, risk(2, case="other"), graver]
    assert put_together(alone) == alone


def test_the_message_lists_the_items(tmp_path: Path) -> None:
    written = "\n".join(
        f"  - {{id: {name}, title: {name}, kind: potential, topic: hse, geography: [BR]}}"
        for name in ("mines", "farms")
    )
    measures = "\n".join(
        f"  - {{risk: {name}, goal: Ingen skader i {name}, status: ongoing,"
        f" actions: Vi besøker {name} i 2024., results: Ti {name} er besøkt.}}"
        for name in ("mines", "farms")
    )
    found = check(
        tmp_path,
        Change("2-identify/facts.yaml", f"risks:\n{written}"),
        Change("3-address/facts.yaml", f"measures:\n{measures}"),
    )
    (finding,) = (each for each in found if each.code == "ADV203")
    assert (
        message_of(finding, "nb").text == "2 risikoer mangler hvor i verdikjeden: mines og farms."
    )
    assert message_of(finding, "en").text.endswith(": mines and farms.")


def test_what_stops_publishing_is_left_out_only_for_what_stops_it_too() -> None:
    where = Ref("o/2025/1-embed/nb.md", ("1.A.2",))
    missing = Code("VAL103", Severity.ERROR).at(where)
    for severity, left in ((Severity.WARNING, 2), (Severity.ERROR, 1)):
        unknown = Code("VAL101", severity).at(where)
        assert len(leave_out_repeated([missing, unknown])) == left
