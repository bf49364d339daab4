"""Sentences that rules must find or leave alone, from files beside the tests, by code.

A group of a file has a `language`, the sentences that are to be `found` and those that only look
like them (`quiet`), and may say more of where they stand.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias

import pytest
import yaml

from generator.findings.finding import Finding
from tests.generator.rules.conftest import Found
from tests.tools import ROOT

FOLDER = ROOT / "tests" / "generator" / "rules"
# A step and a question of it.
Place: TypeAlias = tuple[str, str]
ANYWHERE: Place = ("4-track", "4.A.2")


def cases(file: str, kind: str, also: str) -> Iterator[Any]:
    """Each sentence of a kind, with its code, its language, and what its group says `also`."""
    for code, groups in _read(file).items():
        for group in groups:
            for sentence in group.get(kind, []):
                given = (code, sentence, group["language"], group.get(also, ""))
                yield pytest.param(*given, id=f"{code}-{sentence}")


@cache
def _read(file: str) -> dict[str, list[dict[str, Any]]]:
    text = (FOLDER / file).read_text(encoding="utf-8")
    # libyaml's loader, ten times as fast: the sentences are more than a thousand.
    data: dict[str, list[dict[str, Any]]] = yaml.load(text, yaml.CSafeLoader)
    return data


def in_answer(place: Place, sentence: str, language: str) -> list[tuple[str, str]]:
    """The changes to the smallest report that make a sentence an answer, in a language alone."""
    return [("organisation.yaml", f"languages: [{language}]"), answer(sentence, place, language)]


def answer(text: str, place: Place = ANYWHERE, language: str = "nb") -> tuple[str, str]:
    """The change to the smallest report that makes a text the answer to a step's question."""
    step, question = place
    return f"{step}/{language}.md", f"## {question}\n\n{text}"


def of(code: str, findings: Iterable[Finding]) -> list[Finding]:
    """Those of some findings that have a code."""
    return [each for each in findings if each.code == code]


def codes_in_answer(found: Found, text: str, *aside: str, place: Place = ANYWHERE) -> list[str]:
    """The codes found with a text as an answer, without what is seldom so in an invented one."""
    apart = {"TXT102", "TXT103", "LNG104", "FRM401", *aside}
    return [each.code for each in found(answer(text, place)) if each.code not in apart]
