"""Forms: read whole, walked in order, and never changed once published."""

from pathlib import Path

import pytest

from schema import form
from schema.files import FOLDER, DataError, read_data
from schema.form import FactAnswer, digest_form, form_names, load_form

DIGESTS = FOLDER / "forms" / "digests.yaml"


def test_the_association_s_form_and_the_short_one_are_there() -> None:
    assert {"act-minimum", "ehn-2023"} <= set(form_names())
    assert list(form_names()) == sorted(form_names())


@pytest.mark.parametrize("name", form_names())
def test_a_published_form_never_changes(name: str) -> None:
    frozen = read_data(DIGESTS)
    assert frozen.get(name) == digest_form(name), (
        f"schema/forms/{name}/ is not the form that was published. Reports stand that were written "
        "on its words, so a published form never changes, not even by a comma: a new year's form "
        "gets a folder of its own, schema/forms/<name>-<year>/, and a line in digests.yaml. Only "
        "for a form that no report has used yet may the digest be renewed: "
        f"{digest_form(name)}"
    )


def test_no_digest_is_kept_of_a_form_that_is_gone() -> None:
    assert sorted(read_data(DIGESTS)) == list(form_names())


def test_a_digest_sees_every_byte_and_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "FOLDER", tmp_path)
    folder = tmp_path / "forms" / "a"
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text("id: a\n", encoding="utf-8")
    first = digest_form("a")
    (folder / "form.yaml").write_text("id: a \n", encoding="utf-8")
    second = digest_form("a")
    (folder / "1.yaml").write_text("", encoding="utf-8")
    assert len({first, second, digest_form("a")}) == 3


def test_questions_are_walked_in_the_order_of_the_form_each_with_its_parts_after_it() -> None:
    ids = [question.id for question in load_form("ehn-2023").questions]
    assert ids[0] == "0.foreword"
    assert ids[-1] == "6.B.1"
    place = ids.index("2.A.2")
    parts = ["2.A.2.a", "2.A.2.b", "2.A.2.c", "2.A.2.d"]
    assert ids[place : place + 5] == ["2.A.2", *parts]
    assert len(set(ids)) == len(ids)


def test_a_question_is_answered_by_prose_by_its_parts_or_by_a_fact() -> None:
    questions = {question.id: question for question in load_form("ehn-2023").questions}
    assert questions["2.A.3"].answer == "prose"
    assert questions["2.A.2"].answer == "parts"
    assert questions["0.6"].answer == FactAnswer(fact="employees", shown_as="integer")


def test_a_form_that_cannot_be_read_is_a_fault_of_the_program(tmp_path: Path) -> None:
    broken = tmp_path / "form.yaml"
    broken.write_text("id: [a\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"form\.yaml"):
        read_data(broken)
