"""Answers opened, checked as drafts, saved and undone, with what stands beside them."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.book.field_views import FieldView
from generator.editing.desk import Desk
from generator.editing.given_values import Given, GivenError, from_given
from generator.editing.places import AnswerPlace, UnknownPlaceError
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
TEXT = "bergvik/2024/2-identify/nb.md"
FACTS = "bergvik/2024/2-identify/facts.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three years of a small enterprise, in two languages."""
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    return tmp_path / "content"


def place(question: str, language: str = "nb", report: str = "bergvik/2024") -> AnswerPlace:
    return AnswerPlace(report, question, language)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_every_question_opens_and_is_saved_unchanged_without_a_byte(content: Path) -> None:
    desk, before = Desk(content), tree(content)
    for question in ("0.1", "0.3", "0.5", "0.6", "0.7", "0.14", "0.18", "0.signature", "2.A.1",
                     "2.A.2.a", "3.A.1", "1.A.1"):  # fmt: skip
        opened = desk.open(place(question), AS_OF)
        reply = desk.save(place(question), opened.value, opened.stamp, AS_OF)
        assert (reply.saved, reply.refused, reply.in_conflict) == (0, "", False), question
    assert tree(content) == before


def test_what_no_question_asks_for_is_written_too(content: Path) -> None:
    desk, before = Desk(content), tree(content)
    for name in ("report.yaml", "organisation.yaml", "2-identify/facts.yaml"):
        opened = desk.open(place(name), AS_OF)
        assert not desk.save(place(name), opened.value, opened.stamp, AS_OF).saved
    assert tree(content) == before
    head = desk.open(place("report.yaml"), AS_OF)
    keys = {each.key for each in head.field.fields}
    assert {"status", "period", "withheld"} < keys
    assert not keys & {"form", "signing", "contact"}
    assert isinstance(head.value, dict)
    given = {**head.value, "status": "draft"}
    assert desk.save(place("report.yaml"), given, head.stamp, AS_OF).saved
    old = before[str(content / "bergvik/2024/report.yaml")].decode()
    new = (content / "bergvik/2024/report.yaml").read_text(encoding="utf-8")
    assert new == old.replace("status: published", "status: draft")
    with pytest.raises(GivenError):
        desk.check(place("report.yaml"), {"form": "act-minimum"}, AS_OF)
    found = desk.check(place("report.yaml"), {**given, "period": {"from": "i fjor"}}, AS_OF).draft
    assert found
    assert ("VAL104", ("period", "from")) in [(each.code, each.keys) for each in found.findings]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_answer_opens_in_each_language_of_the_report(content: Path, language: str) -> None:
    opened = Desk(content).open(place("1.A.2", language), AS_OF)
    assert "§ 5" in opened.draft.counted
    assert [each.code for each in opened.languages] == [language]


def test_a_text_is_saved_and_undone(content: Path) -> None:
    desk, before = Desk(content), tree(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    reply = desk.save(place("2.A.2.a"), "Ny tekst.", opened.stamp, AS_OF)
    assert desk.open(place("2.A.2.a"), AS_OF).value == "Ny tekst."
    changed = [path for path, data in tree(content).items() if before[path] != data]
    assert changed == [str(content / TEXT)]
    assert desk.history.undo(reply.saved)
    assert tree(content) == before
    assert not desk.history.undo(reply.saved)


def test_what_somebody_else_has_written_meanwhile_is_never_overwritten(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    other = Desk(content)
    assert other.save(place("2.A.2.a"), "Deres.", opened.stamp, AS_OF).saved
    reply = desk.save(place("2.A.2.a"), "Mitt.", opened.stamp, AS_OF)
    assert (reply.in_conflict, reply.conflict, reply.saved) == (True, "Deres.", 0)
    # Both have written the same: in two tabs, say.
    same = desk.save(place("2.A.2.a"), "Deres.", opened.stamp, AS_OF)
    assert (same.in_conflict, same.saved, same.stamp) == (False, 0, reply.stamp)
    assert desk.open(place("2.A.2.a"), AS_OF).value == "Deres."
    assert desk.save(place("2.A.2.a"), "Mitt.", reply.stamp, AS_OF).saved


def test_a_change_elsewhere_in_the_file_is_no_conflict(content: Path) -> None:
    desk = Desk(content)
    first, second = (desk.open(place(each), AS_OF) for each in ("2.A.2.a", "2.A.2.b"))
    assert desk.save(place("2.A.2.a"), "A.", first.stamp, AS_OF).saved == 1
    assert desk.save(place("2.A.2.b"), "B.", second.stamp, AS_OF).saved == 2
    # Undoing the first would take the second with it.
    assert not desk.history.undo(1)
    assert desk.open(place("2.A.2.b"), AS_OF).value == "B."


def test_a_file_that_is_not_there_yet_is_made_and_undone(content: Path) -> None:
    desk = Desk(content)
    file = content / "bergvik/2024/4-track/nn.md"
    file.unlink(missing_ok=True)
    opened = desk.open(place("4.A.2", "nn"), AS_OF)
    reply = desk.save(place("4.A.2", "nn"), "På nynorsk.", opened.stamp, AS_OF)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("## 4.A.2 ")
    assert text.endswith("\n\nPå nynorsk.\n")
    assert desk.history.undo(reply.saved)
    assert not file.exists()


def test_a_draft_is_checked_and_nothing_is_saved(content: Path) -> None:
    desk, before = Desk(content), tree(content)
    desk.open(place("0.6"), AS_OF)
    reply = desk.check(place("0.6"), "tolv", AS_OF)
    assert reply.draft
    assert [(each.code, each.kind) for each in reply.draft.findings] == [("VAL104", "error")]
    assert "1 feil" in reply.draft.counted
    assert tree(content) == before


def test_a_finding_in_an_item_says_which_value_is_meant(content: Path) -> None:
    desk = Desk(content)
    value = desk.open(place("2.A.1"), AS_OF).value
    assert isinstance(value, list)
    first = value[0]
    assert isinstance(first, dict)
    assert isinstance(first["value"], dict)
    first["value"]["topic"] = "noe annet"
    draft = desk.check(place("2.A.1"), value, AS_OF).draft
    assert draft
    assert ("VAL102", (0, "topic")) in [(each.code, each.keys) for each in draft.findings]


def test_a_finding_says_what_things_are_called_where_they_are_chosen_by_name(content: Path) -> None:
    desk = Desk(content)
    value = desk.open(place("2.A.1"), AS_OF).value
    assert isinstance(value, list)
    value[0] = {**value[0], "value": {**value[0]["value"], "topic": "Fagorganisering"}}  # type: ignore[dict-item,index,call-overload]  # an item
    draft = desk.check(place("2.A.1"), value, AS_OF).draft
    assert draft
    finding = next(each for each in draft.findings if each.code == "VAL102")
    assert finding.message == (
        "«Fagorganisering» er ikke en gyldig verdi for «Relatert tema». "
        "Mente du «Fagorganisering og kollektive forhandlinger»?"
    )
    assert finding.help == ("Skriv de første bokstavene og velg i listen.",)


def test_a_risk_that_is_taken_away_is_missed_by_its_measures(content: Path) -> None:
    desk = Desk(content)
    desk.open(place("2.A.1"), AS_OF)
    draft = desk.check(place("2.A.1"), [], AS_OF).draft
    assert draft
    assert "REF404" in [each.code for each in draft.findings if each.elsewhere]


def test_a_measure_says_where_the_risks_are_written_while_there_is_none(content: Path) -> None:
    def risk_of(measures: FieldView) -> FieldView:
        return next(each for each in measures.fields if each.key == "risk")

    asked = Desk(content).open(place("3.A.1"), AS_OF).field
    facts = content / "bergvik" / "2024" / "2-identify" / "facts.yaml"
    facts.write_text("risks: []\n", encoding="utf-8")
    empty = Desk(content).open(place("3.A.1"), AS_OF).field
    assert "Svar først på «Prioritert skade og risiko»" in risk_of(empty).help
    assert "Svar først" not in risk_of(asked).help


def test_a_known_gap_and_its_case_are_chosen_by_name_and_spoken_of_so(content: Path) -> None:
    report = content / "bergvik" / "2024" / "report.yaml"
    head = "form: ehn-2023\nstatus: published\npublished: 2025-05-20\n"
    signed = (
        "signing:\n  board_size: 1\n  general_manager: ja\n"
        "  signatories: [{name: Astrid Eksempel, role: chair}]\n"
    )
    let = "exceptions: [{code: LAW401, reason: Styret møtes igjen i september.}]\n"
    report.write_text(head + signed + let, encoding="utf-8")
    opened = Desk(content).open(place("report.yaml"), AS_OF)
    titles = {each.code: each.label for each in opened.options["cases"]}
    assert titles["date"] == "Det er ikke oppgitt når redegjørelsen er signert (LAW401)"
    (told,) = (each for each in opened.draft.findings if each.code == "EXC106")
    named = [titles[case].removesuffix(" (LAW401)") for case in ("date", "general_manager")]
    assert told.message.endswith(f"dekker ulike mangler: {named[0]} og {named[1]}.")
    assert not [each for each in told.help if "unntak" in each]


def test_an_answer_that_would_begin_another_is_refused_in_words(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    wrong = "Noe.\n\n## 2.A.3 Annet\n\nMer."
    assert "###" in desk.check(place("2.A.2.a"), wrong, AS_OF).refused
    assert "###" in desk.save(place("2.A.2.a"), wrong, opened.stamp, AS_OF).refused


def test_what_would_keep_the_file_from_being_read_is_taken_out_or_refused(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    pasted = "Myk\u2028bindestrek\ufeff og\x00 mer.\r\nNy linje."
    reply = desk.save(place("2.A.2.a"), pasted, opened.stamp, AS_OF)
    assert desk.open(place("2.A.2.a"), AS_OF).value == "Mykbindestrek og mer.\nNy linje."
    conflict = "Noe.\n\n<<<<<<< HEAD\nEn\n\n=======\nTo\n>>>>>>> main"
    assert "filen leses" in desk.save(place("2.A.2.a"), conflict, reply.stamp, AS_OF).refused
    town = desk.open(place("0.2"), AS_OF)
    assert desk.save(place("0.2"), "Os\u202elo\x07", town.stamp, AS_OF).saved
    assert desk.open(place("0.2"), AS_OF).value == "Oslo"


def test_a_folder_that_cannot_be_written_says_so(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, before = Desk(content), tree(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Mappen er skrivebeskyttet")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    reply = desk.save(place("2.A.2.a"), "Ny.", opened.stamp, AS_OF)
    assert "Mappen er skrivebeskyttet" in reply.refused
    assert tree(content) == before


def test_an_answer_that_makes_the_file_too_large_is_refused(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    assert "megabyte" in desk.save(place("2.A.2.a"), "Ord. " * 250_000, opened.stamp, AS_OF).refused


@pytest.mark.parametrize(
    "where",
    [
        place("9.Z.9"),
        place("2.A.2"),  # answered by its parts
        place("2.A.1", "de"),
        place("2.A.1", report="bergvik/1999"),
        place("2.A.1", report="../bergvik/2024"),
        place("2.A.1", report="/etc"),
        place("2.A.1", report=""),
    ],
)
def test_a_page_can_name_nothing_but_questions_of_the_content(
    content: Path, where: AnswerPlace
) -> None:
    with pytest.raises(UnknownPlaceError):
        Desk(content).open(where, AS_OF)


def test_a_link_out_of_the_content_is_not_followed(content: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("## 2.A.2.a Hemmelig\n\nNoe.\n", encoding="utf-8")
    (content / TEXT).unlink()
    (content / TEXT).symlink_to(outside)
    with pytest.raises(UnknownPlaceError):
        Desk(content).open(place("2.A.2.a"), AS_OF)


def test_beside_a_field_stand_the_help_the_act_and_last_years_answer(content: Path) -> None:
    beside = Desk(content).open(place("2.A.2.a"), AS_OF).beside
    assert beside.help
    assert beside.law[0].reference.startswith("Åpenhetsloven § 4")
    assert beside.others[0].title == "Svaret i 2023"


def test_what_was_carried_over_is_reviewed_when_it_is_saved(content: Path) -> None:
    file = content / TEXT
    text = file.read_text(encoding="utf-8")
    heading = next(line for line in text.split("\n") if line.startswith("## 2.A.2.a"))
    mark = "<!-- Overført fra 2023. Stemmer det? -->\n\n"
    file.write_text(text.replace(f"{heading}\n\n", f"{heading}\n\n{mark}"), encoding="utf-8")
    desk = Desk(content)
    opened = desk.open(place("2.A.2.a"), AS_OF)
    assert opened.carried == "2023"
    assert desk.save(place("2.A.2.a"), opened.value, opened.stamp, AS_OF).saved
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "given",
    [1, [1], [["a"]], [{"origin": 0}], [{"origin": "0", "value": {}}], ["a", {"value": {}}]],
)
def test_what_is_no_value_of_any_field_is_turned_down(given: Given) -> None:
    with pytest.raises(GivenError):
        from_given(given)


def test_what_a_killed_save_left_is_taken_away_and_what_is_under_way_is_not(content: Path) -> None:
    folder = (content / TEXT).parent
    left, young, other = (folder / each for each in (".nb.md~", ".en.md~", "nb.md~"))
    for each in (left, young, other):
        each.write_bytes(b"x")
    os.utime(left, (1, 1))
    Desk(content).open(place("2.A.3"), AS_OF)
    assert [each.exists() for each in (left, young, other)] == [False, True, True]
