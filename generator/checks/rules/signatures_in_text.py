"""TXT121 and LAW524: signatures written in the text, beside those of report.yaml."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find, main_texts, sentences_with
from generator.checks.rules.signs import hit_on, quoted, signs_in
from generator.findings.finding import Ref, Severity
from generator.text.sentence_ends import split_at_pauses, split_sentences
from schema.kept_patterns import compile_kept
from schema.months import MONTHS
from schema.report import Signing
from schema.signs import load_hints, load_pattern
from schema.substance_words import fold

_LAW = ("aapenhetsloven-5-4", "regnskapsloven-3-5")
# The month in which a season begins.
_SEASONS = {"som": 6, "sum": 6, "høs": 9, "hau": 9, "aut": 9, "vin": 12}
_NEAR = 60
# What happened at the end of a month did so from this day on.
_LATE = 20
_SIGNED_OTHERWISE = {
    "signed_for_others": "others", "signed_alone": "others", "signed_by_another": "role",
    "undated_signature": "date",
    "unseen_by_board": "board", "adopted_by_others": "board", "member_unsigned": "date",
}  # fmt: skip
# That a clause tells of what has happened, and that it does not.
_TELLING = ("happened", "past")
_DOUBTING = ("expecting", "hypothetical", "coming")
# «Resten betales i november 2026»: in Norwegian so is it said of what is to be done then.
_IS_DONE = compile_kept(r"(?<!\w)\w{2,16}[dgklmnprstv](?:es|ast)(?!\w)")
# «… og ble enige om en pris som skal gå til lønn»: what comes after is of something else.
_OF_THAT = compile_kept(r"\s(?:som|who|which|that|at)\s")
# So few words are but when.
_FEWEST_TOLD = 4
# In Norwegian the verb comes next after what a sentence begins with: «Den 20. mai 2026 åpnet vi …».
_NEXT_WORD = compile_kept(r"\s(?P<word>[a-zæøå]{4,20})(?= (?:vi|me|de|dei|det|[A-ZÆØÅ]))")
_PAST = ("et", "te", "de", "a")
_PATTERNS = {"chair": "of_chair", "general_manager": "of_manager"}


@rule("TXT121", Severity.WARNING)
def signatures_agree(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signatures in the text of another day, by others, or in other roles than signed."""
    signing = report.head.signing
    if signing is None:
        return
    where = report.ref("report.yaml", "signing")
    yield from _after_signing(report, signing, where)
    yield from _no_manager(report, where)
    hints = load_hints("signed") | load_hints("months")
    for passage in report.passages:
        hinted = ".20" in passage.text or not passage.vocabulary.isdisjoint(hints)
        if hinted and not passage.where.file.endswith("report.yaml"):
            for case, words, signed in _differences(passage, signing):
                by = {"signed_day" if case == "date" else "signed": signed}
                yield hit_on(passage, words, related=(where,), case=case, **by)


def _after_signing(report: BookReport, signing: Signing, where: Ref) -> Iterator[Hit]:
    """Yield the first thing that is told of and happened after all that has been signed."""
    changes = (each.signing for each in report.head.revisions if each.signing)
    days = [each.date for each in (signing, *changes) if each.date]
    if not days:
        return
    last = max(days)
    for passage, sentence, _ in signs_in(report, "since_it_was_signed", main_texts(report)):
        day = last.isoformat()
        yield hit_on(passage, sentence, related=(where,), case="after", signed_day=day)
        return
    for passage in main_texts(report):
        when = load_hints("months") | load_hints("seasons")
        if str(last.year)[:3] not in passage.text or passage.vocabulary.isdisjoint(when):
            continue
        for sentence in split_sentences(passage.text):
            words = _told_after(sentence, last, passage.language)
            if words:
                day = last.isoformat()
                yield hit_on(passage, words, related=(where,), case="after", signed_day=day)
                return


def _no_manager(report: BookReport, where: Ref) -> Iterator[Hit]:
    """Yield the first sentence by which there is no general manager, where one has signed."""
    managers = [*_holders(report.head.signing)["general_manager"]] if report.head.signing else []
    for passage, _, found in islice(signs_in(report, "no_general_manager"), 1 if managers else 0):
        signed = ", ".join(managers)
        yield hit_on(passage, found.group(), related=(where,), case="no_manager", signed=signed)


def _told_after(sentence: str, last: date, language: str) -> str:
    """Return the clause of a sentence that tells of something later than a day; empty for none."""
    if "20" not in sentence:  # a month or a season counts with its year
        return ""
    # «… fortalte at ingen hadde klaget»: that they told so has happened.
    main = load_pattern("told_that").sub(r"\1 ", sentence)
    for clause in split_at_pauses(sentence):
        found = load_pattern("in_a_month").search(clause)
        found = found or load_pattern("in_a_season").search(clause)
        if found is None or not _is_after(found, last) or _is_doubted(main, clause, language):
            continue
        if load_pattern("not_later_than").search(fold(clause[: found.start()])):
            continue
        # «I juni 2026, etter signeringen, betalte veveriet»
        told = clause if len(clause.split()) > _FEWEST_TOLD else sentence
        verb = _NEXT_WORD.match(clause, found.end())
        in_past = bool(verb and verb["word"].endswith(_PAST)) or _is_told_next(sentence, found)
        in_past = in_past or bool(load_pattern("was_done").search(clause))
        if in_past or any(find(fold(told), each, language) for each in _TELLING):
            return clause
    return ""


def _is_doubted(sentence: str, clause: str, language: str) -> bool:
    """Tell whether what a sentence tells of is still to come, or a clause of it denied."""
    at = sentence.find(clause)
    later = _OF_THAT.search(sentence, at + len(clause) // 2) if at >= 0 else None
    main = fold(sentence[: later.start()] if later else sentence)
    return bool(
        (language != "en" and _IS_DONE.search(clause))
        or any(find(main, each, language) for each in _DOUBTING)
        or find(fold(clause), "negation", language)
    )


def _is_told_next(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether a verb of what is past follows a day at once: «3. september 2026 viste …»."""
    end = sentence.index(found.group()) + len(found.group())
    return bool(load_pattern("has_been").search(sentence, end, end + _NEAR // 2))


def _is_after(found: re.Match[str], last: date) -> bool:
    """Tell whether a month, or a day in it, is later than a day."""
    when = found.groupdict()
    season = (when.get("season") or "").casefold()[:3]
    month = int(found["year"]), _SEASONS.get(season) or MONTHS[found["month"].casefold()[:3]]
    day = int(when.get("day") or 0)
    late = not day and last.day < _LATE and load_pattern("end_of_month").search(found.group())
    return (*month, day) > (last.year, last.month, last.day if day else 0) or bool(
        late and month == (last.year, last.month)
    )


def _differences(passage: TextPassage, signing: Signing) -> Iterator[tuple[str, str, str]]:
    for words, day in _days(passage.text):
        if signing.date and day != signing.date:
            yield "date", words, signing.date.isoformat()
            return
    for role, holders in _holders(signing).items():
        if not holders or not load_pattern(_PATTERNS[role]).search(passage.text):
            continue
        for sentence in split_sentences(passage.text):
            for name, words in _named_as(role, sentence):
                if not any(_is_same(name, each) for each in holders):
                    yield role, words, ", ".join(holders)
                    return


def _days(text: str) -> Iterator[tuple[str, date]]:
    """Yield the days on which a text says that it was signed."""
    if "20" not in text or not load_pattern("a_date").search(text):
        return
    for match in load_pattern("place_and_day").finditer(text):
        yield from _day(match)
    for match in load_pattern("signing_words").finditer(text):
        near = text[match.start() : match.end() + _NEAR].split("\n\n", 1)[0]
        found = load_pattern("a_date").search(near)
        if found and ". " not in near[len(match.group()) : found.start()]:
            yield from _day(found)


def _day(match: re.Match[str]) -> Iterator[tuple[str, date]]:
    written = (match["month"] or match["named"]).casefold()
    month = int(written) if written.isdecimal() else MONTHS.get(written[:3], 0)
    day, year = int(match["day"] or match["date"]), int(match["year"] or match["then"])
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        yield match.group().strip(" \n.!?:*_"), date(year, month, day)


def _holders(signing: Signing) -> dict[str, list[str]]:
    """Return who has signed in the roles of which there is one, by the role."""
    return {
        role: [each.name for each in signing.signatories if each.role == role] for role in _PATTERNS
    }


def _named_as(role: str, sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a sentence gives as somebody in a role, with the words."""
    pattern = load_pattern(_PATTERNS[role])
    if not pattern.search(sentence) or load_pattern("gone").search(sentence):
        return
    for match in load_pattern("named_as").finditer(sentence):
        if pattern.fullmatch(match["before"] or match["after"]):
            yield match["name"] or match["first"], match.group()


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names may be of the same person: one has all words of the other."""
    words, others = ({*each.casefold().replace(".", "").split()} for each in (one, other))
    return words <= others or others <= words or len(words & others) > 1


@rule("LAW524", Severity.WARNING, law=_LAW)
def everyone_signs_themselves(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield where somebody is said to sign for others, in another role, or without a date."""
    for name, case in _SIGNED_OTHERWISE.items():
        for passage, sentence, found in signs_in(report, name):
            words = found.group() if case == "others" else sentence
            where, about = passage.where.on(found.group()), passage.question or None
            yield hit(where, about=about, case=case, words=quoted(words))
    for said in sentences_with(main_texts(report), "signed_nowhere", "signatures"):
        if not said.says("signed_otherwise"):
            about = said.passage.question or None
            yield hit(said.where, about=about, case="date", words=said.quoted)
            break
    signing, about = report.head.signing, about_fact(report, "report.signing")
    for index, each in enumerate(signing.signatories if signing else ()):
        texts = (each.name, *(each.title.by_language.values() if each.title else ()))
        found_in = _signs_for_others(texts)
        if found_in:
            where = report.ref("report.yaml", "signing", "signatories", index, "name")
            yield hit(where, about=about, case="others", words=found_in.group().strip())
        elif any(_is_other_role(each.role, text) for text in texts[1:]):
            where = report.ref("report.yaml", "signing", "signatories", index)
            yield hit(where, about=about, case="role", words=", ".join(texts))


def _signs_for_others(texts: tuple[str, ...]) -> re.Match[str] | None:
    """Return what in a name and its titles says that it is signed for others, or by no person."""
    found = filter(None, map(load_pattern("for_others").search, texts))
    return next(found, None) or load_pattern("no_person").fullmatch(texts[0].strip())


def _is_other_role(role: str | None, title: str) -> bool:
    """Tell whether the title of a chair or a general manager is that of somebody else."""
    own = _PATTERNS.get(role or "")
    return (
        own is not None
        and not load_pattern(own).search(title)
        and bool(load_pattern("of_other_role").search(title))
    )
