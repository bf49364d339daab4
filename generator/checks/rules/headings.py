"""Headings inside texts: those that begin an answer of their own, and those of too high a level."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.question_placement import BEGINNING
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_TOP = re.compile(r"^ {0,3}(?P<line>#{1,2}[ \t]+\S.*)$", re.MULTILINE)


def _texts(report: BookReport) -> Iterator[Passage]:
    return (each for each in passages_of(report) if each.markdown)


@rule("SYN208", Severity.ERROR)
def no_answer_inside_an_answer(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et svar begynner inne i et annet svar.

    Hvorfor: Bare en overskrift med to nummertegn begynner et nytt svar. Med flere nummertegn, fet
        skrift eller innrykk blir teksten en del av svaret over, og spørsmålet står ubesvart.
    Rett opp: Begynn linjen med to nummertegn og et mellomrom.

    Feiler (4-track/nb.md):
        ## 4.A.1.a

        Innkjøpssjefen følger opp.

        ### 4.A.2 Beskriv hvordan dere vet at tiltakene virker
    Består (4-track/nb.md):
        ## 4.A.1.a

        Innkjøpssjefen følger opp.

        ### Slik følger vi opp
    """
    ids = {each.question.id for each in report.questions}
    for passage in _texts(report):
        for match in BEGINNING.finditer(passage.text):
            if match["id"] in ids and match["id"] != passage.question:
                where = passage.where.on(match[0].strip())
                yield hit(where, about=passage.question or None, question=match["id"])


@rule("SYN209", Severity.ERROR)
def headings_of_facts_are_low(report: BookReport, _context: Context) -> Iterator[Hit]:
    """En overskrift i en tekst i facts.yaml eller report.yaml er på nivå 1 eller 2.

    Hvorfor: Nivå 1 og 2 er sidens egne overskrifter, og en skjermleser finner fram med nivåene.
    Rett opp: Begynn linjen med tre nummertegn.

    Feiler (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: ongoing
            actions: Vi besøker gårdene hvert år.
            results: |
              # Resultater
              To av fem gårder er besøkt.
    Består (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: ongoing
            actions: Vi besøker gårdene hvert år.
            results: |
              ### Resultater
              To av fem gårder er besøkt.
    """
    for passage in _texts(report):
        if passage.where.file.endswith(".yaml"):
            for match in _TOP.finditer(passage.text):
                where = passage.where.on(match["line"])
                yield hit(where, about=passage.question or None, text=match["line"])
