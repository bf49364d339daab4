"""LAW504 and LAW523: what the Act does not allow of answers to requests (§§ 6 and 7)."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import find, following, mentions, serving
from generator.checks.rules.signs import hit_on, signs_in
from generator.findings.finding import Ref, Severity
from generator.text.numerals import numeral_before
from generator.text.sentence_ends import split_sentences
from schema.signs import load_hints, load_pattern
from schema.substance_words import fold

_SECTION_5_A = "aapenhetsloven-5-a"
_SECTION_6, _SECTION_7 = "aapenhetsloven-6", "aapenhetsloven-7"
_THREE_WEEKS = 21
_UNITS = (("uke", 7), ("vek", 7), ("week", 7), ("mån", 30), ("month", 30), ("kvart", 90),
          ("quart", 90), ("", 1))  # fmt: skip
_CONDITIONS = {
    "only_some_may_ask": "who",
    "outsiders_unanswered": "who",
    "left_unanswered": "discretion",
    "only_about_some": "discretion",
    "limits_of_answers": "limits",
    "answers_kept_secret": "secret",
    "costs_a_fee": "fee",
    "at_our_discretion": "discretion",
    "costs_covered": "fee",
    "must_say_why": "reasons",
    "not_without_reasons": "reasons",
    "must_say_who": "identity",
    "only_by_our_form": "form",
    "refusal_without_rights": "refusal",
}

# Groups of words of schema/substance_words.yaml that say how a right is limited, and its case.
_LIMITS = {
    "limit_fee": "fee",
    "limit_identity": "identity",
    "limit_reason": "reasons",
    "limit_who": "who",
    "limit_interest": "who",
    "limit_secret": "secret",
    "limit_form": "form",
    "limit_discretion": "discretion",
    "limit_refusal": "limits",
    "limit_when": "limits",
    "limit_only": "limits",
}
# Groups that leave no doubt of what becomes of whoever writes, wonders or rings, and its case.
_TURNED = {"turned_away": "discretion", "pays_for_it": "fee"}
# Kinds of schema/sayings.yaml by which whoever asks has to do something first, and its case.
_FIRST = {"asked_for_silence": "secret", "asked_to_show": "who"}
# Groups that limit nothing unless they are all there is, or something must be.
_UNLESS_BOUND = frozenset({"limit_identity", "limit_interest", "limit_reason", "limit_form"})
# What speaks of answers to requests by its own words.
_TELLING = frozenset({"limits_of_answers"})


def _asked(report: BookReport) -> frozenset[str]:
    """Return the questions on how requests are answered."""
    laws = {_SECTION_6, _SECTION_7}
    return frozenset(each.question.id for each in report.questions if laws & set(each.question.law))


@rule("LAW504", Severity.WARNING, law=(_SECTION_7,))
def answered_in_time(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that promise a reply later than the Act does, or at no certain time."""
    asked, times = _asked(report), load_hints("times") | load_hints("soon")
    for passage in report.passages:
        here = passage.question in asked
        timed = not passage.vocabulary.isdisjoint(times) and (
            here or not passage.vocabulary.isdisjoint(load_hints("requests"))
        )
        late = _late(passage, here=here) if timed else None
        late = late or _waits(passage)
        if late:
            case, words = late
            yield hit_on(passage, words, case=case)


def _late(passage: TextPassage, *, here: bool) -> tuple[str, str] | None:
    """Return what a text says of when requests are answered, if it is too late or uncertain.

    `here` tells whether it answers a question about just that.
    """
    late: list[tuple[str, str]] = []
    in_time, always = False, False
    timed = load_pattern("limit_of_time").search(passage.text)
    if not timed and not load_pattern("as_soon_as_we_can").search(passage.text):
        return None
    asked, before, at = here, "", 0
    for sentence in split_sentences(passage.text):
        about = bool(load_pattern("request").search(sentence))
        replies = load_pattern("replies").search(sentence)
        at = passage.text.index(sentence, at)
        apart, at = passage.text.endswith("\n\n", 0, at), at + len(sentence)
        near, before = sentence if apart else f"{before} {sentence}", sentence
        # What a sentence says of time is of the request that the one before speaks of.
        spoken, asked = about or asked, here or about
        if not spoken or (not about and load_pattern("of_suppliers").search(sentence)):
            continue
        burdensome = load_pattern("burdensome").search(near)
        limits = [each for each in load_pattern("limit_of_time").finditer(sentence) if replies]
        for each in limits:
            if load_pattern("of_suppliers").search(sentence, 0, each.start()):
                continue
            clause = re.split(r"[,;]", sentence[: each.start()])[-1]
            if load_pattern("acknowledges").search(clause):
                continue
            in_time = in_time or _days(each) <= _THREE_WEEKS
            if _days(each) > _THREE_WEEKS and not load_pattern("burdensome").search(sentence):
                late.append(("later", each["limit"]))
                lawful_here = any(_days(one) <= _THREE_WEEKS for one in limits)
                always = always or not (burdensome or lawful_here)
        soon = load_pattern("as_soon_as_we_can").search(sentence) if replies else None
        if soon:
            late.append(("uncertain", soon.group()))
    lawful = load_pattern("lawful_time").search(passage.text)
    if (in_time and not always) or not late or (lawful and late[0][0] == "uncertain"):
        return None
    return late[0]


def _waits(passage: TextPassage) -> tuple[str, str] | None:
    """Return what a sentence says of a wait that is too long, by words of those who wait."""
    # What is told of a harm, or of what is done against it, is of whom we wait for.
    of_harm = passage.where.keys[:1] in {("risks",), ("measures",), ("none_found",)}
    if of_harm or not {"writes_to_us", "waits_for_it"} <= passage.groups_near:
        return None
    for each in passage.sentences:
        if not _is_written(each):
            continue
        lasting = [
            one
            for one in load_pattern("lasting").finditer(each.written)
            if _days(one) > _THREE_WEEKS
        ]
        if lasting and not load_pattern("burdensome").search(each.written):
            return "later", lasting[0].group()
        # «Beboerne får svar på spørsmål om snørydding to ganger i året.»
        later = find(each.folded, "until_later", passage.language)
        if later and not each.says("people"):
            return "uncertain", each.quoted
    return None


def _is_written(sentence: Sentence) -> bool:
    """Tell whether somebody who writes to the enterprise is to wait, as the Act does not let it."""
    of_others = load_pattern("of_suppliers").search(sentence.written)
    asks = sentence.says("writes_to_us", "waits_for_it")
    return asks and not of_others and not sentence.says_any("lawful_answer", "past")


def _days(match: re.Match[str]) -> int:
    """Return how many days a limit is: of «fire til seks uker», the latter."""
    unit = match["unit"].lower()
    numeral = numeral_before([match["number"]])
    count = numeral.number if numeral else 1
    if "virk" in unit or "arbeid" in unit or unit.startswith(("working", "business")):
        return count * 7 // 5
    return count * next(days for begins, days in _UNITS if unit.startswith(begins))


@rule("LAW523", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def nothing_asked_in_return(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield conditions for answering requests, fees, and refusals without the rights of § 7."""
    asked = _asked(report)
    hints = load_hints("requests")
    texts = [
        each
        for each in report.passages
        if each.question in asked or not each.vocabulary.isdisjoint(hints)
    ]
    seen: set[tuple[Ref, str]] = set()
    for name, case in _CONDITIONS.items():
        for passage, sentence, found in signs_in(report, name, texts):
            said = load_pattern("costed" if case == "fee" else "request").search(
                _without_contrast(sentence) if case == "fee" else sentence
            )
            here = said or name in _TELLING or (passage.question in asked and case != "fee")
            if (
                here
                and (passage.where, case) not in seen
                and not _is_grounded(sentence, case, passage.language)
            ):
                seen.add((passage.where, case))
                yield hit_on(passage, found.group(), case=case)
    told, asking = {where for where, _ in seen}, load_hints("asking")
    routines = serving(report, _SECTION_5_A)
    for passage in report.passages:
        here = passage.question in asked
        spoken = here or not passage.vocabulary.isdisjoint(asking)
        if passage.where.file.endswith(".md") and passage.where not in told:
            limited = spoken and next(_limited(passage, here=here), None)
            limits = [limited] if limited else [*_turned_away(passage)]
            on_terms = here or passage.question in routines
            yield from limits or (_on_terms(passage) if on_terms else ())


def _is_grounded(sentence: str, case: str, language: str) -> bool:
    """Tell whether what is not given out has a ground of the Act, named by its letter.

    «Timeprisene ga vi ikke ut, jf. § 6 annet ledd bokstav d» asks for no fee.
    """
    grounded = bool(load_pattern("lawful_ground").search(sentence))
    if case == "fee":
        return grounded and bool(find(fold(sentence), "negation", language))
    return grounded and case in {"discretion", "limits", "secret"}


def _with_ground(sentence: Sentence) -> str:
    """Return a sentence with the next one, if that says on what ground: «Det følger av § 6 …»."""
    then = following(sentence.passage.text, sentence.written)
    grounds = load_pattern("ground_follows").match(then)
    return f"{sentence.written} {then}" if grounds else sentence.written


def _without_contrast(sentence: str) -> str:
    """Return a sentence without what it excepts: «…, men ikke for å få svar»."""
    return load_pattern("but_not").sub(" ", sentence)


def _limited(passage: TextPassage, *, here: bool) -> Iterator[Hit]:
    """Yield the first sentence of a text that limits who is answered, when, how or on what.

    `here` tells whether the text answers a question on how requests are answered.
    """
    asked = here
    for each in passage.sentences if here or mentions([passage], "asks_us") else ():
        asks = each.says("asks_us")
        if asks or (asked and each.says("asker")):
            case = next((case for group, case in _LIMITS.items() if _limits(each, group)), "")
            to_us = load_pattern("answers_us").search(each.folded)
            to_us = to_us or load_pattern("supplier_speaks").match(each.written)
            if _is_grounded(_with_ground(each), case, passage.language):
                continue
            if case and not to_us and not each.says_any("no_limit", "past"):
                about = passage.question or None
                yield hit(each.where, about=about, case=case, words=each.quoted)
                return
        asked = here or asks


def _turned_away(passage: TextPassage) -> Iterator[Hit]:
    """Yield the first sentence that leaves those who write without an answer, or lets them pay.

    Or that lets them promise or show something first.
    """
    for kind, case in _FIRST.items():
        for each in said_in([passage], kind):
            if not _is_of_others(each):
                yield hit(each.where, about=passage.question or None, case=case, words=each.quoted)
                return
    for group, case in _TURNED.items():
        for each in passage.sentences if group in passage.groups_near else ():
            asks = each.says("writes_to_us") or (case != "fee" and each.says("outsiders"))
            told = asks and each.says(group) and not _is_of_others(each)
            told = told and not _is_grounded(_with_ground(each), case, passage.language)
            told = told and not (case == "fee" and _costs_nothing(each))
            if told and not each.says_any("lawful_answer", "past"):
                about = passage.question or None
                yield hit(each.where, about=about, case=case, words=each.quoted)
                return


def _on_terms(passage: TextPassage) -> Iterator[Hit]:
    """Yield the first sentence on who asks that has a word for a condition, and none for a right.

    Of what others are asked, answers on the enterprise's own routines do not tell.
    """
    for each in said_in([passage], "answered_on_terms"):
        if not _is_of_others(each):
            about = passage.question or None
            yield hit(each.where, about=about, case="limits", words=each.quoted)
            return


def _costs_nothing(sentence: Sentence) -> bool:
    """Tell whether answers are free: «… må betale for avfall, men ikke for å få svar»."""
    patterns = map(load_pattern, ("but_not", "is_free"))
    return any(each.search(sentence.written) for each in patterns)


def _is_of_others(sentence: Sentence) -> bool:
    """Tell whether suppliers are asked, or others answer the enterprise."""
    of_suppliers = load_pattern("of_suppliers").search(sentence.written)
    return bool(of_suppliers or load_pattern("answers_us").search(sentence.folded))


def _limits(sentence: Sentence, group: str) -> bool:
    """Tell whether a sentence has a group's limit; of some, only if it demands or refuses."""
    if group == "limit_when" and sentence.says("people"):
        return False  # «Beboerne får svar på spørsmål om snørydding to ganger i året.»
    if group == "limit_fee" and _costs_nothing(sentence):
        return False
    bound = ("demanding", "limit_refusal")
    return sentence.says(group) and (group not in _UNLESS_BOUND or sentence.says_any(*bound))
