"""Files of facts whose fields are all of another step: pasted over, or swapped with one another."""

from collections.abc import Iterator, Mapping

from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import references
from generator.findings.finding import Finding, Ref
from generator.findings.positions import span_of
from schema.facts import FACTS_BY_STEP
from schema.fields import fields_of

# One field in the wrong file has been put there; several have come with their file.
_FEWEST = 2


def find_exchanged(documents: Mapping[str, YamlDocument]) -> tuple[Finding, ...]:
    """Return one finding for each such file, or each two; `documents` are a report's, by step.

    The file that it stands at, and those that it points to, are not to be read.
    """
    return tuple(_find(documents))


def _find(documents: Mapping[str, YamlDocument]) -> Iterator[Finding]:
    homes = {step: home for step in documents if (home := _home_of(step, documents))}
    said: set[str] = set()
    for step, home in homes.items():
        if step in said:
            continue
        swapped = homes.get(home) == step
        if swapped or len(_keys(documents[step])) >= _FEWEST:
            said |= {step, home} if swapped else {step}
            there = documents.get(home)
            yield references.EXCHANGED_FILES.at(
                _head(documents[step]),
                related=(_head(there),) if swapped and there else (),
                case="swapped" if swapped else "copied" if there and _keys(there) else "moved",
                file=f"{step}/facts.yaml",
                target=f"{home}/facts.yaml",
                files=(),
            )


def _home_of(step: str, documents: Mapping[str, YamlDocument]) -> str:
    """Return the only other step whose file has all the fields that a file has; else nothing."""
    keys = _keys(documents[step])
    own = _fields(step)
    if not keys or keys & own:
        return ""
    homes = [each for each in FACTS_BY_STEP if each != step and keys <= _fields(each)]
    return homes[0] if len(homes) == 1 else ""


def _fields(step: str) -> frozenset[str]:
    model = FACTS_BY_STEP.get(step)
    return frozenset(each.key for each in fields_of(model)) if model else frozenset()


def _keys(document: YamlDocument) -> frozenset[str]:
    return frozenset(each.key for each in document.root.entries)


def _head(document: YamlDocument) -> Ref:
    first = tuple(each.key for each in document.root.entries[:1])
    return Ref(document.path, span=span_of(document.root, first, of_key=True))
