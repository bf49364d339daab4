"""The site of six organisations, built whole: what of their drafts is on the register."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.content.layout import reserved_names
from generator.line.build import Built, Options, build
from tests.generator.samples import AS_OF
from tests.tools import ROOT

CONTENT = ROOT / "tests" / "folders" / "register"


def build_site(site: Path, *, drafts: bool) -> Built:
    """Build the six organisations in this process, without search."""
    return build(CONTENT, site, Options(AS_OF, drafts=drafts, search=False, processes=1))


def test_no_organisation_may_be_called_what_the_site_calls_its_own_folders(tmp_path: Path) -> None:
    """A folder such as content/register would write where the register is."""
    build_site(tmp_path, drafts=True)
    folders = {each.name for each in tmp_path.iterdir() if each.is_dir()}
    organisations = {each.name for each in CONTENT.iterdir() if each.is_dir()}
    assert {"assets", "data", "register"} <= folders - organisations <= reserved_names()


def rows(site: Path, path: str) -> dict[str, str]:
    """The rows of a page of the register: name and year, and the rest as text."""
    page = LexborHTMLParser((site / path).read_bytes())
    return {
        " ".join(row.css("th a")[0].text().split()): " ".join(
            " ".join(cell.text().split()) for cell in row.css("td")
        )
        for row in page.css("tbody tr")
    }


@pytest.mark.parametrize("drafts", [True, False])
def test_whoever_has_published_nothing_is_on_the_register_as_well(
    tmp_path: Path, *, drafts: bool
) -> None:
    built = build_site(tmp_path, drafts=drafts)
    assert built.written
    assert built.reports == (7 if drafts else 5)
    shown = rows(tmp_path, "index.html")
    assert len(shown) == 7
    if drafts:
        assert rows(tmp_path, "register/status/draft.html").keys() == {
            "Ødegård Omsorg SA 2024",
            "Åsgard Utdanning AS 2024",
        }
    else:
        assert shown["Ødegård Omsorg SA"] == "Ingen redegjørelse er publisert ennå."
        assert len(rows(tmp_path, "register/status/none.html")) == 2


def test_rows_tell_statements_apart(tmp_path: Path) -> None:
    build_site(tmp_path, drafts=True)
    shown = rows(tmp_path, "en/index.html")
    assert shown["Aasen Tekstil AS 2024"].startswith(
        "Answered 3 of 3 Answered 1 of 1 Answered 2 of 2"
    )
    assert shown["Östlund Handel AS 2024"].startswith(
        "Partly 2 of 3 Answered 1 of 1 Answered 2 of 2"
    )
    assert shown["Åsgard Utdanning AS 2024"].startswith(
        "Missing 0 of 3 Missing 0 of 1 Missing 0 of 2"
    )
    assert rows(tmp_path, "register/land/BD.html").keys() == {
        "Aasen Tekstil AS 2024",
        "Aasen Tekstil AS 2023",
    }
