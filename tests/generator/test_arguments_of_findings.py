"""Every place that makes a finding gives it what its wording needs: a case, and each placeholder.

The calls are read from the program's own source: `CODE.at(…)` of the codes that stages make
themselves, and `hit(…)` in rules. What is handed on as `given=` or `**` cannot be read there; of
such a call only a missing case is told, where it is certain.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import Struct

from generator.checks.wordings import FindingWords, words_of
from generator.findings.codes import __path__ as codes_path
from generator.findings.finding import Code
from schema.languages import complete_languages
from tests.tools import ROOT

GENERATOR = ROOT / "generator"
# What the call itself takes, and what is added to every hit on a question.
_OWN = {"about", "related", "severity", "given"}
_ADDED = {"asked", "asked_label"}
_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


class Made(Struct, frozen=True):
    """A call that makes a finding: its code, its arguments by name, and whether more may come."""

    place: str
    code: str
    arguments: Mapping[str, ast.expr]
    open: bool


@cache
def codes() -> Mapping[str, Mapping[str, str]]:
    """The ids of the codes by the name of their module and their own."""
    found = {}
    for file in sorted(Path(next(iter(codes_path))).glob("*.py")):
        module = import_module(f"generator.findings.codes.{file.stem}")
        found[file.stem] = {k: v.id for k, v in vars(module).items() if isinstance(v, Code)}
    return found


@cache
def made() -> tuple[Made, ...]:
    return tuple(find_made())


def find_made() -> Iterator[Made]:
    for file in sorted(GENERATOR.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not re.search(r"\.at\(|\bhit\(", text):
            continue
        tree = ast.parse(text)
        modules = dict(modules_in(tree))
        for function, call in calls_in(tree):
            code = code_of(call, modules) or rule_of(function, call)
            if code:
                named = {each.arg: each.value for each in call.keywords if each.arg}
                more = any(not each.arg or each.arg == "given" for each in call.keywords)
                place = f"{file.relative_to(ROOT).as_posix()}:{call.lineno}"
                yield Made(place, code, named, more)


def modules_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names under which a module knows the modules of codes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "generator.findings.codes":
            yield from ((each.asname or each.name, each.name) for each in node.names)


def calls_in(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    for node in tree.body:
        function = node if isinstance(node, ast.FunctionDef) else None
        for each in ast.walk(node):
            if isinstance(each, ast.Call):
                yield function, each


def code_of(call: ast.Call, modules: Mapping[str, str]) -> str:
    """The code of `syntax.TAB.at(…)`."""
    target = call.func
    if not (isinstance(target, ast.Attribute) and target.attr == "at"):
        return ""
    owner = target.value
    if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name):
        return codes().get(modules.get(owner.value.id, ""), {}).get(owner.attr, "")
    return ""


def rule_of(function: ast.FunctionDef | None, call: ast.Call) -> str:
    """The code of the rule that a `hit(…)` stands in."""
    if function is None or not (isinstance(call.func, ast.Name) and call.func.id == "hit"):
        return ""
    for each in function.decorator_list:
        if (
            isinstance(each, ast.Call)
            and isinstance(each.func, ast.Name)
            and each.func.id == "rule"
        ):
            first = each.args[0]
            return str(first.value) if isinstance(first, ast.Constant) else ""
    return ""


def wanted(wording: FindingWords, case: str, given: Iterable[str]) -> set[str]:
    """The placeholders of what is said in a case, and of the sentences that what is given adds."""
    said = (wording.message, wording.help)
    parts = [each if isinstance(each, str) else each[case] for each in said]
    added = (*wording.added.items(), *wording.help_added.items())
    parts += [sentence for name, sentence in added if name in given]
    return set(_PLACEHOLDER.findall(" ".join(parts)))


def cases_of(wording: FindingWords) -> set[str]:
    parts = (each for each in (wording.message, wording.help) if not isinstance(each, str))
    return {case for each in parts for case in each}


def constants(value: ast.expr | None) -> set[str] | None:
    """The texts that an expression can be; None where it cannot be told."""
    if isinstance(value, ast.Constant):
        return {str(value.value)}
    if isinstance(value, ast.IfExp):
        both = constants(value.body), constants(value.orelse)
        return None if None in both else set().union(*(each for each in both if each))
    return None


@pytest.mark.parametrize("language", complete_languages("command"))
def test_every_finding_has_what_its_wording_needs(language: str) -> None:
    calls = made()
    assert len({each.code for each in calls}) > 150
    for call in calls:
        has_what_it_needs(call, words_of(call.code).by_language[language])


def has_what_it_needs(call: Made, wording: FindingWords) -> None:
    cases, place = cases_of(wording), (call.code, call.place)
    if cases and not call.open:
        assert "case" in call.arguments, place
    given = constants(call.arguments.get("case")) if cases else {""}
    assert given is None or given <= (cases or {""}), place
    if not call.open:
        # Of a case that cannot be told here, only what all of them need is.
        needs = [wanted(wording, each, call.arguments) for each in given or cases]
        needed = set.intersection(*needs) if given is None else set().union(*needs)
        assert needed - _ADDED <= set(call.arguments) - _OWN, place
