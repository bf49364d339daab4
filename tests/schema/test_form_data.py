"""The data that ships with aktsom: in three languages, without loose ends, worded exactly."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from schema.facts import model_for_step
from schema.facts.address import Measure
from schema.fields import fields_of
from schema.files import FOLDER, read_data
from schema.form import Form, form_names, load_form
from schema.form_files import read_form
from schema.languages import complete_languages, load_languages
from schema.law import load_provisions
from schema.organisation import Information, Organisation
from schema.report import Contact, Report
from schema.values import Model

FORMS = tuple(map(load_form, form_names()))
LABELLED = [
    *FOLDER.glob("law/*.yaml"),
    *FOLDER.glob("vocabulary/*.yaml"),
    FOLDER / "languages.yaml",
]
COMPLETE = complete_languages("pages")


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

PRINTED_OF_MEASURES = {
    "goal": "Overordnet mål",
    "status": "Status",
    "goal_this_year": "Mål i rapporteringsåret",
    "actions": "Beskriv iverksatte eller planlagte tiltak for å stanse eller begrense negative "
    "konsekvenser og begrunnelse for tiltaket/tiltakene",
    "results": "Beskriv faktiske eller forventede resultater av tiltaket beskrevet over, samt mål "
    "og aktiviteter for kommende rapporteringsår",
}


# The addresses that pages of steps were published under: words that no translator may put right.
PUBLISHED = {
    "nb": "0-virksomheten 1-forankring 2-kartlegging 3-tiltak 4-overvaking 5-kommunikasjon"
    " 6-gjenoppretting",
    "nn": "0-verksemda 1-forankring 2-kartlegging 3-tiltak 4-overvaking 5-kommunikasjon"
    " 6-gjenoppretting",
    "en": "0-enterprise 1-embed 2-identify 3-address 4-track 5-communicate 6-remediate",
}


def find_labels(data: Any) -> Iterator[dict[str, str]]:
    """Yield every mapping by language, however deep."""
    if isinstance(data, dict) and {*COMPLETE} & set(data):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from find_labels(value)


def fact_exists(fact: str, step: str) -> bool:
    owner, _, field = fact.rpartition(".")
    models: Mapping[str, type[Model]] = {
        "organisation": Organisation,
        "organisation.information": Information,
        "report": Report,
        "report.contact": Contact,
    }
    return field in models.get(owner, model_for_step(step)).model_fields


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_label_is_on_one_line_in_every_complete_language(path: Path) -> None:
    labels = list(find_labels(read_data(path)))
    assert labels
    for label in labels:
        assert set(label) >= {*COMPLETE}
        assert all(text == " ".join(text.split()) != "" for text in label.values()), label


@pytest.mark.parametrize("form", form_names())
def test_every_word_of_a_form_is_on_one_line(form: str) -> None:
    for words in read_form(form).words.values():
        for kinds in words.values():
            assert all(text == " ".join(text.split()) != "" for text in kinds.values()), kinds


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_ids_are_unique_in_a_form(form: Form) -> None:
    sections = [section.id for step in form.steps.values() for section in step.sections]
    ids = [*form.steps, *sections, *(question.id for question in form.questions)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_every_provision_that_a_form_serves_exists(form: Form) -> None:
    asked = [(question.id, question.law) for question in form.questions]
    for id_, law in (*((step.id, step.law) for step in form.steps.values()), *asked):
        assert set(law) <= load_provisions().keys(), id_


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_every_fact_that_a_form_asks_for_exists(form: Form) -> None:
    for name, step in form.steps.items():
        for question in step.questions:
            assert question.fact is None or fact_exists(question.fact, name), question.id


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_every_question_has_help_and_only_parts_leave_the_answer_to_parts(form: Form) -> None:
    for question in form.questions:
        assert question.help, question.id
        assert question.answer != "parts" or question.parts


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_every_letter_of_section_5_is_asked_about(form: Form) -> None:
    served = {provision for question in form.questions for provision in question.law}
    assert {f"aapenhetsloven-5-{letter}" for letter in "abc"} <= served


@pytest.mark.parametrize(("question_id", "wording"), PRINTED.items())
def test_the_association_s_questions_stand_word_for_word(question_id: str, wording: str) -> None:
    labels = {each.id: each.label.in_language("nb") for each in load_form("ehn-2023").questions}
    assert labels[question_id] == wording


def test_the_association_s_words_of_a_measure_stand_word_for_word_and_are_its_own() -> None:
    form, minimal = load_form("ehn-2023"), load_form("act-minimum")
    fields = [each for each in fields_of(Measure) if each.name in PRINTED_OF_MEASURES]
    assert {each.name: form.label(each, "nb") for each in fields} == PRINTED_OF_MEASURES
    assert {each.path for each in fields} == form.fields.keys()
    own = [each.name for each in fields if minimal.label(each, "en") != each.label("en")]
    assert own == ["results"]


def test_the_association_s_form_has_thirty_questions_in_its_six_steps() -> None:
    steps = list(load_form("ehn-2023").steps.values())[1:]
    asked = [each for step in steps for section in step.sections for each in section.questions]
    assert len(asked) == 30
    assert [each.id for each in asked if each.number is None] == ["6.A.2"]


@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_slugs_are_plain_and_differ_within_a_language(form: Form) -> None:
    for language in load_languages():
        slugs = [step.slug.in_language(language) for step in form.steps.values()]
        assert len(set(slugs)) == len(slugs)
        assert all(slug.isascii() and slug == slug.lower() for slug in slugs)


@pytest.mark.parametrize("language", PUBLISHED)
@pytest.mark.parametrize("form", FORMS, ids=form_names())
def test_the_addresses_of_steps_stay_where_they_were_published(form: Form, language: str) -> None:
    slugs = [step.slug.in_language(language) for step in form.steps.values()]
    assert slugs == PUBLISHED[language].split()[: len(slugs)]
