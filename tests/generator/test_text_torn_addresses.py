"""Addresses that lead elsewhere than they were meant to, and those that only look so."""

import pytest

from generator.text.torn_addresses import find_mistake, find_torn_schemes


@pytest.mark.parametrize(
    ("address", "case", "meant"),
    [
        ("https://https://www.granlia.no/a", "twice", "https://www.granlia.no/a"),
        ("http://https//granlia.no", "twice", "https://granlia.no"),
        ("https://www.granlia..no/a", "dots", "https://www.granlia.no/a"),
        ("https://www.granlia,no", "comma", "https://www.granlia.no"),
        ("www.granlia,no/plan", "comma", "www.granlia.no/plan"),
        ("https://www.granlia.no,se", "joined", "https://www.granlia.no, se"),
        ("www.granlia.no;kontakt", "joined", "www.granlia.no; kontakt"),
        ("https://www.granlia.no/plan.Det", "joined", "https://www.granlia.no/plan. Det"),
        ("https://www.granlia.no/plan,og", "joined", "https://www.granlia.no/plan, og"),
        (
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgranlia.no%2Fa&data=05",
            "wrapped",
            "https://granlia.no/a",
        ),
        ("https://www.google.com/url?sa=t&q=http://granlia.no", "wrapped", "http://granlia.no"),
    ],
)
def test_what_was_meant_by_a_torn_address(address: str, case: str, meant: str) -> None:
    assert find_mistake(address) == (case, meant)


@pytest.mark.parametrize(
    "address",
    [
        "https://web.archive.org/web/2023/https://www.granlia.no",
        "https://www.granlia.no/St.Olav",
        # It leads to no page, or to what could give orders where it is printed.
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?q=https://a.example/%0A::error::x",
        "https://www.google.com/search?q=bomull",
        "https://www.granlia.no/Default.Aspx",
        "https://www.granlia.no/i-dag.og-i-morgen",
        "https://www.granlia.no/kart/@59.9,10.7",
        "https://www.granlia.no/?valg=a,b;c",
        "www.granlia.no.se",
    ],
)
def test_what_only_looks_torn(address: str) -> None:
    assert find_mistake(address) == ("", "")


@pytest.mark.parametrize(
    ("text", "torn", "meant"),
    [
        ("Se https:/granlia.no/plan.", "https:/granlia.no/plan", "https://granlia.no/plan"),
        ("Se htps://www.granlia.no", "htps://www.granlia.no", "https://www.granlia.no"),
        ("(http//granlia.no)", "http//granlia.no", "https://granlia.no"),
        ("Se ttps://granlia.no, og", "ttps://granlia.no", "https://granlia.no"),
    ],
)
def test_an_address_whose_beginning_is_torn(text: str, torn: str, meant: str) -> None:
    assert find_torn_schemes(text) == ((torn, meant),)


@pytest.mark.parametrize(
    "text",
    [
        "https://granlia.no",
        "http://granlia.no",
        "sftp://granlia.no",
        "smtp/granlia.no",
        "http:/x",
        "tps//a",
    ],
)
def test_an_address_that_begins_as_others_do(text: str) -> None:
    assert find_torn_schemes(text) == ()
