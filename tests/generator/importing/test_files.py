"""What is read, as the files of a content folder; and the names of folders and ids."""

import pytest

from generator.importing.answers.identifiers import free_identifier, short_identifier
from generator.importing.destination import Destination, key_of_name, languages_of
from generator.importing.files import ordered, short_name, to_yaml
from schema.organisation import Organisation
from tests.tools import ROOT


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Landsorganisasjonen i Norge (LO)", "LO"),
        ("Fjordfisk (tidligere Laks AS)", ""),
        ("Fjordfisk ()", ""),
        ("(A) Fjordfisk", ""),
        ("Fjordfisk)", ""),
        ("Fisk (A) (B)", "B"),
        ("Norsk institutt for fisk (Niff)", "Niff"),
        ("Norsk institutt for fisk (Nifs)", ""),
        ("Fjordfisk (ABCDEFGHIJ)", "ABCDEFGHIJ"),
        ("Fjordfisk (ABCDEFGHIJK)", ""),
    ],
)
def test_a_short_name_is_what_a_name_ends_with_in_brackets(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Landsorganisasjonen i Norge (LO)", "lo"),
        ("Fjordfisk AS", "fjordfisk"),
        ("Fjordfisk A.S.", "fjordfisk-a-s"),
        ("Fjordfisk (tidligere Laks AS) ASA", "fjordfisk"),
        ("AS", "as"),
        ("2023", "2023-1"),
        ("20234", "20234"),
        ("", ""),
    ],
)
def test_a_folder_is_named_after_the_organisation(name: str, key: str) -> None:
    assert key_of_name(name) == key


def test_a_name_that_the_site_needs_itself_gets_a_number() -> None:
    assert key_of_name("Assets AS") == "assets-1"


def test_keys_come_in_the_order_of_the_model_and_others_last() -> None:
    tree = {"zzz": "1", "languages": ["nb"], "name": "LO"}
    assert list(ordered(tree, Organisation)) == ["name", "languages", "zzz"]  # type: ignore[arg-type]


def test_a_text_of_several_lines_is_a_block() -> None:
    assert to_yaml({"a": "en\nto", "b": ["x"]}) == "a: |\n  en\n  to\nb: [x]\n"
    assert to_yaml({}) == ""


def test_an_identifier_is_of_the_first_five_words_and_free() -> None:
    assert short_identifier("En to tre fire fem seks") == "en-to-tre-fire-fem"
    assert free_identifier("a", ()) == "a"
    assert free_identifier("a", {"a"}) == "a-2"
    assert free_identifier("a", {"a", "a-2", "a-3"}) == "a-4"


def test_the_languages_of_an_organisation_that_is_there_are_read() -> None:
    content = ROOT / "tests" / "folders" / "three-languages"
    key = next(each.name for each in content.iterdir() if each.is_dir())
    found = Destination(content, key, 2023)
    assert languages_of(found)[0] in {"nb", "nn", "en"}
    assert len(languages_of(found)) == 3
    assert languages_of(Destination(content, "nowhere", 2023)) == ()
    assert not Destination(content, key, 1999).is_taken
    assert Destination(content, "a", 2023).report == content / "a" / "2023"
