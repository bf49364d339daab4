"""LAW205–LAW207: how risks were looked for, and the enterprise's part in them (§ 4 b)."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.wordlists import load_words

_SECTION_4_B, _SECTION_5_B = "aapenhetsloven-4-b", "aapenhetsloven-5-b"
_FEWEST_WORDS = 6


@rule("LAW205", Severity.WARNING, law=(_SECTION_4_B,))
def more_than_questionnaires(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Kartleggingen ser ut til å være gjort bare med spørreskjemaer.

    Hvorfor: Et skjema som leverandøren fyller ut selv, viser sjelden skade på mennesker. Tilsynet
        har sagt at det alene ikke er nok som aktsomhetsvurdering.
    Rett opp: Skriv hva dere ellers har gjort: besøk, samtaler med arbeidere og fagforeninger,
        revisjoner, kilder om land og bransjer. Er det bare skjemaer, skriv hva dere planlegger.

    Feiler (2-identify/nb.md):
        ## 2.A.2.a

        Vi sender et spørreskjema til alle leverandører og leser svarene.
    Består (2-identify/nb.md):
        ## 2.A.2.a

        Vi sender et spørreskjema til alle leverandører, og besøker dem som svarer at de bruker
        bemanningsbyråer. Der snakker vi med arbeiderne og de tillitsvalgte.
    """
    asked = {each.question.id for each in report.questions if _SECTION_4_B in each.question.law}
    passages = [each for each in passages_of(report) if each.question in asked]
    by_form = [(each, word) for each in passages if (word := _questionnaire(each))]
    if by_form and not any(_other_method(each) for each in passages):
        passage, word = by_form[0]
        yield hit(passage.where.on(word), about=passage.question, words=word)


def _questionnaire(passage: Passage) -> str:
    lowered = passage.text.lower()
    word = next((each for each in sorted(load_words("questionnaire_words")) if each in lowered), "")
    start = lowered.find(word)
    return passage.text[start : start + len(word)] if word else ""


def _other_method(passage: Passage) -> bool:
    text = passage.text.lower()
    for word in load_words("questionnaire_words"):
        text = text.replace(word, "")
    return any(word in text for word in load_words("other_method_words"))


@rule("LAW206", Severity.WARNING, law=(_SECTION_5_B,))
def search_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det står at ingenting er funnet, men nesten ikke hvordan det er lett.

    Hvorfor: «Ingen funnet» uten forklaring er en av feilene tilsynet oftest finner. Få tror på det
        når det ikke står hvordan det er undersøkt, og hva som er med.
    Rett opp: Skriv under `method` hvilke kilder dere har brukt og hvem dere har snakket med, og
        under `scope` hvilke ledd og leverandører som er undersøkt, og hvilke som ikke er det.

    Feiler (2-identify/facts.yaml):
        risks: []
        none_found:
          method: Undersøkt av innkjøp
          scope: Egen drift og alle leverandører i første ledd.
    Feiler (3-address/facts.yaml):
        measures: []
    Består (2-identify/facts.yaml):
        risks: []
        none_found:
          method: Vi har intervjuet alle leverandørene og gått gjennom revisjonsrapporter.
          scope: Egen drift og alle leverandører i første ledd.
    Består (3-address/facts.yaml):
        measures: []
    """
    found = report.identify.none_found
    for key, text in (("method", found.method), ("scope", found.scope)) if found else ():
        words = text.find(report.language, report.language)
        if words and len(words[0].split()) < _FEWEST_WORDS:
            where = report.ref("2-identify/facts.yaml", "none_found", key)
            yield hit(where, about=about_fact(report, "risks"), case=key)


@rule("LAW207", Severity.WARNING, law=(_SECTION_4_B,))
def involvement_told(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det står ikke hvilken del virksomheten har i en skade som har skjedd.

    Hvorfor: Den som har forårsaket eller bidratt til skade, skal stanse den og sørge for
        gjenoppretting. Den som bare er knyttet til den, skal bruke innflytelsen sin. Leseren må
        vite hva som gjelder.
    Rett opp: Sett `involvement` til `caused` (forårsaket), `contributed` (bidratt til) eller
        `linked` (direkte knyttet til).

    Feiler (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barn i arbeid på en kaffegård
            topic: child_labour
            geography: [BR]
            relation: supply_chain
            kind: actual
    Består (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barn i arbeid på en kaffegård
            topic: child_labour
            geography: [BR]
            relation: supply_chain
            kind: actual
            involvement: linked
    """
    for bound in report.risks:
        risk = bound.risk
        if risk.kind == "actual" and risk.involvement is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)
