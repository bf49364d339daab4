"""What a page costs: its bytes."""

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.conftest import FOLDERS, pages_of

MOST = 60_000
# What a statement’s front may weigh more: 24 countries on two maps, with their table, beside the
# gravest of forty risks and their matrix.
BOX = 20_000
# Pages that may weigh more: the whole report, and search.
HEAVY = ("hele-redegjorelsen", "heile-utgreiinga", "whole-statement", "sok", "search")


def weigh(site: Path, path: str) -> int:
    """Bytes of a page, its stylesheets and its scripts, uncompressed."""
    data = (site / path).read_bytes()
    page = LexborHTMLParser(data)
    files = {node.attributes["href"] for node in page.css("link[rel=stylesheet]")}
    files |= {node.attributes["src"] for node in page.css("script[src]")}
    return len(data) + sum(
        (site / path).parent.joinpath(file or "").stat().st_size for file in files
    )


@pytest.mark.parametrize("name", [*FOLDERS, "large", "register"])
def test_every_page_weighs_at_most_60_kb(build_site: Callable[[str], Path], name: str) -> None:
    """Also with 40 risks, and in a register."""
    site = build_site(name)
    weights = {path: weigh(site, path) for path in pages_of(site) if Path(path).stem not in HEAVY}
    assert weights
    most = {path: MOST + BOX * bool(re.search(r"\d{4}/index\.html$", path)) for path in weights}
    assert {path: bytes_ for path, bytes_ in weights.items() if bytes_ > most[path]} == {}


def test_the_middle_page_weighs_at_most_35_kb(build_site: Callable[[str], Path]) -> None:
    """With its pictures, stylesheets and scripts, of all kinds and sizes of site together."""
    sites = [build_site(name) for name in (*FOLDERS, "large", "register")]
    assert median(weigh(site, path) for site in sites for path in pages_of(site)) <= 35_000
