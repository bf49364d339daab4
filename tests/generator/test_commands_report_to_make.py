"""Where a new report is to be: by a name, a path, a year, or what is there already."""

import io
from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands.report_to_make import Start, find_start, find_year
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look, Terminal
from generator.text.words import load_words


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with an organisation that has reported for 2023."""
    (tmp_path / "content" / "lo" / "2023").mkdir(parents=True)
    return tmp_path / "content"


def options(**given: object) -> Namespace:
    """What somebody has written; nothing but this."""
    usual = dict.fromkeys(("organisation", "year", "content", "name", "number", "languages"))
    return Namespace(**{**usual, "website": None, "email": None, "from": None, **given})


def start(content: Path, asked: Namespace) -> Start:
    silent = Terminal(io.StringIO(), Look())
    folder = Surroundings(content.parent)
    return find_start(asked, Session(silent, silent, load_words("nb", "command"), folder))


def refused(content: Path, **given: object) -> str:
    """The key of what is said."""
    with pytest.raises(UsageError) as raised:
        start(content, options(**given))
    return raised.value.key


def test_the_only_organisation_need_not_be_named(content: Path) -> None:
    assert start(content, options()) == Start(content, "lo", is_new=False)


def test_of_several_one_must_be_named(content: Path) -> None:
    (content / "nordlys" / "2023").mkdir(parents=True)
    assert refused(content) == "which_organisation"
    assert start(content, options(organisation="nordlys")).key == "nordlys"


def test_an_empty_folder_is_no_organisation(content: Path) -> None:
    (content / "tom").mkdir()
    assert start(content, options()).key == "lo"


def test_a_year_alone_is_the_year_of_the_only_organisation(content: Path) -> None:
    asked = options(organisation="2026")
    assert (start(content, asked).key, asked.year) == ("lo", "2026")


def test_a_year_beside_another_is_a_name(content: Path) -> None:
    assert refused(content, organisation="2026", year="2027") == "taken_folder"


@pytest.mark.parametrize("written", ["content/lo/2026", "lo/2026", "content/lo/2026/"])
def test_a_path_may_go_on_to_the_year(content: Path, written: str) -> None:
    asked = options(organisation=written)
    assert (start(content, asked).key, asked.year) == ("lo", "2026")


def test_a_path_to_a_year_beside_another_year_is_refused(content: Path) -> None:
    assert refused(content, organisation="lo/2026", year="2027") == "bad_folder"


@pytest.mark.parametrize("written", ["lo/utkast", "lo/2026/nb", "../lo", "/etc/lo"])
def test_a_path_to_anything_else_is_refused(content: Path, written: str) -> None:
    assert refused(content, organisation=written) == "bad_folder"


def test_a_path_to_an_organisation_leaves_the_year_open(content: Path) -> None:
    asked = options(organisation="content/lo")
    assert (start(content, asked).key, asked.year) == ("lo", None)


def test_a_new_organisation_has_a_name_and_a_folder_that_can_be_its_own(content: Path) -> None:
    assert start(content, options(organisation="nordlys", name="Nordlys AS")).is_new
    assert refused(content, organisation="nordlys") == "no_organisation"
    assert refused(content, organisation="Nord Lys", name="Nordlys AS") == "bad_folder"
    assert refused(content, organisation="data", name="Data AS") == "taken_folder"
    assert refused(content, name="Nordlys AS") == "which_organisation"


def test_what_describes_a_new_organisation_is_not_for_one_that_is_there(content: Path) -> None:
    assert refused(content, organisation="lo", email="a@b.no") == "organisation_exists"


def test_a_new_organisation_has_nothing_to_carry_over(content: Path) -> None:
    given = {"organisation": "nordlys", "name": "Nordlys AS", "from": "2022"}
    assert refused(content, **given) == "no_such_report"


def test_the_year_is_the_next_or_the_one_asked_for(content: Path) -> None:
    there = Start(content, "lo", is_new=False)
    assert find_year(None, there) == 2024
    assert find_year("2030", there) == 2030
    for wrong, key in (("2023", "report_exists"), ("24", "not_a_year")):
        with pytest.raises(UsageError) as raised:
            find_year(wrong, there)
        assert raised.value.key == key
