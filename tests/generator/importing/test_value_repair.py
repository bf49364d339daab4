"""Values that no field holds are put right or taken out, and words beside others stay with them."""

from generator.findings.positions import Plain
from generator.importing.answers.draft import Draft, KeptWords
from generator.importing.source.lines import split_lines
from generator.importing.value_repair import SettledValue, settle_tree, take_out_fact
from schema.facts import model_for_step
from schema.form import load_form

IDENTIFY = model_for_step("2-identify")
FORM = load_form("ehn-2023")


def risks(*more: dict[str, Plain]) -> dict[str, Plain]:
    return {"risks": [{"id": f"r{at}", "title": "R", **each} for at, each in enumerate(more)]}


def settle(tree: dict[str, Plain], *kept: KeptWords) -> tuple[list[SettledValue], list[KeptWords]]:
    words = [*kept]
    return settle_tree(tree, IDENTIFY, {}, words), words


def test_what_is_right_is_left_alone() -> None:
    tree = risks({"kind": "actual"})
    assert settle(tree) == ([], [])
    assert tree == risks({"kind": "actual"})


def test_a_value_is_taken_out_and_those_beside_it_stay() -> None:
    tree = risks({"kind": "actual"}, {"kind": "xyzzy"})
    settled, _ = settle(tree)
    assert settled == [SettledValue(("risks", 1, "kind"), "xyzzy", "")]
    assert tree == risks({"kind": "actual"}, {})


def test_what_was_meant_takes_its_place() -> None:
    tree: dict[str, Plain] = {"risks": [{"id": "B d", "title": "B"}]}
    settled, _ = settle(tree)
    assert settled == [SettledValue(("risks", 0, "id"), "B d", "b-d")]
    assert tree == {"risks": [{"id": "b-d", "title": "B"}]}


def test_a_list_of_nothing_goes_with_what_was_in_it() -> None:
    tree = risks({"geography": ["XX"]})
    settled, _ = settle(tree)
    assert [(each.words, each.meant) for each in settled] == [("XX", "")]
    assert tree == risks({})


def test_words_go_up_with_the_items_after_the_one_that_is_taken_out() -> None:
    keys = ("risks", 0, "geography")
    tree = risks({"geography": ["NO", "XX", "SE"]}, {})
    before = KeptWords((*keys, 0), "a")
    _, kept = settle(
        tree, before, KeptWords((*keys, 1), "b"), KeptWords((*keys, 2), "c"),
        KeptWords(("risks", 1, "geography", 2), "d"), KeptWords(keys, "e"),
    )  # fmt: skip
    assert tree == risks({"geography": ["NO", "SE"]}, {})
    assert kept == [
        before, KeptWords(keys, "b"), KeptWords((*keys, 1), "c"),
        KeptWords(("risks", 1, "geography", 2), "d"), KeptWords(keys, "e"),
    ]  # fmt: skip


def test_a_fact_is_taken_out_whole_and_told() -> None:
    draft = Draft(facts={"2-identify": risks({"kind": "actual"}), "organisation": {"name": "A"}})
    lines = split_lines("Risiko:\n\nR")
    assert take_out_fact(draft, FORM, "2-identify", ("risks", 0, "kind"), lines)
    assert draft.facts["2-identify"] == {}
    (told,) = draft.remarks
    assert (told.key, told.about, told.line.text) == ("import_value_left_out", "2.A.1", "Risiko:")
    assert (told.text, draft.kept["2-identify"]) == (
        "R, actual", [KeptWords(("risks",), "R, actual")],
    )  # fmt: skip
    assert not take_out_fact(draft, FORM, "2-identify", ("risks",), lines)
    assert not take_out_fact(draft, FORM, "organisation", ("name",), lines)
    assert draft.facts["organisation"] == {"name": "A"}
