"""The modules of rules: what each says it holds, it holds."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from generator.checks import rules
from generator.checks.rules.registry import Rule

# LAW401–LAW403, or one code; LAW2xx; and ACC: for rules of the whole family.
NAMED = re.compile(r"\b([A-Z]{3})(?:(\d{3})(?:–\1(\d{3}))?|(\d)xx|(?=:))")


def spans_in(docstring: str) -> list[tuple[str, str]]:
    """The first and the last of the codes named in a docstring, as they stand in order."""
    spans = []
    for family, first, last, digit in NAMED.findall(docstring):
        begins = first or f"{digit or '0'}00"
        spans.append((family + begins, family + (last or first or f"{digit or '9'}99")))
    return spans


@pytest.mark.parametrize("name", [each.name for each in iter_modules(rules.__path__)])
def test_a_module_names_the_codes_of_its_rules(name: str) -> None:
    module = import_module(f"{rules.__name__}.{name}")
    codes = {each.code.id for each in vars(module).values() if isinstance(each, Rule)}
    spans = spans_in((module.__doc__ or "").partition("\n\n")[0])
    unnamed = {code for code in codes if not any(a <= code <= b for a, b in spans)}
    assert unnamed == set()
    empty = [(a, b) for a, b in spans if not any(a <= code <= b for code in codes)]
    assert empty == []
