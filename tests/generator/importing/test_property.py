"""Whatever is done to a report's layout, every answer is in its place and no word is lost."""

import random
import re
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import prose
from generator.importing.conserving import find_lost
from generator.importing.files import Written, write_files
from generator.importing.report import Imported, Wish, read_report
from tests.generator.importing.sources import NAME, make_report, prose_questions

pytestmark = pytest.mark.slow

QUESTIONS = prose_questions()
WORDS = [
    *("bomull", "leverandør", "fabrikk", "arbeider", "Bergen", "avtale", "kontroll", "2023", "14"),
    *("styret", "plan", ">", "<", "#", "*", "kurs", "Fjordtre;", "(delvis)", "«nei»", "100 000,-"),
    *("12.", "-", "_fil_", "og", "på", "pris", "besøk", "vedtok", "skriftlig", "tillitsvalgt"),
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=25).map(
    lambda words: f"Vi {' '.join(words)} året rundt."
)
ANSWERS = st.dictionaries(
    st.sampled_from(QUESTIONS),
    st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join),
    min_size=3,
    max_size=len(QUESTIONS),
)
LAYOUTS = settings(max_examples=40)


def import_text(text: str) -> tuple[Imported, Written]:
    imported = read_report(text.encode(), Wish(language="nb"))
    return imported, write_files(imported)


def answers_of(written: Written) -> Mapping[str, list[str]]:
    """Return the words of each answer in prose, as a reader sees them."""
    found: dict[str, list[str]] = {}
    for path, text in written.files.items():
        if path.endswith(".md"):
            _, *parts = re.split(r"^## (\S+) .*$", text, flags=re.MULTILINE)
            for question, answer in zip(parts[::2], parts[1::2], strict=True):
                found[question] = " ".join(prose.to_text(answer).split()).split()
    return found


def words_of(answers: Mapping[str, str]) -> dict[str, list[str]]:
    return {question: answer.split() for question, answer in answers.items()}


@LAYOUTS
@given(ANSWERS, st.integers(60, 130), st.randoms(use_true_random=False))
def test_sections_in_any_order_keep_their_answers(
    answers: dict[str, str], width: int, chance: random.Random
) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    imported, written = import_text(make_report(dict(shuffled), width=width))
    assert answers_of(written) == words_of(answers)
    assert imported.filled.loose == []


@LAYOUTS
@given(ANSWERS, st.randoms(use_true_random=False))
def test_page_breaks_and_feet_anywhere_between_lines_change_nothing(
    answers: dict[str, str], chance: random.Random
) -> None:
    page, lines = 1, []
    for line in make_report(answers).split("\n"):
        lines.append(line)
        if line and chance.random() < 0.1:
            page += 1
            foot = chance.choice([f"  |  {NAME}  |   {page}", f"Side {page} av 40"])
            lines += chance.choice([["", foot, "", "\f"], [foot, "\f"], ["\f"], [foot]])
    imported, written = import_text("\n".join(lines).replace("\f\n", "\f"))
    assert answers_of(written) == words_of(answers)
    assert imported.filled.loose == []


@LAYOUTS
@given(ANSWERS, st.randoms(use_true_random=False))
def test_lines_broken_anywhere_lose_no_word(answers: dict[str, str], chance: random.Random) -> None:
    text = re.sub(
        r" (?=\S)", lambda _: "\n" if chance.random() < 0.1 else " ", make_report(answers)
    )
    imported, written = import_text(text)
    left = [line.text for each in imported.filled.loose for line in each.lines]
    loose = Counter(word for line in left for word in line.split())
    said = Counter(word for words in answers_of(written).values() for word in words)
    wanted = Counter(word for answer in answers.values() for word in answer.split())
    missing = wanted - said - loose
    # A dash that begins a line is a list's mark; what Markdown uses up is none of the words.
    assert [word for word in missing if word not in {"-", "*"}] == []


@LAYOUTS
@given(ANSWERS)
def test_no_answer_seems_lost_that_is_not(answers: dict[str, str]) -> None:
    imported, written = import_text(make_report(answers))
    files = {**written.files, "organisation.yaml": written.organisation}
    assert list(find_lost(imported, files)) == []


@LAYOUTS
@given(ANSWERS, st.data())
def test_an_answer_that_is_lost_is_told(answers: dict[str, str], data: st.DataObject) -> None:
    imported, written = import_text(make_report(answers))
    question = data.draw(st.sampled_from(sorted(answers)))
    pattern = rf"(^## {re.escape(question)} .*\n)(?:(?!## ).*\n?)*"
    files = {
        path: re.sub(pattern, r"\1\n", text, flags=re.MULTILINE)
        for path, text in {**written.files, "organisation.yaml": written.organisation}.items()
    }
    lost = [line.text for each in find_lost(imported, files) for line in each.lines]
    assert " ".join(lost).split() == answers[question].split()
