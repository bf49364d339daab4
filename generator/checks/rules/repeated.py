"""TXT106 and TXT107: answers that are those of last year, or of another question."""

from collections import defaultdict
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.queries import carried_from, previous_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

# Shorter texts are often alike for good reasons.
_FEWEST_WORDS = 8
_FEWEST_WORDS_OF_A_YEAR = 20


def _texts(report: BookReport, fewest: int) -> Iterator[tuple[str, Passage]]:
    """Yield the answers of a report that have some length, each with its words only."""
    for passage in passages_of(report):
        words = passage.text.casefold().split() if passage.question else []
        if len(words) >= fewest:
            yield " ".join(words), passage


@rule("TXT106", Severity.INFO)
def written_this_year(report: BookReport, context: Context) -> Iterator[Hit]:
    """Svar er ord for ord de samme som i fjor.

    Hvorfor: Redegjørelsen skal oppdateres hvert år. Noe kan være uendret, men leseren bør se at
        det er vurdert på nytt, særlig det som gjelder tiltak og resultater.
    Rett opp: Les gjennom svarene. Er noe gjort eller lært siden i fjor, skriv det. Stemmer svaret
        fortsatt, kan det stå.

    Feiler (2022/4-track/nb.md):
        ## 4.A.2

        Innkjøpssjefen besøker hver av de fem gårdene to ganger i året, snakker med arbeiderne
        uten at eieren er til stede, og leser revisjonsrapportene.
    Feiler (4-track/nb.md):
        ## 4.A.2

        Innkjøpssjefen besøker hver av de fem gårdene to ganger i året, snakker med arbeiderne
        uten at eieren er til stede, og leser revisjonsrapportene.
    Består (2022/4-track/nb.md):
        ## 4.A.2

        Innkjøpssjefen besøker hver av de fem gårdene to ganger i året, snakker med arbeiderne
        uten at eieren er til stede, og leser revisjonsrapportene.
    Består (4-track/nb.md):
        ## 4.A.2

        Innkjøpssjefen besøkte to av de fem gårdene i 2023, for to var stengt av flom og en har
        sluttet å levere. Arbeiderne fortalte om kortere dager enn i fjor.
    """
    previous = previous_of(report, context)
    if previous is None:
        return
    before = {
        (each.question, each.language, words): each.where
        for words, each in _texts(previous, _FEWEST_WORDS_OF_A_YEAR)
    }
    # What `aktsom new` carried over has a finding of its own until somebody has read it (TXT201).
    carried = {
        (bound.question.id, language)
        for bound in report.questions
        for language, answer in bound.answers.items()
        if carried_from(answer)
    }
    same: dict[str, tuple[Ref, Ref]] = {}
    for words, each in _texts(report, _FEWEST_WORDS_OF_A_YEAR):
        if (each.question, each.language) in carried:
            continue
        origin = before.get((each.question, each.language, words))
        if origin is not None:
            same.setdefault(each.question, (each.where, origin))
    if same:
        where, origin = next(iter(same.values()))
        yield hit(where, related=(origin,), questions=tuple(same), year=previous.year)


@rule("TXT107", Severity.WARNING)
def answers_of_their_own(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det samme svaret står på flere spørsmål.

    Hvorfor: Spørsmålene spør om ulike ting. Et svar som er limt inn flere steder, svarer sjelden
        på alle, og leseren leter etter forskjellen.
    Rett opp: Svar på det hvert spørsmål spør om. Er svaret virkelig det samme, skriv det ett sted
        og lenk til det fra det andre: `[svaret om kartlegging](#2.A.3)`.

    Feiler (6-remediate/nb.md):
        ## 6.A.1

        Ansatte og andre kan varsle på telefon og nett, også anonymt, på seks språk.

        ## 6.B.1

        Ansatte og andre kan varsle på telefon og nett, også anonymt, på seks språk.
    Består (6-remediate/nb.md):
        ## 6.A.1

        Den som har lidd skade, får erstatning etter forhandling med fagforeningen.

        ## 6.B.1

        Ansatte og andre kan varsle på telefon og nett, også anonymt, på seks språk.
    """
    alike: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for words, passage in _texts(report, _FEWEST_WORDS):
        if passage.where.file.endswith(".md"):
            alike[passage.language, words].append(passage)
    for first, *others in alike.values():
        if others:
            yield hit(
                others[0].where,
                about=others[0].question,
                related=(first.where,),
                questions=tuple(each.question for each in others),
                question=first.question,
            )
