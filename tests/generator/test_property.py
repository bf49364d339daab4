"""What holds for any content whatever: no traceback, no foreign HTML, no word lost in silence."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.findings.finding import Severity
from generator.text.prose import (
    links_of,
    lost_words,
    refused_links,
    resolve_links,
    to_html,
    to_text,
)
from tests.fuzz.pieces import MARKDOWN_PIECES, YAML_PIECES
from tests.generator.strict_html import Strict
from tests.organisations import check_files, stage_findings

pytestmark = pytest.mark.slow

YAML_FILES = (
    "organisation.yaml",
    "2025/report.yaml",
    "2025/0-enterprise/facts.yaml",
    "2025/2-identify/facts.yaml",
    "2025/3-address/facts.yaml",
    "2025/4-track/facts.yaml",
)
YAML = st.lists(st.sampled_from(YAML_PIECES), max_size=30).map("".join)
PIECES = st.sampled_from(MARKDOWN_PIECES)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)
# A value that says nothing: an empty one in any of YAML's forms, or a comment.
SAYS_NOTHING = re.compile(r"\s*(?:~|null|Null|NULL|''|\"\"|\{\s*\}|\[\s*\]|[|>]\S*)?\s*(?:#.*)?")


USED_UP = re.compile(r"\[[^\]]*\]|`{3,}.*|~{3,}.*")


def words_of(*texts: str) -> set[str]:
    return set(re.findall(r"\w+", " ".join(texts)))


@pytest.mark.parametrize("path", YAML_FILES)
@given(
    data=st.binary(max_size=200)
    | st.lists(st.sampled_from(YAML_PIECES), max_size=30).map("".join).map(str.encode)
)
@example(data="﻿a: 1".encode())
@example(data=b"\xff\xfea\x00")
def test_no_bytes_as_yaml_give_a_traceback(path: str, data: bytes) -> None:
    for finding in check_files({path: data}).findings:
        assert finding.span.line >= 1
        assert finding.span.column >= 1


@given(data=st.binary(max_size=200) | MARKDOWN.map(str.encode))
def test_no_bytes_as_markdown_give_a_traceback(data: bytes) -> None:
    (report,) = check_files({"2025/1-embed/nb.md": data}).book.reports
    assert len(list(report.questions)) > 50


@given(path=st.text(max_size=30))
def test_no_name_gives_a_traceback(path: str) -> None:
    check_files({f"2025/1-embed/{path.strip('/') or 'x'}": "x"})


@given(markdown=MARKDOWN)
@example(markdown='[x](https://x.no "a" onclick=b)')
@example(markdown="[a]: javascript:x\n\n[a] ![a] [b][a]")
@example(markdown="<a href='javascript:x'>")
@example(markdown="[x](java\nscript:alert)")
@example(markdown="[x](&#106;avascript:alert)")
def test_no_text_becomes_html_that_is_not_ours(markdown: str) -> None:
    made = to_html(markdown, "2-A-1", 3)
    strict = Strict()
    strict.feed(made)
    strict.close()


@given(markdown=MARKDOWN)
def test_headings_never_jump(markdown: str) -> None:
    level = 3
    for heading in re.findall(r"<h(\d)>", to_html(markdown, "2-A-1", 4)):
        assert 4 <= int(heading) <= level + 1
        level = int(heading)


@given(markdown=MARKDOWN)
def test_ids_are_given_once_and_every_link_within_the_answer_has_its_target(markdown: str) -> None:
    made = to_html(markdown, "2-A-1", 4)
    ids = re.findall(r' id="([^"]*)"', made)
    links = re.findall(r' href="#(2-A-1-[^"]*)"', made)
    assert set(links) <= set(ids)


@given(markdown=MARKDOWN)
def test_every_internal_link_is_resolved(markdown: str) -> None:
    resolved = resolve_links(to_html(markdown, "2-A-1", 4), lambda *_: "https://x.example/")
    addresses = re.findall(r'<(?:a|img)[^>]* (?:href|src)="([^"]*)"', resolved)
    assert [each for each in addresses if each.startswith("aktsom:")] == []


@given(
    words=st.lists(st.integers(10, 99), max_size=30),
    pieces=st.lists(PIECES, max_size=30),
)
@example(words=[11, 12], pieces=["| a |\n|---|\n| 1 | "])
@example(words=[11], pieces=["[x]: https://x.no "])
def test_every_word_of_an_answer_is_shown_or_its_loss_is_told(
    words: list[int], pieces: list[str]
) -> None:
    """The words are unlike any piece, so that each stands for itself."""
    marked = [f"w{word}z{place}" for place, word in enumerate(words)]
    pairs = list(zip(marked, pieces, strict=False))
    markdown = "".join(f" {word} {piece}" for word, piece in pairs)
    shown = to_html(markdown, "2-A-1", 4) + to_text(markdown) + " ".join(links_of(markdown))
    told = words_of(*lost_words(markdown), *refused_links(markdown))
    # Markdown itself uses up the labels of notes and references, and the language of a code block.
    used_up = words_of(*USED_UP.findall(markdown))
    for word, _ in pairs:
        assert word in shown or word in told | used_up


@pytest.mark.parametrize("key", ["employees", "suppliers", "turnover", "goals", "workers"])
@given(value=st.text(st.characters(codec="ascii", exclude_characters="\n\r"), max_size=30))
def test_a_value_is_either_read_or_found_to_be_wrong(key: str, value: str) -> None:
    checked = check_files({"2025/0-enterprise/facts.yaml": f"{key}: {value}\n"})
    (report,) = checked.book.reports
    errors = [each for each in stage_findings(checked) if each.severity is Severity.ERROR]
    if not SAYS_NOTHING.fullmatch(value):
        read = getattr(report.enterprise, key) is not None
        assert read or errors
