"""PRV121: private persons who have been harmed, by name."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import serving
from generator.checks.rules.signs import quoted, texts_with
from generator.findings.finding import Ref, Severity
from generator.text.sentence_ends import split_sentences
from schema.signs import load_hints, load_pattern

_NEAR, _BEFORE = 70, 30
# Patterns of who is named as one of those harmed, in what is told of a harm.
_NAMED = ("aged", "worker_named", "named_worker", "named_and_others", "named_among", "named_paid")


@rule("PRV121", Severity.WARNING)
def nobody_exposed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield persons who are named with what has harmed them, or with what they complained of.

    Where no harm is listed at all, it says that, too: LAW221 would.
    """
    unlisted = not any(each.risk.kind == "actual" for each in report.risks)
    told = set[Ref]()
    for case, found in {"named": _named_in_harm, "known": _recognised}.items():
        for passage, name in found(report):
            if passage.where not in told:
                told.add(passage.where)
                where, about = passage.where.on(name), passage.question or None
                yield hit(where, about=about, case=case, name=quoted(name), unlisted="")
    for passage in texts_with(report, load_hints("harmed") | load_hints("complained")):
        if passage.where in told:
            continue
        sentences = split_sentences(passage.text)
        for index, sentence in enumerate(sentences):
            around = " ".join(sentences[max(0, index - 1) : index + 2])
            name = _exposed(sentence, around)
            if name and not _is_thing(sentence, name, report):
                where = passage.where.on(name if name in passage.text else name[:2])
                yield hit(
                    where,
                    about=passage.question or None,
                    case="named",
                    name=quoted(name),
                    unlisted="2-identify/facts.yaml" if unlisted else "",
                )
                break


def _named_in_harm(report: BookReport) -> Iterator[tuple[TextPassage, str]]:
    """Yield who is named, as one of those harmed, in what is told of an actual harm.

    That it is harm needs no words there: with a worker's trade or an age, or «and eight others»,
    a name is of one of those it happened to.
    """
    harmful = [each for each in report.risks if each.risk.kind == "actual"]
    places = [each for risk in harmful for each in (risk.where, *(m.where for m in risk.measures))]
    # Answers on how those affected were told, and on remedy, are of them as well.
    of_them = serving(report, "aapenhetsloven-4-e") | serving(report, "aapenhetsloven-4-f")
    answers = [each for each in report.main_passages if harmful and each.question in of_them]
    for passage in (*report.main_passages_in(*places), *answers):
        if load_pattern("named_otherwise").search(passage.text):
            continue
        for sentence in split_sentences(passage.text):
            for each in _NAMED:
                found = load_pattern(each).search(sentence)
                name = _name_of(found) if found else ""
                thing = name and _is_thing(sentence, name, report)
                if name and not (thing or _is_public(sentence, name)):
                    yield passage, name
            name = _named_beside_harm(sentence, report)
            if name:
                yield passage, name


def _named_beside_harm(sentence: str, report: BookReport) -> str:
    """Return the name of a person in a sentence that tells of somebody ill or hurt."""
    if not (_is_ill(sentence) or load_pattern("lasting_harm").search(sentence)):
        return ""
    subject = load_pattern("named_subject").search(sentence)
    for found in filter(None, (subject, *load_pattern("named_person").finditer(sentence))):
        name, of_others = found["name"], report.name_words
        is_ours = any(each.casefold() in of_others for each in name.split())
        if not is_ours and not _is_public(sentence, name):
            return name
    return ""


def _is_ill(sentence: str) -> bool:
    """Tell whether a sentence tells of somebody ill or hurt, whatever it is called."""
    of_one = load_pattern("ill_of_one").search(sentence)
    return bool(of_one or load_pattern("harm_of_one").search(sentence))


def _recognised(report: BookReport) -> Iterator[tuple[TextPassage, str]]:
    """Yield who is the only one of a kind, in a sentence that tells of illness or injury."""
    for passage in texts_with(report, load_hints("only_one")):
        for sentence in split_sentences(passage.text):
            found = load_pattern("only_one").search(sentence) or load_pattern("one_worker").search(
                sentence
            )
            speaks = load_pattern("public_role").search(sentence)
            if found and _is_ill(sentence) and not speaks:
                yield passage, found["name"]


def _name_of(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return quoted(groups.get("name") or groups.get("later") or "")


def _is_public(sentence: str, name: str) -> bool:
    """Tell whether the words around a name say it is of a place, or of who speaks for others."""
    at = sentence.find(name)
    if _is_place(sentence, at):
        return True
    near = sentence[max(0, at - _BEFORE) : at + len(name) + _BEFORE]
    first = name.split(maxsplit=1)[0].casefold()
    return bool(load_pattern("public_role").search(near)) or first in load_hints("no_names")


def _is_place(sentence: str, at: int) -> bool:
    """Tell whether a name that begins there is of a place or a month: «i Gazipur», “in May”."""
    if load_pattern("before_place").search(sentence, max(0, at - _BEFORE), at):
        return True
    return sentence[at:].split(maxsplit=1)[0].strip(",.").casefold() in load_hints("months")


def _is_thing(sentence: str, name: str, report: BookReport) -> bool:
    """Tell whether a name bears our own, or an article: “the Nordlys Fram”, a ship of Nordlys."""
    ours = any(each.casefold() in report.name_words for each in name.split())
    return ours or f" the {name}" in sentence


def _exposed(sentence: str, around: str) -> str:
    """Return the name of somebody whom a sentence exposes; empty where it does not."""
    if load_pattern("named_otherwise").search(around):
        return ""
    harm = load_pattern("harm").search(sentence)
    worker = load_pattern("worker_named").search(sentence)
    aged = load_pattern("aged").search(sentence)
    if aged and aged["name"] and _is_place(sentence, aged.start("name")):
        aged = None
    if worker and (harm or (aged and load_pattern("harm").search(around))):
        return worker["name"]
    words = re.findall(r"\w+", sentence.casefold())
    concerned = load_pattern("harm").search(around) or not load_hints("complained").isdisjoint(
        words
    )
    if aged and concerned and not load_pattern("public_role").search(sentence):
        return aged["name"] or aged["later"]
    complained = _complainer(sentence) or _lives(sentence)
    if complained:
        return complained
    return _hurt(sentence, harmed=bool(harm))


def _hurt(sentence: str, *, harmed: bool) -> str:
    """Return the name of somebody who is ill or hurt; empty for nobody."""
    named = load_pattern("named_subject").search(sentence)
    ill = named and load_pattern("ill_of_one").search(sentence, named.start())
    if named and ill and not _is_public(sentence, named["name"]):
        return named["name"]
    subject = load_pattern("person_who").search(sentence) if harmed else None
    near = sentence[subject.start("verb") : subject.end() + _NEAR] if subject else ""
    told = bool(subject) and load_pattern("harm_of_one").match(near)
    return subject["name"] if subject and told else ""


def _complainer(sentence: str) -> str:
    """Return the name or initials of whoever complained or was harmed, as a sentence says."""
    for pattern in ("complainer_named", "named_complainer", "case_of_named", "one_of_those"):
        found = load_pattern(pattern).search(sentence)
        if found:
            name = found["name"].strip(" ,")
            near = sentence[max(0, found.start("name") - _BEFORE) : found.end("name")]
            first = name.split()[0].casefold()
            if not load_pattern("public_role").search(near) and first not in load_hints("no_names"):
                return name
    return ""


def _lives(sentence: str) -> str:
    """Return the address or the year of birth of somebody who was harmed."""
    found = load_pattern("living_at").search(sentence)
    return (found["name"] or found["born"]) if found else ""
