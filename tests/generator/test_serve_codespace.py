"""In a Codespace the preview answers under the name that GitHub forwards, and to no other."""

import re

import pytest

from generator.serve.security import HOSTS, hosts_of, is_own_origin

THERE = {
    "CODESPACE_NAME": "glad-skog-x7",
    "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN": "app.github.dev",
}
FORWARDED = "glad-skog-x7-5500.app.github.dev"


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("http://localhost:5500", "localhost:5500", True),
        (f"https://{FORWARDED}", "localhost:5500", True),
        ("https://localhost:5500", "localhost:5500", True),
        (f"https://{FORWARDED}", FORWARDED, True),
        (f"http://{FORWARDED}", "localhost:5500", False),
        ("https://glad-skog-x7-5501.app.github.dev", "localhost:5500", False),
        ("https://annen-5500.app.github.dev", "localhost:5500", False),
        ("https://annen-5500.app.github.dev", "annen-5500.app.github.dev", False),
        ("null", "localhost:5500", False),
        (None, "localhost:5500", False),
        ("http://None", None, False),
        (f"https://{FORWARDED}", "localhost", False),
    ],
)
def test_only_the_codespaces_own_pages_may_write(
    origin: str | None,
    host: str | None,
    own: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_own_origin(origin, host, THERE) is own


def test_elsewhere_no_forwarded_name_is_ours() -> None:
    assert not is_own_origin(f"https://{FORWARDED}", "localhost:5500", {})
    assert not is_own_origin("https://localhost:5500", "localhost:5500", {})
    assert hosts_of({}) == HOSTS
    assert re.fullmatch(hosts_of(THERE), FORWARDED)
    assert not re.fullmatch(hosts_of(THERE), "glad-skog-x7-5500.app.github.dev.evil.example")
    assert not re.fullmatch(hosts_of(THERE), "glad-skog-x7-5500xapp.github.dev")


@pytest.mark.parametrize("name", THERE)
def test_half_of_a_codespaces_name_is_none(name: str) -> None:
    half = {name: THERE[name]}
    assert hosts_of(half) == HOSTS
    assert not is_own_origin(f"https://{FORWARDED}", FORWARDED, half)
    assert not is_own_origin("https://-5500.app.github.dev", "localhost:5500", half)
