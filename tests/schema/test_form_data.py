"""The data that ships with aktsom: in three languages, without loose ends, worded exactly."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.words import LANGUAGES as SITE_LANGUAGES
from schema.facts import model_for_step
from schema.files import FOLDER, read_data
from schema.form import form_names
from schema.organisation import Organisation
from schema.report import Contact, Report
from schema.values import Model

FORMS, LANGUAGES = form_names(), frozenset(SITE_LANGUAGES)
FILES = [
    *FOLDER.glob("law/*.yaml"),
    *FOLDER.glob("vocabulary/*.yaml"),
    *(path for form in FORMS for path in FOLDER.glob(f"forms/{form}/*.yaml")),
]

# As the association printed them.
PRINTED = {
    "0.8": "Vesentlige organisatoriske endringer siden forrige rapportering og denne rapportens "
    "tidsperiode",
    "0.10": "E-post adresse for kontaktperson for rapporten",
    "0.14": "Type innkjøp/ leverandørforhold",
    "0.21": "MÅL FOR KOMMENDE ÅR",
    "1.A.1": "Lenke til offentlig tilgjengelig policy for egen virksomhet",
    "1.B.3": "Hvordan sikres det at relevante ansatte har tilstrekkelig kompetanse til å "
    "gjennomføre arbeidet med aktsomhetsvurderinger?",
    "2.A.1": "List opp virksomhetens faktiske negative konsekvenser og/eller prioriterte "
    "vesentlig risiko for negativ påvirkning/skade på mennesker, dyr, samfunn og miljø. Merk at "
    "de prioriterte risikoene dere lister opp i tabellen under vil bli overført til trinn 3 av "
    "denne rapporten, hvor dere vil bli bedt om å besvare hvordan dere arbeider med å stanse, "
    "forebygge eller redusere den negative påvirkningen.",
    "3.A.1": "Legg til mål, status på fremdrift, og beskriv tiltak dere har iverksatt for å "
    "håndtere virksomhetens prioriterte negative påvirkning/skade på mennesker, dyr, samfunn "
    "og miljø:",
    "3.B.3": "Tilpasning av egen innkjøpspraksis (sourcing)",
    "4.A.2": "Beskriv hvordan dere sannsynliggjør at virksomhetens tiltak for å identifisere, "
    "forebygge og redusere negativ påvirkning faktisk fungerer",
    "5.A.3": "Beskriv virksomhetens rutine for å ivareta og besvare eksterne henvendelser "
    "relatert til informasjonskravet pålagt virksomheter under åpenhetsloven.",
    "6.A.2": "Beskriv eventuelle tilfeller av gjenoppretting i rapporteringsperioden",
}


def find_labels(data: Any) -> Iterator[dict[str, str]]:
    """Yield every mapping by language, however deep."""
    if isinstance(data, dict) and LANGUAGES & set(data):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from find_labels(value)


def steps_of(form: str) -> dict[str, Any]:
    folder = FOLDER / "forms" / form
    return {
        name: read_data(folder / f"{name}.yaml")
        for name in read_data(folder / "form.yaml")["steps"]
    }


def questions_of(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in step["sections"]:
        for question in section["questions"]:
            yield from (question, *question.get("parts", ()))


def fact_exists(fact: str, step: str) -> bool:
    owner, _, field = fact.rpartition(".")
    models: Mapping[str, type[Model]] = {
        "organisation": Organisation,
        "report": Report,
        "report.contact": Contact,
    }
    return field in models.get(owner, model_for_step(step)).model_fields


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_label_is_in_three_languages(path: Path) -> None:
    labels = list(find_labels(read_data(path)))
    assert labels
    for label in labels:
        assert set(label) == LANGUAGES
        assert all(text == " ".join(text.split()) != "" for text in label.values()), label


@pytest.mark.parametrize("form", FORMS)
def test_ids_are_unique_in_a_form(form: str) -> None:
    steps = steps_of(form).values()
    sections = [section["id"] for step in steps for section in step["sections"]]
    questions = [question["id"] for step in steps for question in questions_of(step)]
    assert len({*sections, *questions}) == len(sections) + len(questions)


@pytest.mark.parametrize("form", FORMS)
def test_every_provision_that_a_form_serves_exists(form: str) -> None:
    statutes = [read_data(path) for path in FOLDER.glob("law/*.yaml")]
    provisions = {item["id"] for statute in statutes for item in statute["provisions"]}
    for step in steps_of(form).values():
        for item in (step, *questions_of(step)):
            assert set(item.get("law", ())) <= provisions, item["id"]


@pytest.mark.parametrize("form", FORMS)
def test_every_fact_that_a_form_asks_for_exists(form: str) -> None:
    for name, step in steps_of(form).items():
        for question in questions_of(step):
            if isinstance(question["answer"], dict):
                assert fact_exists(question["answer"]["fact"], name), question["id"]


@pytest.mark.parametrize("form", FORMS)
def test_every_question_has_help_and_only_parts_leave_the_answer_to_parts(form: str) -> None:
    for step in steps_of(form).values():
        for question in questions_of(step):
            assert "help" in question, question["id"]
            assert question["answer"] != "parts" or question["parts"]


@pytest.mark.parametrize("form", FORMS)
def test_every_letter_of_section_5_is_asked_about(form: str) -> None:
    served = {
        provision
        for step in steps_of(form).values()
        for question in questions_of(step)
        for provision in question.get("law", ())
    }
    assert {f"aapenhetsloven-5-{letter}" for letter in "abc"} <= served


@pytest.mark.parametrize(("question_id", "wording"), PRINTED.items())
def test_the_association_s_questions_stand_word_for_word(question_id: str, wording: str) -> None:
    steps = steps_of("ehn-2023").values()
    labels = {item["id"]: item["label"]["nb"] for step in steps for item in questions_of(step)}
    assert labels[question_id] == wording


def test_the_questions_of_the_six_steps_have_the_numbers_that_the_association_prints() -> None:
    steps = list(steps_of("ehn-2023").values())[1:]
    asked = [
        question for step in steps for part in step["sections"] for question in part["questions"]
    ]
    assert [question["id"] for question in asked if "number" not in question] == ["6.A.2"]


def test_slugs_are_plain_and_differ_within_a_language() -> None:
    for form in FORMS:
        slugs = [step["slug"] for step in steps_of(form).values()]
        for language in LANGUAGES:
            texts = [slug[language] for slug in slugs]
            assert len(set(texts)) == len(texts)
            assert all(text.isascii() and text == text.lower() for text in texts)
