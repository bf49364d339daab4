"""Kinds of mistakes in running text: wordings that are found, and such as only look like them.

The sentences are in kinds_sentences.yaml beside this file, by code; each stands where its kind is
looked for.
"""

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.generator.rules.sentences import cases, in_answer

if TYPE_CHECKING:
    from generator.findings.finding import Finding
    from tests.generator.rules.conftest import Found

SENTENCES = "kinds_sentences.yaml"
WAITING = """\
risks:
  - id: child-labour
    title: Barn i arbeid på gårdene vi kjøper fra
    topic: child_labour
    geography: [BR]
    kind: potential
    relation: supply_chain
    no_measure_yet: {sentence}
"""
WITHHELD = """\
withheld:
  - question: 1.B.1
    ground: d
    what: documents
    reason: {sentence}
"""
PLACES = {
    "LAW523": ("5-communicate", "5.A.3"),
    "LAW524": ("1-embed", "1.B.1"),
    "LAW502": ("2-identify", "2.A.2.a"),
}
ELSEWHERE = ("4-track", "4.A.2")
# What is said of many to whom it is done, or of a text in a field of its own.
INSTEAD = {"LAW523": {"LAW504"}, "PRV121": {"PRV102"}, "LAW521": {"LAW522"}}


def written(code: str, sentence: str, language: str, field: str) -> list[tuple[str, str]]:
    """The changes to the smallest report that put a sentence where the rule of a code reads."""
    quoted = yaml.safe_dump(sentence, allow_unicode=True, width=1000).split("\n")[0]
    if code == "ADV390":
        risk = ("2-identify/facts.yaml", WAITING.format(sentence=quoted))
        return [risk, ("3-address/facts.yaml", "measures: []")]
    if field == "withheld":
        return [("report.yaml", WITHHELD.format(sentence=quoted))]
    return in_answer(PLACES.get(code, ELSEWHERE), sentence, language)


def kind_of(code: str) -> set[str]:
    """The codes of a kind: its own, and those that are found in its stead."""
    return {code, *INSTEAD.get(code, ())}


def codes_where(changes: list[tuple[str, str]], findings: "list[Finding]") -> set[str]:
    """The codes that are found in the files of some changes."""
    changed = tuple(file for file, _ in changes)
    return {each.code for each in findings if each.where.file.endswith(changed)}


@pytest.mark.parametrize(
    ("code", "sentence", "language", "field"), [*cases(SENTENCES, "found", "field")]
)
def test_a_mistake_is_found(
    code: str, sentence: str, language: str, field: str, found: "Found"
) -> None:
    changes = written(code, sentence, language, field)
    assert codes_where(changes, found(*changes)) & kind_of(code)


@pytest.mark.parametrize(
    ("code", "sentence", "language", "field"), [*cases(SENTENCES, "quiet", "field")]
)
def test_what_is_right_is_left_alone(
    code: str, sentence: str, language: str, field: str, found: "Found"
) -> None:
    changes, kind = written(code, sentence, language, field), kind_of(code)
    assert not codes_where(changes, found(*changes, only=kind)) & kind
