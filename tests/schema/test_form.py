"""Forms: found by their folder, walked in order, and never changed once published."""

import shutil
from pathlib import Path

import pytest

from schema import form_files
from schema.files import FOLDER, DataError, read_data
from schema.form import FactAnswer, digest_form, form_names, load_form

DIGESTS = FOLDER / "forms" / "digests.yaml"

GOALS = {"nb": "Hva er målet?", "nn": "Kva er målet?", "en": "What is the goal?"}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a form that a test may change: like act-minimum, but somebody else's."""
    shutil.copytree(FOLDER / "forms" / "act-minimum", tmp_path / "act-minimum")
    replace(tmp_path / "act-minimum" / "form.yaml", "publisher: aktsom", "publisher: andre")
    for language, label in GOALS.items():
        with (tmp_path / "act-minimum" / f"{language}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"    goal:\n      label: {label}\n")
    monkeypatch.setattr(form_files, "FORMS", tmp_path)
    return tmp_path / "act-minimum"


def read_anew(name: str) -> form_files.WrittenForm:
    return form_files.read_form.__wrapped__(name)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", form_names())
def test_a_published_form_never_changes(name: str) -> None:
    frozen = read_data(DIGESTS)
    assert name in frozen, f"a new form: add to {DIGESTS.name} the line {name}: {digest_form(name)}"
    assert frozen[name] == digest_form(name), (
        f"schema/forms/{name}/ is not the form that was published. Reports stand that were written "
        "on its words, so a published form never changes, not even by a comma: a new year's form "
        "gets a folder of its own, schema/forms/<name>-<year>/, and a line in digests.yaml. "
        "Translations and help may be put right; they are no part of the digest. Only for a form "
        f"that no report has used yet may the digest be renewed: {digest_form(name)}"
    )


def test_no_digest_is_kept_of_a_form_that_is_gone() -> None:
    assert [name for name in read_data(DIGESTS) if name not in form_names()] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("nb.yaml", "risiko for slik skade har dere funnet?", "risiko for slik skade fant dere?"),
        ("nb.yaml", "slug: 2-kartlegging", "slug: 2-kart"),
        ("nb.yaml", "label: Hva er målet?", "label: Hva vil dere?"),
        ("2-identify.yaml", "required: false", "required: true"),
        ("2-identify.yaml", "law: [aapenhetsloven-5-b, ", "law: ["),
        ("form.yaml", "year: 2026", "year: 2027"),
    ],
)
def test_a_digest_sees_structure_and_the_form_s_own_words(
    copied: Path, file: str, old: str, new: str
) -> None:
    before = read_anew(copied.name).digest
    replace(copied / file, old, new)
    assert read_anew(copied.name).digest != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("nn.yaml", "Kva skade på menneske", "Kva for skade på menneske"),
        ("nn.yaml", "label: Kva er målet?", "label: Kva vil de?"),
        ("nb.yaml", "Hva tabellen dekker og ikke dekker.", "Hva tabellen dekker."),
        ("2-identify.yaml", "sections:", "# The questions.\nsections:"),
        ("nb.yaml", "label: Kommentar til tabellen", "label: >-\n    Kommentar til tabellen"),
    ],
)
def test_a_digest_leaves_translations_help_and_comments_alone(
    copied: Path, file: str, old: str, new: str
) -> None:
    before = read_anew(copied.name).digest
    replace(copied / file, old, new)
    assert read_anew(copied.name).digest == before


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("nn.yaml", "  label: Kommentar til tabellen\n", "", r"nn\.yaml: .* lacks label"),
        ("nn.yaml", "  label: Kommentar", "  lead: a\n  label: Kommentar", "no lead of 5.b.1.com"),
        ("en.yaml", "5.b.2:", "5.b.3:", r"en\.yaml: 5\.b\.2 lacks name, label"),
        ("nb.yaml", "5.b.2:", "5.b.9:\n  label: a\n5.b.2:", r"nb\.yaml: the form has no 5\.b\.9"),
        ("nb.yaml", "5.b.2:\n", "5.b.2: a\n", r"nb\.yaml:\d+: "),
        ("nb.yaml", "    goal:", "    gaol:", r"nb\.yaml: the form has no fields\.Measure\.gaol"),
        ("en.yaml", "  Mea", "  Risk: {id: {label: a}}\n  Mea", r"en\.yaml: .*fields\.Risk\.id"),
        ("nn.yaml", "fields:", "felt:", r"nn\.yaml: fields\.Measure\.\w+ lacks label"),
        ("nb.yaml", "fields:", "felt:", r"nb\.yaml: the form has no felt\.Measure\.\w+"),
    ],
)
def test_words_of_nothing_and_missing_words_are_faults_of_the_program(
    copied: Path, file: str, old: str, new: str, why: str
) -> None:
    replace(copied / file, old, new)
    with pytest.raises(DataError, match=why):
        read_anew(copied.name)


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


def test_every_question_of_a_form_that_extends_none_was_first_asked_there() -> None:
    for name in form_names():
        if not form_files.read_form(name).file.extends:
            origins = load_form(name).origins
            assert origins == {each: f"{name}/{each}" for each in origins}


def test_a_form_words_a_field_itself(copied: Path) -> None:
    assert read_anew(copied.name).fields["Measure.goal"] == {"label": GOALS}


def test_what_a_form_of_ours_calls_fields_is_no_part_of_its_digest(copied: Path) -> None:
    replace(copied / "form.yaml", "publisher: andre", "publisher: aktsom")
    before = read_anew(copied.name).digest
    replace(copied / "nb.yaml", "label: Hva er målet?", "label: Hva vil dere?")
    assert read_anew(copied.name).digest == before
    assert read_anew(copied.name).fields.keys() == {"Measure.results", "Measure.goal"}
