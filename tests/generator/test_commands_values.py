"""The values of options: what is taken, and what is refused by which words."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.commands.usage import UsageError
from generator.commands.values import (
    one_of,
    read_address,
    read_date,
    read_key,
    read_languages,
    read_name,
    read_port,
    read_year,
)


def refused(read: Callable[[str], object], written: str) -> tuple[str, str]:
    with pytest.raises(UsageError) as raised:
        read(written)
    return raised.value.key, raised.value.suggestion


def test_a_word_is_one_of_a_few() -> None:
    read = one_of("--format", ("text", "json"))
    assert read("json") == "json"
    assert refused(read, "JSON")[0] == "not_a_choice"


def test_a_date_is_written_in_full() -> None:
    assert read_date("2026-06-30") == date(2026, 6, 30)
    for wrong in ("2026-6-30", "20260630", "2026-02-30", "2026-W01-1", "x2026-06-30", ""):
        assert refused(read_date, wrong)[0] == "not_a_date"


def test_a_year_is_of_this_century_or_the_last() -> None:
    assert [read_year(each) for each in ("1999", "2025")] == [1999, 2025]
    for wrong in ("1899", "2100", "25", "20255", "2025 "):
        assert refused(read_year, wrong)[0] == "not_a_year"


@pytest.mark.parametrize(("written", "port"), [("1", 1), ("5500", 5500), ("65535", 65535)])
def test_a_port_is_a_number_that_there_is(written: str, port: int) -> None:
    assert read_port(written) == port


@pytest.mark.parametrize("written", ["0", "65536", "655360", "-1", "8.0", "٣", "", "9" * 20])
def test_other_numbers_are_no_ports(written: str) -> None:
    assert refused(read_port, written)[0] == "not_a_port"


def test_a_name_is_on_one_line_and_has_letters() -> None:
    assert read_name("  Nordlys \n Fisk  AS ") == "Nordlys Fisk AS"
    for wrong in ("", "  ", "– –", "Nord\x07lys"):
        assert refused(read_name, wrong)[0] == "not_a_name"


def test_languages_are_known_and_each_is_there_once() -> None:
    assert read_languages("nb, en,nb,") == ("nb", "en")
    for wrong in ("", ",", "nb,xx", "NB"):
        assert refused(read_languages, wrong)[0] == "not_languages"


@pytest.mark.parametrize("address", ["https://lo.no", "http://lo.no/apenhet/", "https://a:8080/b"])
def test_an_address_has_its_scheme(address: str) -> None:
    assert read_address(address) == address


@pytest.mark.parametrize(
    "address", ["lo.no", "ftp://lo.no", "https://", "https:///a", "https://a.no/?b", "https://a b"]
)
def test_other_addresses_are_refused(address: str) -> None:
    assert refused(read_address, address)[0] == "not_an_address"


def test_a_folder_has_a_name_that_can_be_an_address_and_is_not_taken() -> None:
    assert read_key("nordlys-fisk") == "nordlys-fisk"
    assert refused(read_key, "Nordlys Fisk") == ("not_a_key", "nordlys-fisk")
    assert refused(read_key, "data") == ("not_a_key", "")
    assert refused(read_key, "Data") == ("not_a_key", "")
