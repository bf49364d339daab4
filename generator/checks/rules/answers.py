"""REF4xx: questions left open, and answers that point to others."""

from collections.abc import Iterator

from generator.book.model import (
    Answer,
    Answered,
    BookReport,
    BookSection,
    Invalid,
    Unanswered,
    Unavailable,
)
from generator.checks.rules.queries import main_answer, questions_near, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.suggestions import closest
from schema.law import load_provisions

_LETTERS = tuple(f"aapenhetsloven-5-{letter}" for letter in "abc")
# Provisions with a rule of their own (LAW101, LAW204, LAW306, LAW503).
_RULED = frozenset({*_LETTERS, "aapenhetsloven-6", "aapenhetsloven-7"})
_SECTION_4_F = "aapenhetsloven-4-f"


@rule("REF401", Severity.WARNING)
def all_answered(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et spørsmål i skjemaet er ikke besvart.

    Hvorfor: Leseren kan ikke vite om et tomt svar betyr nei, ikke aktuelt eller glemt.
    Rett opp: Skriv et svar. Kan spørsmålet ikke besvares, kan svaret begynne med «Ikke
        tilgjengelig:» og si hvorfor. I facts.yaml skrives det som `unavailable:` og grunnen.

    Feiler (1-embed/nb.md):
        ## 1.C.1
    Består (1-embed/nb.md):
        ## 1.C.1

        Ikke tilgjengelig: Strategien blir vedtatt i styremøtet i mai 2024.
    """
    left = {"", *load_provisions()} - _RULED
    if any(each.risk.kind == "actual" for each in report.risks):
        left -= {_SECTION_4_F}  # LAW304 says these
    yield from unanswered(report, left)


@rule("REF402", Severity.INFO)
def numbers_printed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Skjemaet trykker ikke noe nummer ved spørsmålet.

    Hvorfor: De andre spørsmålene i bolken har nummer, så den som leser originalen, kan lete
        forgjeves etter dette. Nettstedet viser spørsmålet uten nummer, slik skjemaet gjør.
    Rett opp: Ingenting å rette i svaret: nummeret er satt av aktsom, og kan brukes i lenker.

    Feiler (6-remediate/nb.md):
        ## 6.A.2

        Det har ikke vært aktuelt i 2023.
    Består:
        ## 6.A.1

        Vi betaler erstatning til dem som har lidd skade.
    """
    sections = (section for step in report.steps for section in step.sections)
    for section in sections:
        if any(each.question.number for each in section.questions):
            yield from _unnumbered(report, section)


def _unnumbered(report: BookReport, section: BookSection) -> Iterator[Hit]:
    for bound in section.questions:
        answer, question = main_answer(report, bound), bound.question
        if question.number is None and not isinstance(answer, Unanswered):
            yield hit(
                answer.where, about=question.id, question=question.id, label=question.label.text
            )


@rule("REF403", Severity.ERROR)
def reasons_found(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Begrunnelsen skal stå i et annet svar, men der står den ikke.

    Hvorfor: `unavailable: {see: …}` sier at et annet svar forklarer hvorfor opplysningen mangler.
        Er ikke det svaret der, får leseren ingen grunn.
    Rett opp: Svar på spørsmålet det vises til, eller skriv grunnen rett etter `unavailable:`.

    Feiler (0-enterprise/facts.yaml):
        workers:
          unavailable:
            see: "0.99"
    Består (0-enterprise/facts.yaml):
        workers:
          unavailable: Produsentene har ikke svart oss ennå.
    """
    known = {each.question.id: each for each in report.questions}
    for bound in report.questions:
        answer = main_answer(report, bound)
        if not (bound.question.fact and isinstance(answer, Unavailable) and answer.see):
            continue
        target = known.get(answer.see)
        if target is None or not _says_something(main_answer(report, target)):
            yield hit(
                answer.where.at("unavailable", "see"),
                about=bound.question.id,
                case="unanswered" if target else "unknown",
                question=answer.see,
                suggestion="" if target else closest(answer.see, known),
            )


def _says_something(answer: Answer) -> bool:
    """Whether an answer has words, or a finding already says that it cannot be read."""
    reasoned = isinstance(answer, Unavailable) and answer.reason is not None
    return isinstance(answer, Answered | Invalid) or reasoned


@rule("REF404", Severity.ERROR)
def withheld_found(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det som er utelatt, gjelder et spørsmål eller en risiko som ikke finnes.

    Hvorfor: Leseren skal se ved hvert svar hva som er utelatt, og hvorfor. Finnes ikke spørsmålet,
        blir begrunnelsen ikke vist noe sted.
    Rett opp: Rett `question` eller `risk` under `withheld` i report.yaml.

    Feiler (report.yaml):
        withheld:
          - question: 2.A.9
            ground: d
            reason: Prisene er en forretningshemmelighet.
    Består (report.yaml):
        withheld:
          - question: 2.A.3
            ground: d
            reason: Prisene er en forretningshemmelighet.
    """
    questions = {each.question.id for each in report.questions}
    risks = {each.risk.id for each in report.risks}
    for index, each in enumerate(report.head.withheld):
        where = report.ref("report.yaml", "withheld", index)
        for key, name, known in (
            ("question", each.question, questions),
            ("risk", each.risk, risks),
        ):
            if name is not None and name not in known:
                suggestion = closest(name, sorted(known))
                yield hit(
                    where.at(key),
                    about=name,
                    case=key,
                    named=name,
                    suggestion=suggestion,
                    known=questions_near(report, name) if key == "question" else (),
                    risks=tuple(sorted(known)) if key == "risk" else (),
                )


@rule("REF405", Severity.WARNING)
def unavailable_with_reason(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Svaret er «ikke tilgjengelig», men grunnen mangler.

    Hvorfor: Leseren får vite at opplysningen ikke er der, men ikke om den aldri er hentet inn, er
        hemmelig eller kommer senere.
    Rett opp: Skriv grunnen rett etter kolonet i «Ikke tilgjengelig:», for eksempel «Leverandørene
        har ikke svart».

    Feiler (4-track/nb.md):
        ## 4.A.2

        Ikke tilgjengelig:
    Består (4-track/nb.md):
        ## 4.A.2

        Ikke tilgjengelig: Evalueringen er ferdig i mai 2024.
    """
    for bound in report.questions:
        for answer in bound.answers.values() if bound.question.answer == "prose" else ():
            if isinstance(answer, Unavailable) and answer.reason is None and answer.see is None:
                question = bound.question.id
                yield hit(answer.where, about=question, question=question)
