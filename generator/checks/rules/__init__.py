"""Stage 5's rules: one module a family, one function a rule; and the list of all codes."""

from functools import cache
from importlib import import_module

from generator.checks.rules.registry import Rule
from generator.findings.codes import exceptions, paper, references, site, syntax, values
from generator.findings.finding import Code

FAMILIES = (
    "law_organisation", "law_risks", "law_measures", "law_form", "law_scope", "law_information",
    "law_diligence", "law_signatories",
    "numbers", "plausibility", "dates", "periods", "references", "carry_over", "answers",
    "attachments", "prose", "headings", "links",
    "values", "languages", "translations", "language_detection", "text", "non_answers", "repeated",
    "plain_language", "accessibility", "structure", "privacy",
    "signed",
)  # fmt: skip


# Bound here, for a family's module takes the name of its namesake above once it is imported.
_OF_STAGES = (syntax, values, references, exceptions, site, paper)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    modules = [import_module(f"generator.checks.rules.{family}") for family in FAMILIES]
    rules = [each for module in modules for each in vars(module).values() if isinstance(each, Rule)]
    return tuple(sorted(rules, key=lambda each: each.code.id))


@cache
def all_codes() -> dict[str, Code]:
    """Return every code that any stage can find, by its id."""
    stages = [
        each for module in _OF_STAGES for each in vars(module).values() if isinstance(each, Code)
    ]
    codes = [*stages, *(rule.code for rule in all_rules())]
    return {code.id: code for code in sorted(codes, key=lambda each: each.id)}
