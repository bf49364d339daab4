"""A whole new statement written field by field: comments stay, and each answer reads back."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.book.field_views import FieldView, Option
from generator.editing.desk import Desk
from generator.editing.given_values import Given
from generator.editing.places import AnswerPlace
from schema.form import load_form

pytestmark = pytest.mark.slow

AS_OF = date(2026, 11, 29)
PLAIN = {"yes_no": "ja", "date": "2025-06-30", "integer": "12", "number": "1 200", "percent": "25"}
MARKDOWN = "Et avsnitt: om «arbeidet» #1.\n\n- punkt en\n- punkt to"


def fill_in(field: FieldView, options: Mapping[str, tuple[Option, ...]]) -> Given:
    """Something of the kind that a field holds; two items of a list."""
    if field.fields:
        inner = {each.key: fill_in(each, options) for each in field.fields}
        if not field.many:
            return inner
        return [
            {"origin": None, "value": {**inner, "id": f"nr-{n}"} if "id" in inner else inner}
            for n in (1, 2)
        ]
    text = PLAIN.get(field.kind, MARKDOWN if field.kind == "markdown" else "Noe: annet #2")
    if field.options:
        text = options[field.options][0].code if options[field.options] else "nr-1"
    return [text] if field.many else text


@pytest.mark.parametrize("form", ["act-essential", "ehn-2023"])
def test_every_answer_of_a_new_statement_is_written_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    named = ["--name", "Ny AS", "--number", "123456785", "--form", form, "--yes"]
    assert main(["new", "ny", "2025", *named]) == 0
    desk = Desk(tmp_path / "content")

    def read() -> dict[Path, str]:
        files = (each for each in (tmp_path / "content").rglob("*") if each.is_file())
        return {each: each.read_text(encoding="utf-8") for each in files}

    # Each fact once, and the texts of the first step: the others are as these.
    asked = [each for each in load_form(form).questions if each.answer != "parts"]
    chosen = [each for each in asked if each.fact or each in asked[:12]]
    for question in chosen:
        place = AnswerPlace("ny/2025", question.id, "nb")
        opened, before = desk.open(place, AS_OF), read()
        value = fill_in(opened.field, opened.options)
        reply = desk.save(place, value, opened.stamp, AS_OF)
        assert (reply.refused, reply.in_conflict) == ("", False), question.id
        after = read()
        # A question may ask for a part of what an earlier one has asked for.
        assert sum(after[each] != before.get(each) for each in after) <= 1, question.id
        assert desk.open(place, AS_OF).value is not None, question.id
        for path, text in before.items():
            notes = re.findall(r"(?m)^[ ]*#.*|<!--[^>]*-->", text)
            assert [each for each in notes if each not in after[path]] == [], question.id
            assert not re.search(r"(?m)[ ]+$", after[path]), question.id
        again = desk.open(place, AS_OF)
        assert not desk.save(place, again.value, again.stamp, AS_OF).saved, question.id
        assert read() == after
    assert len(chosen) > 12
