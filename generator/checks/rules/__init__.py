"""Stage 5's rules, one function each, and the list of all codes.

A module has the rules on one subject, and its docstring names their codes: `law_` what the points
of § 5 and the Act's other sections ask, and what is advised on them; `substance_` whether what is
said of harm and measures says anything; `consistency_` what does not agree with other answers, the
facts or the Act. `registry` says what a rule is, `queries` what rules ask of a report, `signs` and
`sentences` how they read running text.
"""

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
