"""Texts in several languages, facts that cannot be given, and what every model refuses."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from schema.values import TAG, Fact, Model, Text, Unavailable

TEXT = TypeAdapter(Text)
FACT: TypeAdapter[Any] = TypeAdapter(Fact[str])


class Shape(Model):
    """A model with one field."""

    name: str


def test_a_plain_text_is_in_the_main_language() -> None:
    text = TEXT.validate_python("Ett selskap")
    assert text.find("nb", main="nb") == ("Ett selskap", "nb")
    assert text.find("en", main="nb") == ("Ett selskap", "nb")
    assert text.languages == frozenset()


def test_a_text_by_language_is_found_in_the_language_asked_for_or_in_the_main_one() -> None:
    text = TEXT.validate_python({"nb": "Brød", "en": "Bread"})
    assert text.find("en", main="nb") == ("Bread", "en")
    assert text.find("nn", main="nb") == ("Brød", "nb")
    assert text.languages == {"nb", "en"}


def test_a_text_in_neither_language_is_found_all_the_same() -> None:
    assert Text({"en": "Bread"}).find("nn", main="nb") == ("Bread", "en")


@pytest.mark.parametrize("by_language", [{}, {"": " "}, {"nb": "", "en": "\n"}])
def test_a_text_with_no_words_is_none(by_language: dict[str, str]) -> None:
    assert Text(by_language).find("nb", main="nb") is None


def test_a_blank_translation_gives_way_to_the_main_language() -> None:
    assert Text({"nb": "Brød", "en": " "}).find("en", main="nb") == ("Brød", "nb")


@pytest.mark.parametrize("written", ["Brød", {"nb": "Brød", "en": "Bread"}])
def test_a_text_goes_out_as_it_came_in(written: object) -> None:
    assert TEXT.dump_python(TEXT.validate_python(written)) == written


def test_a_fact_may_be_unavailable_for_a_reason_or_for_one_given_elsewhere() -> None:
    here = FACT.validate_python({"unavailable": "Ingen har svart."})
    assert isinstance(here, Unavailable)
    assert (here.reason, here.see) == (Text({"": "Ingen har svart."}), None)
    english = FACT.validate_python({"unavailable": "We shall see."})
    assert isinstance(english, Unavailable)
    assert english.reason == Text({"": "We shall see."})
    elsewhere = FACT.validate_python({"unavailable": {"see": "0.17"}})
    assert isinstance(elsewhere, Unavailable)
    assert (elsewhere.reason, elsewhere.see) == (None, "0.17")
    assert FACT.validate_python("tolv") == "tolv"


def test_an_error_names_the_branch_of_a_union_by_a_tag_that_no_file_can_hold() -> None:
    with pytest.raises(ValidationError) as caught:
        FACT.validate_python({"unavailable": ["?"]})
    location = caught.value.errors()[0]["loc"]
    assert location == (f"{TAG}unavailable", "unavailable", f"{TAG}reason", f"{TAG}plain")
    assert TAG == "\0"


def test_a_model_knows_its_keys_and_never_changes() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Shape.model_validate({"name": "a", "nam": "b"})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Shape(name="a"), "name", "b")  # noqa: B010 - a plain assignment, mypy refuses
