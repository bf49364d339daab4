"""Every pattern takes a time in proportion to the text, whatever the text.

See `backtracking` for how what a pattern has to do is counted, without a clock.
"""

import ast
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

import pytest

import generator
import schema
from schema.guarded_patterns import GuardedPattern
from tests.backtracking import Counting
from tests.hostile_texts import Use, find_hostile

pytestmark = pytest.mark.slow

# Matched against HTML that we have made ourselves, in which «<» and «>» come in pairs.
OF_HTML = {
    "generator.text.prose.TAG", "generator.text.prose._LINK", "generator.text.prose._PICTURE",
    "generator.checks.rules.prose._CODE", "generator.checks.rules.accessibility._LINK",
    "generator.checks.rules.accessibility.TAG", "generator.checks.rules.accessibility._PICTURE",
    "generator.checks.rules.prose._ANCHOR", "generator.checks.rules.structure.TAG",
    "generator.checks.rules.pasted._CODE", "generator.checks.rules.pasted._LINK",
    "generator.checks.rules.pasted._BLOCK", "generator.checks.rules.pasted.TAG",
}  # fmt: skip
# Matched against our own styles, scripts and templates, and the ids of our own forms.
OF_OURS = {
    "generator.pages.parts.styles._COMMENT", "generator.pages.parts.styles._SPACE",
    "generator.pages.parts.scripts._COMMENT", "generator.pages.parts.scripts._INDENT",
    "generator.pages.parts.style_parts._FILLED", "generator.pages.parts.style_parts._FIRST",
}  # fmt: skip
# The methods of a pattern, and how often each begins: at one place, or at every place of a text.
USES: Mapping[str, Use] = {
    "match": Counting.match, "fullmatch": Counting.fullmatch,
    **dict.fromkeys(("search", "finditer", "findall", "sub", "subn", "split"), Counting.finditer),
}  # fmt: skip


_MADE = [[("return", each)] for each in (re.Pattern[str], GuardedPattern)]

# The rooms, and what lies beside them.
ROOMS = (
    schema.__name__,
    *(
        each.name
        for each in pkgutil.iter_modules(generator.__path__, f"{generator.__name__}.")
        if not each.name.endswith("__main__")
    ),
)


def modules(room: str) -> Iterator[ModuleType]:
    module = import_module(room)
    yield module
    for each in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{room}."):
        yield import_module(each.name)


def patterns(room: str) -> Iterator[tuple[str, re.Pattern[str], Use]]:
    """Every pattern of a room, with its name and each way in which it is used."""
    seen: set[tuple[re.Pattern[str], Use]] = set()
    for module in modules(room):
        for name, pattern, use in _used_in(module):
            whole = f"{module.__name__}.{name}"
            if (pattern, use) not in seen and whole not in OF_HTML | OF_OURS:
                seen.add((pattern, use))
                yield f"{whole}.{use.__name__}", pattern, use


def _used_in(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], Use]]:
    """Yield the patterns that stand in calls, then those with a name, with each of their uses."""
    uses: defaultdict[str, set[Use]] = defaultdict(set)
    named = {name: made for name, value in vars(module).items() if (made := _pattern_of(value))}
    source = inspect.getsource(module)
    if not named and not re.search(r"\bre\.", source):
        return
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        use, owner = USES.get(call.func.attr), _name_of(call.func.value)
        first = call.args[0] if call.args else None
        if use and owner == "re" and isinstance(first, ast.Constant):
            yield f"line_{call.lineno}", re.compile(str(first.value)), use
        elif use:
            # One that goes by another name, as in a loop, may be any.
            uses[owner if owner in named else ""].add(use)
    for name, pattern in named.items():
        for use in sorted(uses[name] or uses[""], key=lambda each: each.__name__):
            yield name, pattern, use


def _name_of(node: ast.expr) -> str:
    """The last name of what a method is called on: of a value, or of a function that makes it."""
    if isinstance(node, ast.Call):
        return _name_of(node.func)
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _pattern_of(value: object) -> re.Pattern[str] | None:
    """A pattern, also one that a function makes of data and asks nothing for."""
    hints = getattr(value, "__annotations__", {})
    if callable(value) and [*hints.items()] in _MADE:
        value = value()
    value = value.whole if isinstance(value, GuardedPattern) else value
    return value if isinstance(value, re.Pattern) and isinstance(value.pattern, str) else None


@pytest.mark.parametrize("room", ROOMS)
def test_twice_the_text_takes_twice_the_steps(room: str) -> None:
    found = {name: find_hostile(pattern, use) for name, pattern, use in patterns(room)}
    assert {name: each for name, each in found.items() if each is not None} == {}


def test_the_patterns_are_found() -> None:
    assert sum(1 for room in ROOMS for _ in patterns(room)) > 400
