"""Single values as editors write them: what is read, what is refused, what is suggested."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from schema import scalars


def read(kind: Any, written: object) -> Any:
    return TypeAdapter(kind).validate_python(written)


def refused(kind: Any, written: object) -> dict[str, Any]:
    """What the error says of a value that is not read."""
    with pytest.raises(ValidationError) as caught:
        read(kind, written)
    (error,) = caught.value.errors()
    return {"type": error["type"], **error.get("ctx", {})}


def suggestion(kind: Any, written: str) -> str:
    return str(refused(kind, written)["suggestion"])


@pytest.mark.parametrize("written", ["683000000", "683 000 000", "683\u00a0000\u202f000"])
def test_thousands_may_be_grouped_by_any_space(written: str) -> None:
    assert read(scalars.Integer, written) == 683_000_000


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("683.000.000", "683000000"),
        ("1,250", "1250"),
        ("12'000", "12000"),
        ("12.5", "13"),
        ("96,5", "97"),
        ("\u22125000", "-5000"),
        ("683 mill", "683 000 000"),
        ("kr 683 000,-", "683 000"),
        ("1,2 mill. kr", "1 200 000"),
        ("80-90", ""),
        ("2 av 3", ""),
        ("ca. 300", "300"),
        ("9" * 19, ""),
        ("", ""),
    ],
)
def test_an_integer_is_nothing_but_digits(written: str, suggested: str) -> None:
    assert refused(scalars.Integer, written)["kind"] == "integer"
    assert suggestion(scalars.Integer, written) == suggested


@pytest.mark.parametrize(
    ("written", "number"), [("12,5", "12.5"), ("12.50", "12.50"), ("-3", "-3"), ("0.125", "0.125")]
)
def test_a_number_has_its_decimals_after_a_comma_or_a_dot(written: str, number: str) -> None:
    assert read(scalars.Number, written) == Decimal(number)


@pytest.mark.parametrize("written", ["683.000", "1,500"])
def test_three_digits_after_a_dot_may_be_thousands_and_are_not_guessed_at(written: str) -> None:
    assert suggestion(scalars.Number, written) == written.replace(".", "").replace(",", "")


@pytest.mark.parametrize("written", ["50 %", ".nan", "1e6", "683 mill", "inf"])
def test_a_number_is_not_a_percentage_nor_a_word(written: str) -> None:
    assert refused(scalars.Number, written)["kind"] == "number"


@pytest.mark.parametrize(
    ("written", "share"), [("62,5 %", "62.5"), ("33.333", "33.333"), ("0", "0"), ("100%", "100")]
)
def test_a_percentage_may_have_its_sign(written: str, share: str) -> None:
    assert read(scalars.Percent, written) == Decimal(share)


@pytest.mark.parametrize("written", ["101", "-1"])
def test_a_percentage_is_between_none_and_all(written: str) -> None:
    assert refused(scalars.Percent, written)["type"] in {"less_than_equal", "greater_than_equal"}


def test_a_count_is_not_less_than_none() -> None:
    assert refused(scalars.Count, "-1")["type"] == "greater_than_equal"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ja", True), ("Yes", True), ("nei", False), (" NO ", False), (True, True)],
)
def test_yes_and_no_in_both_languages(written: object, meant: bool) -> None:  # noqa: FBT001 - what is meant
    assert read(scalars.YesNo, written) is meant


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("ja.", "ja"), ("Nei, ikke ennå", "nei"), ("vet ikke", ""), ("jaha", "")],
)
def test_yes_and_no_may_stand_before_other_words(written: str, suggested: str) -> None:
    assert suggestion(scalars.YesNo, written) == suggested


@pytest.mark.parametrize(
    ("kind", "written", "suggested"),
    [
        (scalars.Percent, "20 prosent", "20"),
        (scalars.Number, "ca. 12,5 timer", "12,5"),
        (scalars.Email, "post @firma,no", "post@firma.no"),
        (scalars.Email, "post@firma", ""),
        (scalars.OrganisationNumber, "NO 123 456 785 MVA", "123456785"),
        (scalars.OrganisationNumber, "123 456 789", ""),
    ],
)
def test_what_was_meant_is_guessed_at(kind: Any, written: str, suggested: str) -> None:
    assert suggestion(kind, written) == suggested


def test_a_tick_is_neither_yes_nor_no() -> None:
    assert refused(scalars.YesNo, "x")["kind"] == "yes_no"


def test_a_date_has_the_year_first() -> None:
    assert read(scalars.Date, "2024-03-13") == date(2024, 3, 13)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("13.03.2024", "2024-03-13"),
        ("13. 3. 2024", "2024-03-13"),
        ("13/3/2024", "2024-03-13"),
        ("2024-3-13", "2024-03-13"),
        ("13. mars 2024", "2024-03-13"),
        ("1. mai 2024", "2024-05-01"),
        ("31 Oct 2024", "2024-10-31"),
        ("31.02.2024", ""),
        ("13. marsipan 2024", "2024-03-13"),
        ("mars 2024", ""),
        ("2024", ""),
    ],
)
def test_another_way_to_write_a_date_is_understood_but_not_read(
    written: str, suggested: str
) -> None:
    assert refused(scalars.Date, written)["kind"] == "date"
    assert suggestion(scalars.Date, written) == suggested


def test_a_date_must_be_in_the_calendar() -> None:
    assert refused(scalars.Date, "2023-02-30")["kind"] == "no_such_date"


@pytest.mark.parametrize("address", ["åpenhetsloven@lo.no", "a.b+c@fjord-fisk.example", "x@å.no"])
def test_an_address_may_have_letters_beyond_ascii(address: str) -> None:
    assert read(scalars.Email, address) == address


@pytest.mark.parametrize(
    "written", ["kari", "kari@", "kari@lo", "kari@lo..no", "kari@lo.no.", "a b@lo.no", "<a@lo.no>"]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    assert refused(scalars.Email, written)["kind"] == "email"


def test_an_address_with_a_scheme_is_suggested_without() -> None:
    assert suggestion(scalars.Email, "mailto:kari@lo.no") == "kari@lo.no"


@pytest.mark.parametrize("address", ["https://lo.no", "http://www.lo.no/a?b=c#d", "HTTPS://lo.no"])
def test_a_web_address_has_a_scheme_and_a_host(address: str) -> None:
    assert read(scalars.Url, address) == address


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("www.lo.no", "https://www.lo.no"),
        ("lo.no/policy", "https://lo.no/policy"),
        ("htps://lo.no", ""),
        ("javascript:alert(1)", ""),
        ("ftp://lo.no", ""),
        ("https://localhost", ""),
        ("https:// lo.no", ""),
        ("//lo.no", ""),
    ],
)
def test_what_is_no_web_address_is_refused(written: str, suggested: str) -> None:
    assert refused(scalars.Url, written)["kind"] == "url"
    assert suggestion(scalars.Url, written) == suggested


def test_an_organisation_number_has_its_check_digit() -> None:
    assert read(scalars.OrganisationNumber, "123 456 785") == "123456785"
    assert read(scalars.OrganisationNumber, "123\u00a0456\u00a0785") == "123456785"
    assert refused(scalars.OrganisationNumber, "123 456 789")["kind"] == "organisation_number"


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("Union rights", "union-rights"), ("Brød & ål", "brod-al"), ("a--b", "a-b"), ("???", "")],
)
def test_an_identifier_is_small_letters_digits_and_hyphens(written: str, suggested: str) -> None:
    assert read(scalars.Identifier, "union-rights-2") == "union-rights-2"
    assert suggestion(scalars.Identifier, written) == suggested


@pytest.mark.parametrize(
    "kind",
    ["Integer", "Number", "Percent", "YesNo", "Date", "Email", "Url", "OrganisationNumber",
     "Identifier"],
)  # fmt: skip
def test_a_list_is_no_single_value(kind: str) -> None:
    assert refused(getattr(scalars, kind), ["12"])["type"] == "string_type"


@pytest.mark.parametrize(
    ("written", "suggested"), [("#0a5", "#00aa55"), ("0A5", "#00aa55"), ("blå", ""), ("#12345", "")]
)
def test_a_colour_is_six_digits_and_three_are_doubled(written: str, suggested: str) -> None:
    assert read(scalars.Colour, "#0A55FF") == "#0a55ff"
    told = refused(scalars.Colour, written)
    assert (told["kind"], told["value"], told["suggestion"]) == ("colour", written, suggested)


def test_an_identifier_may_be_so_long_and_no_longer() -> None:
    limit = 80
    assert read(scalars.Identifier, "a" * limit) == "a" * limit
    assert suggestion(scalars.Identifier, "a" * (limit + 1)) == "a" * limit
    assert suggestion(scalars.Identifier, "a" * (limit - 1) + "-bcd") == "a" * (limit - 1)
    assert suggestion(scalars.Identifier, "a" * limit + "-bcd") == "a" * limit


def test_an_error_has_a_message_for_developers() -> None:
    error = scalars.wrong("colour", "x", "not a colour", "y")
    assert error.message() == "not a colour"
    assert error.context == {
        "kind": "colour", "value": "x", "suggestion": "y", "message": "not a colour",
        "remedy": "colour",
    }  # fmt: skip
    assert (scalars.wrong("a", "b", "c", remedy="d").context or {})["remedy"] == "d"
