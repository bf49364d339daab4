"""Sentences that rules must find or leave alone, from files beside the tests, by code.

A group of a file has a `language`, the sentences that are to be `found` and those that only look
like them (`quiet`), and may say more of where they stand.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.tools import ROOT

FOLDER = ROOT / "tests" / "generator" / "rules"


def cases(file: str, kind: str, also: str) -> Iterator[Any]:
    """Each sentence of a kind, with its code, its language, and what its group says `also`."""
    data = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    for code, groups in data.items():
        for group in groups:
            for sentence in group.get(kind, []):
                given = (code, sentence, group["language"], group.get(also, ""))
                yield pytest.param(*given, id=f"{code}-{sentence}")


def in_answer(place: tuple[str, str], sentence: str, language: str) -> list[tuple[str, str]]:
    """The changes to the smallest report that make a sentence the answer to a step's question."""
    step, question = place
    languages = ("organisation.yaml", f"languages: [{language}]")
    return [languages, (f"{step}/{language}.md", f"## {question}\n\n{sentence}")]
