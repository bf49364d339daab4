"""The sentence for the annual report: where the statement is, for whoever owes such a report."""

from pathlib import Path

import pytest

from generator.pages.parts.annual_report import refer_to_statement
from generator.plan.addresses import Addresses, Site
from generator.text.words import load_words
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"


def refer(
    content: Path, files: dict[str, str], url: str | None = "https://x.no/"
) -> tuple[str, str] | None:
    book = make_book(content, files)
    home = Addresses(Site(url=url), book.key, "nb", "nb")
    found = refer_to_statement(book, home, load_words("nb"))
    return (found.sentence, found.latest) if found else None


def test_it_names_the_enterprise_the_year_and_the_address(tmp_path: Path) -> None:
    found = refer(tmp_path, {"2022/report.yaml": HEAD})
    assert found is not None
    sentence, latest = found
    assert "Fjordfisk AS" in sentence
    assert "2023" in sentence
    assert "https://x.no/2023/" in sentence
    assert latest == "https://x.no/latest/"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (HEAD, None),
        (f"{HEAD}scope: {{basis: voluntary}}\n", "https://x.no/"),
    ],
)
def test_there_is_none_without_an_address_or_a_duty(
    tmp_path: Path, head: str, url: str | None
) -> None:
    assert refer(tmp_path, {"2023/report.yaml": head}, url) is None
