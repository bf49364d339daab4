"""TXT124: what one sentence says and another denies, in words and not in numbers."""

from collections.abc import Iterator
from itertools import islice

from generator.book.model import BookReport
from generator.book.text_passage import Sentence
from generator.checks.rules.all_and_none import find_denied
from generator.checks.rules.consistency_deeds import find_contradictions
from generator.checks.rules.consistency_denials import find_denials
from generator.checks.rules.consistency_habits import find_differing
from generator.checks.rules.queries import harms_people
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find, places_in, sentences_with, told_texts
from generator.checks.rules.signs import hit_on, quoted, signs_in
from generator.findings.finding import Ref, Severity
from generator.text.days import years_in
from generator.text.sentence_ends import split_at_pauses
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.vocabulary import country_label

# Forms of a noun begin with so many letters alike.
_LETTERS = 6
# «vaskeriene», «byrået», “the laundries”: all of something both sentences know. What comes before
# and after it must not say that only some, or others, are meant.
_THING = compile_kept(
    r"(?:(?<!\S)(?P<before>\S{1,30})|\A) (?P<thing>the \w{4,30}|\w{4,30}(?:ene|ane|en|et|a))"
    r"(?= (?P<after>\S{1,30})|\s?$|[,.])"
)
_WORD = compile_kept(r"\w+")
# «Ingen av renholderne hadde …», “None of the cleaners had …”: whom it is denied of.
_NONE_OF = compile_kept(
    r"\A (?:ingen|inga|none|nobody) (?:(?:av|of|among|blant) )?(?:de |dei |the |våre |our )?"
    r"(?P<people>\w{4,30}) (?:hadde|har|ble|blei|vart|fikk|fekk|er|var|mistet|mista"
    r"|had|has|have|were|was|got|lost)\b"
)


@rule("TXT124", Severity.WARNING)
def answers_do_not_deny(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield sentences that deny what others say, each once: of what was examined, of harm, of all.

    Some ways of looking find the same; the first that does says it.
    """
    told = set[Ref]()
    for each in _denials(report):
        if each.where not in told:
            told.add(each.where)
            yield each


def _denials(report: BookReport) -> Iterator[Hit]:
    for case, denied, said in (*_looked_at(report), *_harm_denied(report)):
        about = denied.passage.question or None
        yield hit(
            denied.where, about=about, related=(said.where,) if said else (),
            case=case, words=denied.quoted, others=said.quoted if said else "",
        )  # fmt: skip
    yield from _not_covered(report)
    yield from _none_visited(report)
    for each in find_denials(report):
        other = each.other
        yield hit(
            each.passage.where.on(each.found), about=each.passage.question or None,
            related=(other.where,) if other else (), case=each.case,
            words=quoted(each.words), others=other.quoted if other else "",
        )  # fmt: skip
    for pair in find_differing(report):
        yield hit(
            pair.sentence.where, about=pair.sentence.passage.question or None,
            related=(pair.other.where,), case=pair.case,
            words=pair.sentence.quoted, others=pair.other.quoted,
        )  # fmt: skip
    for case, sentence, other in find_contradictions(report):
        yield hit(
            sentence.where, about=sentence.passage.question or None, related=(other.where,),
            case=case, words=sentence.quoted, others=other.quoted,
        )  # fmt: skip
    for one in find_denied(report):
        said, sentence = one.other, one.sentence
        names = tuple(filter(None, map(country_label, one.places)))
        yield hit(
            sentence.where, about=sentence.passage.question or None,
            related=tuple(filter(None, (said.where if said else None, one.fact))),
            case=one.case, words=sentence.quoted,
            others=said.quoted if said else names,
        )  # fmt: skip


def _not_covered(report: BookReport) -> Iterator[Hit]:
    """Yield the first sentence by which the Act does not apply, where the facts say it does."""
    if report.enterprise.covered_by_act is not True:
        return
    fact = report.ref("0-enterprise/facts.yaml", "covered_by_act")
    for passage, _, found in islice(signs_in(report, "not_covered", told_texts(report)), 1):
        yield hit_on(passage, found.group(), related=(fact,), case="covered")


def _none_visited(report: BookReport) -> Iterator[Hit]:
    """Yield the first sentence by which nobody was visited, where another tells of a visit."""
    visits = (
        each
        for each in sentences_with(told_texts(report), "looked_at")
        if load_pattern("we_visited").search(each.folded)
        and not _is_of_another_time(each.folded, each.passage.language, report)
    )
    for passage, _, found in islice(signs_in(report, "none_visited", told_texts(report)), 1):
        visit = next(visits, None)
        if visit:
            related, others = (visit.where,), visit.quoted
            yield hit_on(passage, found.group(), related=related, case="looked", others=others)


def _looked_at(report: BookReport) -> Iterator[tuple[str, Sentence, Sentence]]:
    """Yield, once, what was not looked at though another sentence says it was."""
    said = [*sentences_with(told_texts(report), "looked_at")]
    denials = (each for each in said if each.says("negation"))
    denied = [(each, thing) for each in denials for thing in _things(each, report, denied=True)]
    affirmed = dict[str, Sentence]()
    for each in said if denied else ():
        for thing in _things(each, report, denied=False):
            kept = affirmed.get(thing)
            # With names in it, it may be of others: the one with the fewest counts.
            if kept is None or len(places_in(each)) < len(places_in(kept)):
                affirmed[thing] = each
    for one, thing in denied:
        other = affirmed.get(thing)
        if other and other is not one and places_in(one) >= places_in(other):
            yield "looked", one, other
            return


def _is_of_another_time(clause: str, language: str, report: BookReport) -> bool:
    others = years_in(clause) - {report.year}
    expected = find(clause, "expecting", language)
    return bool(others or expected or load_pattern("earlier_than").search(clause))


def _things(sentence: Sentence, report: BookReport, *, denied: bool) -> frozenset[str]:
    """Return what a sentence's clauses say was looked at, or not: all of it, in its definite form.

    A clause without a verb for that goes on from the one before it: «…, og heller ikke vaskeriene».
    """
    language, looked, found = sentence.passage.language, False, set[str]()
    for part in split_at_pauses(sentence.folded):
        clause = f" {part.strip()}"
        looked = bool(find(clause, "looked_at", language)) or (
            looked and bool(find(clause, "negation", language))
        )
        words = frozenset(_WORD.findall(clause))
        # «Ikke alle», “not in depth”: some were, or somehow. But what is done to all is done.
        closely = denied and not words.isdisjoint(load_hints("not_so_closely"))
        aside = closely or find(clause, "general", language)
        if not looked or aside or _is_of_another_time(clause, language, report):
            continue
        if bool(find(clause, "negation", language)) is not denied:
            continue
        for match in _THING.finditer(load_pattern("in_which_month").sub("", clause)):
            before, after = match["before"] or "", (match["after"] or "").strip(",.;:")
            whole = not before or before in load_hints("before_all")
            # «53 gardar er ikkje vitja»: a participle ends as things do.
            whole = whole and not find(f" {match['thing']}", "looked_at", language)
            if whole and after not in load_hints("limiting"):
                found.add(match["thing"])
    return frozenset(found)


def _harm_denied(report: BookReport) -> Iterator[tuple[str, Sentence, None]]:
    """Yield, once, the sentence that denies harm of which the table lists that it has happened."""
    actual = [each for each in report.risks if harms_people(each.risk)]
    if not actual:
        return
    near = report.main_passages_in(*(each.where for each in actual))
    told = " ".join(each.folded for each in near)
    for each in told_texts(report):
        for case in ("harm_suffered", "harm_events", "no_harm"):
            for sentence in sentences_with([each], case, "negation"):
                now = not _is_of_another_time(sentence.folded, each.language, report)
                if now and _denies(sentence, case, told):
                    yield "harm", sentence, None
                    return


def _denies(sentence: Sentence, case: str, told: str) -> bool:
    """Tell whether a sentence denies all harm, or that of just those whom the table tells of."""
    words = frozenset(_WORD.findall(sentence.folded))
    if sentence.says("hypothetical") or not words.isdisjoint(load_hints("limiting_harm")):
        return False
    if case == "no_harm":
        return True
    whom = _NONE_OF.match(sentence.folded)
    return bool(whom) and f" {whom['people'][:_LETTERS]}" in told if whom else False
