"""Addresses are taken apart, and odd ones are no reason to fall."""

import pytest

from schema.addresses import is_disguised, is_lookalike, split_address


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("https://www.lo.no/x", "www.lo.no"),
        ("https://www.lo.no:8443/x", "www.lo.no"),
        ("mailto:post@lo.no", None),
        ("", None),
        ("https://[2001:db8::1]/x", "2001:db8::1"),
    ],
)
def test_an_address_has_a_host_or_none(written: str, host: str | None) -> None:
    parts = split_address(written)
    assert parts is not None
    assert parts.hostname == host


@pytest.mark.parametrize(
    "written",
    [
        "https://www.lo.no]/x", "https://[::1", "http://[www.lo.no]", "https://lo.no\uff1ax",
        "https://lo.no\uff0fx", "https://lo.no\uff1fx", "https://lo.no\uff1a80", "https://lo.no:port/x",
        "https://lo.no:999999/",
    ],
)  # fmt: skip
def test_what_no_browser_opens_is_none_and_raises_nothing(written: str) -> None:
    assert split_address(written) is None


@pytest.mark.parametrize(
    ("address", "lookalike"),
    [
        ("https://fj\u043erdtre.no", True),
        ("https://www.fj\u03bfrdtre.no/a", True),
        ("https://sørfjord.no/\u0430", False),
        ("https://пример.рф", False),
        ("https://elkjøp.рф", False),
        ("https://例え.jp/a", False),
        ("https://[å", False),
    ],
)
def test_a_name_of_two_alphabets_looks_like_another(address: str, *, lookalike: bool) -> None:
    assert is_lookalike(address) is lookalike


@pytest.mark.parametrize(
    ("address", "disguised"),
    [
        ("https://bank.example@fjord.example/a", True),
        ("https://bank.example:443@fjord.example", True),
        ("https://@fjord.example", True),
        ("https://fjord.example/@bank", False),
        ("https://fjord.example/?a=b@c.example", False),
        ("mailto:a@fjord.example", False),
        ("attachments/a@b.pdf", False),
    ],
)
def test_a_name_before_the_host_disguises_it(address: str, *, disguised: bool) -> None:
    assert is_disguised(address) is disguised
