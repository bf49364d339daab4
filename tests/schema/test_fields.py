"""Fields: what the models say of each, and the words of schema/fields.yaml."""

from collections import Counter
from collections.abc import Iterator

import pytest

from schema.facts.address import Measure
from schema.facts.enterprise import CountryCount, EnterpriseFacts, Purchasing
from schema.facts.identify import IdentifyFacts, Risk
from schema.fields import (
    field_paths,
    fields_of,
    find_field,
    keys_for_next_year,
    labels_of_models,
    load_field_words,
    shown_in,
)
from schema.files import DataError
from schema.organisation import Organisation
from schema.report import Money, Period, Report, Signing
from schema.values import Model
from schema.vocabulary import Status


def subclasses(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield from (each, *subclasses(each))


MODELS = {
    each.__name__: each for each in subclasses(Model) if each.__module__.startswith("schema.")
}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_has_words_and_no_two_of_a_model_the_same(name: str) -> None:
    labels = Counter(each.label("nb") for each in fields_of(MODELS[name]))
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("name", load_field_words())
def test_there_are_words_for_fields_only_in_the_order_of_the_model(name: str) -> None:
    words = load_field_words()[name]
    assert [*words] == [each.key for each in fields_of(MODELS[name]) if each.key in words]


@pytest.mark.parametrize(
    ("model", "name", "kind"),
    [
        (Risk, "id", "string"),
        (Risk, "title", "text"),
        (Risk, "reason", "markdown"),
        (Risk, "kind", "code"),
        (Purchasing, "other", "percent"),
        (Money, "amount", "number"),
        (EnterpriseFacts, "employees", "integer"),
        (EnterpriseFacts, "covered_by_act", "yes_no"),
        (EnterpriseFacts, "producers_counted", "string"),
        (EnterpriseFacts, "turnover", "other"),
        (EnterpriseFacts, "values", "other"),
        (Report, "published", "date"),
        (Signing, "signatories", "other"),
    ],
)
def test_the_model_says_of_which_kind_a_field_is(model: type[Model], name: str, kind: str) -> None:
    assert find_field(model, name).kind == kind


def test_the_model_says_of_which_vocabulary_codes_are() -> None:
    assert find_field(Risk, "involvement").vocabulary == "involvements"
    assert find_field(Risk, "geography").vocabulary == "geographies"
    assert find_field(Risk, "title").vocabulary is None
    assert find_field(Measure, "status").vocabulary == "statuses"
    assert find_field(CountryCount, "country").vocabulary == "countries"


def test_a_field_may_be_several_or_a_mapping_or_said_to_be_unavailable() -> None:
    languages, turnover = (
        find_field(Organisation, "languages"),
        find_field(EnterpriseFacts, "turnover"),
    )
    assert (languages.many, languages.model, languages.may_lack) == (True, None, False)
    assert (turnover.many, turnover.model, turnover.may_lack) == (False, Money, True)
    assert [each.key for each in turnover.fields] == ["amount", "currency"]
    assert find_field(EnterpriseFacts, "employees").fields == ()
    counted = find_field(EnterpriseFacts, "producers_counted")
    assert counted.choices == ("producers", "suppliers")


def test_a_field_has_another_key_in_files() -> None:
    assert find_field(Period, "start").key == "from"
    with pytest.raises(KeyError):
        find_field(Period, "from")


def test_a_field_is_found_where_its_words_are() -> None:
    assert find_field(Period, "start").path == "Period.from"
    assert find_field(IdentifyFacts, "values").path == "StepFacts.values"
    assert {find_field(Measure, "goal").path, "Goal.goal", "Money.amount"} <= field_paths()


def test_labels_are_short_where_there_is_little_room() -> None:
    goal, status = find_field(Measure, "goal"), find_field(Measure, "status")
    assert (goal.label("nb"), goal.short("nn")) == ("Overordnet mål", "Mål")
    assert status.label("en") == status.short("en") == "Status"


def test_data_says_where_a_field_is_shown() -> None:
    shown = [each.name for each in shown_in(Risk, "page")]
    assert "topic" not in shown
    assert shown.index("geography") < shown.index("relation") < shown.index("reason")
    topic = find_field(Risk, "topic")
    assert topic.stands_in("table", filled_in=True)
    assert topic.stands_in("page", filled_in=False)
    assert topic.is_shown
    assert not find_field(Risk, "id").is_shown


def test_data_says_what_becomes_of_a_field_next_year() -> None:
    assert keys_for_next_year(Measure, "dropped") == ("joined_by",)
    assert "results" in keys_for_next_year(Measure, "renewed")


def test_within_a_sentence_a_field_is_in_small_letters() -> None:
    assert find_field(Measure, "actions").in_sentence.find("nb", "nb") == ("tiltak", "nb")


def test_templates_have_all_labels_by_model_and_key() -> None:
    long, short = (labels_of_models("en", short=each) for each in (False, True))
    assert long["Period"]["from"] == "First day"
    assert (long["Measure"]["goal"], short["Measure"]["goal"]) == ("Overall goal", "Goal")


def test_a_field_without_words_is_a_fault_that_names_the_file() -> None:
    class Odd(Model):
        severity: Status | None = None

    with pytest.raises(DataError, match=r"fields\.yaml: no words for the field severity of Odd"):
        fields_of(Odd)
