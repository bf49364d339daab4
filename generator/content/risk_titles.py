"""Risks that a measure names by their titles, where their ids should stand: which id is meant."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.findings.codes import values
from generator.findings.finding import Finding
from schema.facts import StepFacts
from schema.facts.identify import IdentifyFacts


def suggest_risks(findings: Iterable[Finding], identified: StepFacts) -> Iterator[Finding]:
    """Yield findings; those of a risk's title say what its id is."""
    said = identified.risks if isinstance(identified, IdentifyFacts) else None
    risks = said if isinstance(said, tuple) else ()
    ids = {title.casefold(): risk.id for risk in risks for title in risk.title.by_language.values()}
    for each in findings:
        named = str(each.arguments.get("value", "")).strip(" .").casefold()
        if (
            each.code == values.WRONG_KIND.id
            and each.arguments["kind"] == "risk_id"
            and named in ids
        ):
            yield replace(each, arguments={**each.arguments, "suggestion": ids[named]})
        else:
            yield each
