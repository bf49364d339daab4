"""The languages there are: one file says all that is known of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schema import languages
from schema.files import DataError
from schema.labels import Label
from schema.languages import (
    complete_languages,
    in_language,
    load_languages,
    lookup_order,
    name_within,
    plural_category,
    spoken_for,
    usual_language,
)
from schema.vocabulary import country_label, load_vocabulary

SAMI = """
  - id: se
    label: {nb: Nordsamisk, nn: Nordsamisk, en: Northern Sámi, se: Davvisámegiella}
    fallback: nn
"""


def forget() -> None:
    for each in vars(languages).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


@pytest.fixture
def sami(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of languages, with one more that is not complete."""
    file = tmp_path / "languages.yaml"
    file.write_text(languages.FILE.read_text(encoding="utf-8") + SAMI, encoding="utf-8")
    monkeypatch.setattr(languages, "FILE", file)
    forget()
    yield file
    monkeypatch.undo()
    forget()


def test_the_first_language_is_the_usual_one() -> None:
    assert usual_language() == next(iter(load_languages())) == "nb"


def test_the_vocabulary_of_languages_is_made_of_the_same_file() -> None:
    terms = load_vocabulary("languages").terms
    assert [term.id for term in terms] == list(load_languages())
    assert terms[0].label.in_language("en") == "Norwegian Bokmål"


def test_the_command_speaks_to_every_reader_in_a_language_that_it_has_all_words_of() -> None:
    assert set(complete_languages("command")) <= set(complete_languages("pages"))
    assert (spoken_for("en"), spoken_for("nn")) == ("en", "nb")


def test_what_a_language_lacks_is_in_the_one_that_stands_in_for_it(sami: Path) -> None:
    assert sami.is_file()
    assert lookup_order("se") == ("se", "nn", "nb")
    assert in_language({"nb": "å", "nn": "ø"}, "se") == "ø"
    assert spoken_for("se") == "nb"
    assert complete_languages("pages") == ("nb", "nn", "en")
    label = Label({"se": "Biebmu", "nb": "Mat", "nn": "Mat", "en": "Food"})
    assert label.in_language("se") == "Biebmu"
    assert list(label.by_language) == ["nb", "nn", "en", "se"]
    with pytest.raises(KeyError):
        in_language({"nb": "å"}, "en")


def test_a_country_without_a_name_in_a_language_has_that_of_another(sami: Path) -> None:
    assert sami.is_file()
    named = country_label("MK")
    assert named is not None
    assert named.by_language["se"] == named.by_language["nn"] == "Nord-Makedonia"
    no = country_label("NO")
    assert no is not None
    assert no.by_language["se"] == "Norga"


def test_plurals_are_those_of_the_language(sami: Path) -> None:
    assert sami.is_file()
    assert [plural_category(number, "se") for number in (1, 2, 3)] == ["one", "two", "other"]
    assert [plural_category(number, "nb") for number in (0, 1, 2)] == ["other", "one", "other"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  - {id: se, label: {nb: a}, fallback: nb}\n", "no name of its own"),
        ("  - {id: se, label: {se: a}, fallback: fi}\n", "falls back on fi"),
        ("  - {id: se, label: {se: a}}\n", "no fallback"),
        ("  - {id: se, label: {se: a}, fallback: nb, stem: a}\n", r":\d+: .*stem"),
    ],
)
def test_a_language_that_cannot_be_is_a_fault_of_the_program(
    sami: Path, text: str, why: str
) -> None:
    before = sami.read_text(encoding="utf-8").removesuffix(SAMI)
    sami.write_text(before + text, encoding="utf-8")
    forget()
    with pytest.raises(DataError, match=why):
        load_languages()


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"nb": "a", "en": "c"}, "lacks nn"),
        ({"nb": "a", "nn": "b", "en": "c", "xx": "d"}, "not a text in each"),
        ({"nb": "a", "nn": "b", "en": ["c"]}, "not a text in each"),
    ],
)
def test_a_label_is_in_every_complete_language_and_in_none_unknown(
    texts: dict[str, str], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Label(texts)


def test_labels_with_the_same_texts_are_equal() -> None:
    texts = {"nb": "a", "nn": "b", "en": "c"}
    assert Label(texts) == Label(dict(reversed(texts.items())))
    assert hash(Label(texts)) == hash(Label(texts))
    assert Label(texts) != Label(texts | {"en": "d"})


def test_names_within_a_sentence_have_the_letters_of_their_language() -> None:
    assert name_within("Engelsk", "nb") == "engelsk"
    assert name_within("Norwegian Bokmål", "en") == "Norwegian Bokmål"
    assert name_within("The Accounting Act", "en") == "the Accounting Act"
