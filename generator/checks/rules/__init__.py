"""Stage 5's rules: one module a family, one function a rule; and the list of all codes."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from generator.checks.rules.registry import Rule
from generator.findings.codes import list_codes
from generator.findings.finding import Code


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of the modules in this folder, by code."""
    modules = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]
    rules = [each for module in modules for each in vars(module).values() if isinstance(each, Rule)]
    return tuple(sorted(rules, key=lambda each: each.code.id))


@cache
def all_codes() -> dict[str, Code]:
    """Return every code that any stage can find, by its id."""
    codes = [*list_codes(), *(rule.code for rule in all_rules())]
    return {code.id: code for code in sorted(codes, key=lambda each: each.id)}
