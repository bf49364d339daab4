"""LO's report for 2023 as content says what LO's published report says, no more and no less.

seed/lo-2023-sentences.txt holds every sentence and table cell that is LO's in the published PDF, in
its order and with its mistakes, one a line: `<where in content> | <the words>`. Made from the PDF's
text, not from content; the association's letter and introductions and the form's questions are not
in it. *Where* is an answer's id (`0.4`) or a file and the path in it (`report/signing.date`).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from schema.form import load_form
from tests.scalars import read_scalars

HERE = Path(__file__).parent
LO = HERE.parents[1] / "content" / "lo"

# How the source writes what content says by a word of a vocabulary.
VOCABULARY = {
    "ja": "Ja",
    "nei": "Nei",
    "global": "Globalt",
    "western_europe": "Vest-Europa",
    "NO": "Norge",
    "SE": "Sverige",
    "FR": "Frankrike",
    "BE": "Belgia",
    "CA": "Canada",
    "EE": "Estland",
    "freedom_of_association": "Fagorganisering og kollektive forhandlinger",
    "discrimination": "Diskriminering",
    "regular_employment": "Regulære ansettelser",
    "environment": "Miljø",
    "ongoing": "Pågår",
}
# Ids, types and frames that the source does not have; list positions are left out of the paths.
OURS = {
    "organisation/address",
    "organisation/languages",
    "report/form",
    "report/status",
    "report/period.from",
    "report/period.to",
    "report/exceptions.code",
    "report/exceptions.about",
    "report/exceptions.reason",
    "0-enterprise/turnover.currency",
    "0-enterprise/producers_counted",
    "0-enterprise/workers.unavailable.see",
    "0-enterprise/goals.id",
    "0-enterprise/goals.status",
    "0-enterprise/next_goals.id",
    "2-identify/risks.id",
    "2-identify/risks.kind",
    "3-address/measures.joined_by",
}
# Words of LO's that content repeats in a place of its own.
REPEATED = {
    "organisation/short_name",
    "organisation/website",
    "organisation/information.email",
    "organisation/entities.name",
}


def read_source() -> dict[str, str]:
    """Return LO's words by where in content they belong."""
    lines = (HERE / "seed" / "lo-2023-sentences.txt").read_text(encoding="utf-8").splitlines()
    source: dict[str, str] = {}
    for where, words in (line.split(" | ", 1) for line in lines):
        source[where] = f"{source[where]} {words}" if where in source else words
    return source


def read_sections() -> Iterator[tuple[str, str, str]]:
    """Yield (id, question, answer) of every answer in prose."""
    for file in sorted((LO / "2023").glob("*/nb.md")):
        text = file.read_text(encoding="utf-8")
        before, *parts = re.split(r"^## (\S+) (.*)$", text, flags=re.MULTILINE)
        assert not before.strip(), file
        yield from zip(parts[0::3], parts[1::3], parts[2::3], strict=True)


def plain(markdown: str) -> str:
    """Return the words that a reader sees: no list dashes, no escapes, no line breaks."""
    return " ".join(re.sub(r"^- |\\(?=[.>])", "", markdown, flags=re.MULTILINE).split())


def read_facts() -> dict[str, str]:
    """Return every scalar of LO's YAML files by file and path."""
    facts: dict[str, str] = {}
    for file in [LO / "organisation.yaml", *sorted((LO / "2023").glob("**/*.yaml"))]:
        name = file.parent.name if file.stem == "facts" else file.stem
        facts.update(read_scalars(file.read_bytes(), name))
    return facts


def without_positions(path: str) -> str:
    """Return a path without the positions in lists: `goals.0.id` is `goals.id`."""
    return re.sub(r"\.\d+(?=\.|$)", "", path)


def read_content() -> dict[str, str]:
    """Return everything that content says for LO, in plain words, by where it says it."""
    facts = read_facts()
    titles = {
        facts[path]: facts[path.removesuffix("id") + "title"]
        for path in facts
        if without_positions(path) == "2-identify/risks.id"
    }
    said = {where: plain(answer) for where, _, answer in read_sections()}
    for path, value in facts.items():
        if without_positions(path) == "3-address/measures.risk":
            said[path] = titles[value]
        elif without_positions(path) not in OURS | REPEATED:
            said[path] = VOCABULARY.get(value, plain(value))
    return said


def as_content_writes(words: str) -> str:
    """Return the source's words with dates, numbers and percentages as content writes them."""
    if date := re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", words):
        return "-".join(reversed(date.groups()))
    return re.sub(r"[ %]", "", words) if re.fullmatch(r"[\d ]+%?", words) else words


SOURCE: Mapping[str, str] = read_source()


@pytest.fixture(scope="module", name="content")
def _content() -> dict[str, str]:
    return read_content()


@pytest.mark.parametrize("where", SOURCE)
def test_content_says_what_the_source_says(content: dict[str, str], where: str) -> None:
    assert content.get(where) == as_content_writes(SOURCE[where])


def test_content_says_nothing_that_the_source_does_not(content: dict[str, str]) -> None:
    assert content.keys() - SOURCE.keys() == set()


def test_words_repeated_elsewhere_are_the_sources_own() -> None:
    everything = " ".join(SOURCE.values())
    repeated = {p: v for p, v in read_facts().items() if without_positions(p) in REPEATED}
    assert len(repeated) == len(REPEATED)
    assert [path for path, words in repeated.items() if words not in everything] == []


def test_measures_follow_the_order_of_the_sources_table() -> None:
    facts = read_facts()
    risks = [facts[path] for path in facts if without_positions(path) == "2-identify/risks.id"]
    joined = [facts[path] for path in facts if without_positions(path) == "3-address/measures.risk"]
    assert joined == risks


def test_each_answer_stands_once_under_the_forms_question() -> None:
    headings = [f"{where} {question}" for where, question, _ in read_sections()]
    asked = [
        f"{question.id} {question.label.in_language('nb')}"
        for question in load_form("ehn-2023").questions
        if question.answer == "prose"
    ]
    assert headings == [heading for heading in asked if heading in headings]


@pytest.mark.parametrize(
    "mistake",
    [
        "Landsorganisasjonene i Norge (LO)",
        "våre risikoanalayser",
        "krav i åpnhetsloven",
        "en fullstendig oversikt..",
        "aktomhetsvurderingene",
        "tidligere nevnte kilder. og at man",
        "Vedlagt i dokumentet",
    ],
)
def test_the_sources_own_mistakes_are_kept(content: dict[str, str], mistake: str) -> None:
    assert [where for where, words in content.items() if mistake in words] != []
