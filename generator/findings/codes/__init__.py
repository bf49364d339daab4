"""The codes of the findings that the stages make themselves, one module a family or a place."""

from collections.abc import Iterator

from generator.findings.codes import exceptions, paper, references, site, syntax, values
from generator.findings.finding import Code


def list_codes() -> Iterator[Code]:
    """Yield every code of the stages."""
    for module in (syntax, values, references, exceptions, site, paper):
        yield from (each for each in vars(module).values() if isinstance(each, Code))


# The codes of what only made pages can show: of these, `aktsom check` never tells.
FOUND_BY_BUILD = frozenset(each.id for each in vars(site).values() if isinstance(each, Code))
