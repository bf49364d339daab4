"""A form that extends another lists what differs; a question stays itself whatever it is called."""

import shutil
from pathlib import Path

import pytest

from schema import form_files
from schema.facts.address import Measure
from schema.fields import find_field
from schema.files import FOLDER, DataError
from schema.form import Form, Question, digest_form, form_names, load_form
from schema.json_schemas.explaining import find_questions
from tests.tools import ROOT

LINES = 40
WORDS = "{id}:\n  label: {text}\n  help: {text}\n"


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forms: ehn-2023, and what a test writes."""
    shutil.copytree(FOLDER / "forms" / "ehn-2023", tmp_path / "ehn-2023")
    monkeypatch.setattr(form_files, "FORMS", tmp_path)
    form_files.read_form.cache_clear()
    load_form.cache_clear()
    return tmp_path


def write(forms: Path, name: str, form: str, words: str = "") -> Form:
    """Write a form and load it."""
    (forms / name).mkdir(exist_ok=True)
    (forms / name / "form.yaml").write_text(f"id: {name}\n{form}", encoding="utf-8")
    for language in ("nb", "nn", "en") if words else ():
        (forms / name / f"{language}.yaml").write_text(words, encoding="utf-8")
    form_files.read_form.cache_clear()
    return load_form.__wrapped__(name)


def find(form: Form, id_: str) -> Question:
    return next(each for each in form.questions if each.id == id_)


def ids(form: Form, step: str) -> list[str]:
    return [each.id for each in form.steps[step].questions]


def test_a_next_year_s_form_is_a_few_lines_in_one_file() -> None:
    [file] = (ROOT / "tests" / "forms" / "made-up-2025").glob("*.yaml")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES


def test_a_form_that_extends_another_is_offered_beside_it(next_form: str) -> None:
    assert {"ehn-2023", next_form} < {*form_names()}


def test_what_is_not_listed_is_as_in_the_form_extended(next_form: str) -> None:
    before, now = load_form("ehn-2023"), load_form(next_form)
    assert now.head.publisher == before.head.publisher
    assert now.head.title == before.head.title
    assert now.head.note.in_language("nb") == "Et oppdiktet skjema."
    assert [*now.steps] == [*before.steps]
    assert now.steps["0-enterprise"] == before.steps["0-enterprise"]
    assert find(now, "4.A.2") == find(before, "4.A.2")


def test_questions_are_dropped_renumbered_added_and_reworded(next_form: str) -> None:
    before, now = load_form("ehn-2023"), load_form(next_form)
    assert ids(now, "6-remediate") == ["6.A.1", "6.B.1", "6.B.2"]
    renumbered = find(now, "6.B.2")
    assert (renumbered.label, renumbered.law) == (find(before, "6.B.1").label, renumbered.law)
    assert renumbered.origin == "ehn-2023/6.B.1"
    added = find(now, "6.B.1")
    assert added.origin == f"{next_form}/6.B.1"
    assert added.label.in_language("en").startswith("Who has used")
    reworded = find(now, "5.A.3")
    assert reworded.origin == "ehn-2023/5.A.3"
    assert reworded.label != find(before, "5.A.3").label
    assert reworded.help == find(before, "5.A.3").help


def test_a_form_has_the_words_of_fields_of_the_one_it_extends_or_its_own(next_form: str) -> None:
    before, now = load_form("ehn-2023"), load_form(next_form)
    goal, actions = find_field(Measure, "goal_this_year"), find_field(Measure, "actions")
    assert now.label(goal, "en") == "Goals in 2025"
    assert before.label(goal, "en") == "Goals in the reporting year"
    for language in ("nb", "nn", "en"):
        assert now.label(actions, language) == before.label(actions, language)
        assert now.label(actions, language) != actions.label(language)


def test_a_field_worded_anew_needs_a_new_translation(forms: Path) -> None:
    write(forms, "b", "extends: ehn-2023\nyear: 2025\n")
    (forms / "b" / "nb.yaml").write_text("fields: {Measure: {goal: {label: Hva er målet?}}}\n")
    with pytest.raises(DataError, match=r"b/nn\.yaml: fields\.Measure\.goal lacks label"):
        write(forms, "b", "extends: ehn-2023\nyear: 2025\n")


BESIDE = """\
questions:
  - id: 6.C.1
    after: 6.B.1
    answer: prose
    words: {nb: {label: Hva}, nn: {label: Kva}, en: {label: What}}
"""


def test_a_question_is_one_entry_with_its_words_beside_it(forms: Path) -> None:
    form = write(forms, "b", f"extends: ehn-2023\nyear: 2025\n{BESIDE}")
    added = find(form, "6.C.1")
    assert [added.label.in_language(each) for each in ("nb", "nn", "en")] == ["Hva", "Kva", "What"]
    assert added.help is None
    digest = digest_form("b")
    (forms / "b" / "form.yaml").write_text(
        f"id: b\nextends: ehn-2023\nyear: 2025\n{BESIDE.rpartition('    words')[0]}"
    )
    for language, text in (("nb", "Hva"), ("nn", "Kva"), ("en", "Which")):
        (forms / "b" / f"{language}.yaml").write_text(f"6.C.1: {{label: {text}}}\n")
    form_files.read_form.cache_clear()
    assert digest_form("b") == digest, "where words stand, and a translation, is not frozen"


def test_words_beside_a_question_that_is_there_word_it_anew(forms: Path) -> None:
    words = "words: {nb: {label: A}, nn: {label: B}, en: {label: C}}"
    form = write(
        forms,
        "b",
        "extends: ehn-2023\nyear: 2025\nquestions:\n"
        f"  - {{id: 6.B.1, {words}}}\n  - {{id: 6.A.9, formerly: 6.A.2, {words}}}\n",
    )
    before = load_form("ehn-2023")
    for id_, former in (("6.B.1", "6.B.1"), ("6.A.9", "6.A.2")):
        found, asked = find(form, id_), find(before, former)
        assert (found.origin, found.label.in_language("en")) == (asked.origin, "C")
        assert found.help == asked.help


def test_words_beside_questions_that_cannot_be_are_told_with_their_file(forms: Path) -> None:
    head = "extends: ehn-2023\nyear: 2025\n"
    for old, new, why in (
        ("en: {", "xx: {", r"b/form\.yaml: there is no language xx"),
        (", en: {label: What}", "", r"b/en\.yaml: 6\.C\.1 lacks label"),
        ("{label: Hva}", "Hva", r"b/form\.yaml: .*Expected `object`"),
        ("{label: Hva}", "{lable: Hva}", r"b/nn\.yaml: 6\.C\.1 lacks lable"),
    ):
        assert old in BESIDE
        with pytest.raises(DataError, match=why):
            write(forms, "b", head + BESIDE.replace(old, new))
    with pytest.raises(DataError, match=r"b/nb\.yaml: 6\.C\.1 has words in form"):
        write(forms, "b", head + BESIDE, "6.C.1: {label: Hva}\n")


FEW = "words: {nb: {form: {title: A}, 6.B.1: {label: A}}, nn: {form: {title: B}, 6.B.1: {label: B}}"


def test_words_may_stand_in_the_form_s_own_file(forms: Path) -> None:
    head = "extends: ehn-2023\nyear: 2025\n"
    form = write(forms, "b", f"{head}{FEW}, en: {{form: {{title: C}}, 6.B.1: {{label: C}}}}}}\n")
    assert (form.head.title.in_language("nn"), find(form, "6.B.1").label.by_language) == (
        "B",
        {"nb": "A", "nn": "B", "en": "C"},
    )
    digest = digest_form("b")
    for code, text in {"nb": "A", "nn": "B", "en": "C"}.items():
        words = f"form: {{title: {text}}}\n6.B.1: {{label: {text}}}\n"
        (forms / "b" / f"{code}.yaml").write_text(words, encoding="utf-8")
    assert write(forms, "b", head) == form
    assert digest_form("b") == digest


def test_words_in_the_form_s_own_file_that_cannot_be_are_told(forms: Path) -> None:
    head = "extends: ehn-2023\nyear: 2025\n"
    for rest, words, why in (
        ("}", "", r"b/en\.yaml: form lacks title"),
        (", xx: {}}", "", r"b/form\.yaml: there is no language xx"),
        (
            ", en: {form: {title: C}, 6.B.1: {label: C}, 9.A: {label: D}}}",
            "",
            "the form has no 9.A",
        ),
        ("}", "form: {title: A}", r"b/nb\.yaml: form has words in form\.yaml, too"),
    ):
        with pytest.raises(DataError, match=why):
            write(forms, "b", f"{head}{FEW}{rest}\n", words)


def test_a_form_may_extend_one_that_extends_another(forms: Path) -> None:
    write(forms, "b", "extends: ehn-2023\nyear: 2025\nquestions: [{id: 6.C.1, formerly: 6.B.1}]\n")
    form = write(forms, "c", "extends: b\nyear: 2027\nquestions: [{id: 6.D.1, formerly: 6.C.1}]\n")
    assert find(form, "6.D.1").origin == "ehn-2023/6.B.1"
    assert find(form, "6.D.1").label == find(load_form("ehn-2023"), "6.B.1").label


def test_a_question_that_was_dropped_may_come_back(forms: Path) -> None:
    write(forms, "b", "extends: ehn-2023\nyear: 2025\ndropped: [6.A.2]\n")
    form = write(
        forms,
        "c",
        "extends: b\nyear: 2027\nquestions:\n"
        "  - {id: 6.A.9, formerly: ehn-2023 6.A.2, after: 6.A.1, answer: prose}\n",
        WORDS.format(id="6.A.9", text="a"),
    )
    assert find(form, "6.A.9").origin == "ehn-2023/6.A.2"


def test_an_id_that_was_dropped_is_free_for_another_question(forms: Path) -> None:
    form = write(
        forms,
        "b",
        "extends: ehn-2023\nyear: 2025\ndropped: [6.A.2]\n"
        "questions: [{id: 6.A.2, after: 6.A.1, answer: prose}]\n",
        WORDS.format(id="6.A.2", text="a"),
    )
    assert find(form, "6.A.2").origin == "b/6.A.2"
    assert find(form, "6.A.2").law == ()


def test_parts_are_dropped_moved_and_changed_like_questions(forms: Path) -> None:
    form = write(
        forms,
        "b",
        "extends: ehn-2023\nyear: 2025\ndropped: [2.A.2.c]\n"
        "questions: [{id: 2.A.2.a, after: 2.A.2.b, required: false}]\n",
    )
    parts = find(form, "2.A.2").parts
    assert [each.id for each in parts] == ["2.A.2.b", "2.A.2.a", "2.A.2.d"]
    assert not parts[1].required
    assert parts[1].label == find(load_form("ehn-2023"), "2.A.2.a").label


def test_a_step_may_be_written_anew_and_its_questions_stay_themselves(forms: Path) -> None:
    write(forms, "b", "extends: ehn-2023\nyear: 2025\n")
    (forms / "b" / "6-remediate.yaml").write_text(
        'id: "6"\nsections:\n  - id: 6.A\n    questions:\n      - {id: 6.B.1, answer: prose}\n'
        "      - {id: 6.B.2, formerly: 6.A.1, answer: prose}\n",
        encoding="utf-8",
    )
    form = write(forms, "b", "extends: ehn-2023\nyear: 2025\n")
    assert [each.origin for each in form.steps["6-remediate"].questions] == [
        "ehn-2023/6.B.1",
        "ehn-2023/6.A.1",
    ]
    assert find(form, "6.B.2").label == find(load_form("ehn-2023"), "6.A.1").label


@pytest.mark.parametrize(
    ("form", "words", "why"),
    [
        ("dropped: [6.Z.1]\n", "", r"b/form\.yaml: there is no '6\.Z\.1'"),
        ("questions: [{id: 6.Z.1, formerly: 6.Z.9, after: 6.A.1}]\n", "", "no '6.Z.9'"),
        ("questions: [{id: 6.Z.1, answer: prose}]\n", "", "no 'after'"),
        ("questions: [{id: 6.Z.1, after: 6.A.1, answer: prose}]\n", "", r"6-rem.*yaml: .*label"),
        ("questions: [{id: 6.Z.1, after: 6.Z.2}]\n", "", "no '6.Z.2'"),
        ("questions: [{id: 6.A.1, lable: a}]\n", "", r"6-remediate\.yaml: .*lable"),
        ("question: []\n", "", r"form\.yaml:1: .*question"),
        ("", "fields: {Measure: {speed: {label: a}}}\n", r"b/nb\.yaml: .*fields\.Measure\.speed"),
        ("", "fields: {Measure: {goal: {lable: a}}}\n", r"b/nb\.yaml: .*lable"),
        ("", "fields: {Measure: {goal: a}}\n", r"b/nb\.yaml:1: "),
    ],
)
def test_a_change_that_cannot_be_made_is_told_with_its_file(
    forms: Path, form: str, words: str, why: str
) -> None:
    with pytest.raises(DataError, match=why):
        write(forms, "b", f"extends: ehn-2023\nyear: 2025\n{form}", words)


def test_what_is_worded_anew_needs_a_new_translation(forms: Path) -> None:
    write(forms, "b", "extends: ehn-2023\nyear: 2025\n")
    (forms / "b" / "nb.yaml").write_text("5.A.3: {label: Hvordan svarer dere?}\n")
    with pytest.raises(DataError, match=r"nn\.yaml: 5\.A\.3 lacks label"):
        write(forms, "b", "extends: ehn-2023\nyear: 2025\n")


def test_a_question_that_two_forms_ask_alike_is_explained_once(next_form: str) -> None:
    before = load_form("ehn-2023").head.id
    asked = find_questions("0-enterprise")["employees"]
    assert next_form in form_names()
    assert [each.form.head.id for each in asked] == [before, "act-essential", "act-minimum"]
