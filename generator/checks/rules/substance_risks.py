"""ADV211, ADV217, LAW221 and LAW222: whether what is told of harm and risk can be all, and true."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookReport, BookRisk
from generator.book.text_index import TextPassage, texts_of
from generator.book.text_passage import Sentence
from generator.checks.rules.queries import about_fact, harms_people, is_unread
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find, main_texts, sentences_with
from generator.findings.finding import Ref, Severity
from generator.text.numerals import numeral_before
from generator.text.retelling import compare_told
from schema.kept_patterns import compile_kept
from schema.signs import load_pattern
from schema.substance_words import fold, has_words
from schema.values import Text
from schema.vocabulary import load_vocabulary

_SECTION_4_B, _SECTION_5_B = "aapenhetsloven-4-b", "aapenhetsloven-5-b"
# So many words after what is said may still deny it: «barnearbeid fant vi ikke».
_DENIED_WITHIN = compile_kept(r"(?:\W+\w+){1,3}")
# Groups that tell of harm together: phrases in the past, harm that was found, single words.
_WAYS_OF_TELLING = (
    ("harm_suffered", "people"),
    ("harm_uncovered", "uncovering"),
    ("harm_events", "past", "people"),
    ("harm_decided", "decided"),
    ("remedied", "past", "people"),
)
# What a risk or its measure tells of harm besides: that those concerned were repaid.
_IN_TABLE = (*_WAYS_OF_TELLING, ("remedied", "people"))
# What is told as a deed done to people: what was found, and put right, is of what is listed.
_OF_SOME = (("harm_suffered", "people"), ("hardship", "past", "people"))
_DIGIT = compile_kept(r"\d")
_COUNTED = compile_kept(
    r"(?<!\w)(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
    r" (?:av )?(?P<whom>[a-zæøå]{5,20})(?!\w)"
)
_COUNTED_PEOPLE = compile_kept(
    r"(?<!\w)(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
    r" [a-zæøå]{3,16}(?:arar|ister|istar|women|men|hands|washers|makers|keepers)(?!\w)"
)
_OF_THE = compile_kept(r" av (?:de|dei)(?= \w+ (?!som )[a-zæøå]{4,30}(?:ene|ane|a|et)(?!\w))")
_LETTERS = 5
_OWN_PART = {"caused", "contributed"}


@rule("ADV211", Severity.WARNING, law=(_SECTION_4_B,))
def involvement_possible(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what the enterprise is said only to be linked to, and by its own words has a part in.

    That is harm and risk in own operations, what it tells of its own part, and a sentence that
    denies the part it has in what the table lists.
    """
    for bound in report.risks:
        risk = bound.risk
        if risk.involvement != "linked":
            continue
        told = next(sentences_with(report.main_passages_in(bound.where), "own_cause"), None)
        if risk.relation == "own" or told:
            case = "own" if risk.relation == "own" else "told"
            words = told.quoted if told else ""
            where = bound.where.at("involvement")
            yield hit(where, about=risk.id, case=case, title=risk.title, words=words)
    prose = list(report.prose_passages)
    for each in sentences_with(prose, "merely_linked"):
        named = None if each.says("attributed") else _told_of(report, each)
        if named is not None and named.risk.involvement in _OWN_PART:
            title = named.risk.title
            about = each.passage.question or None
            yield hit(each.where, about=about, case="denied", title=title, words=each.quoted)
            return


def _told_of(report: BookReport, sentence: Sentence) -> BookRisk | None:
    """Return the risk of which a sentence names most, and by name more than of any other."""
    language = report.language
    shares = [
        (compare_told(sentence.written, _described(report, each), language).retold, index)
        for index, each in enumerate(report.risks)
    ]
    most = max(shares, default=(0, 0))
    alone = sum(retold == most[0] for retold, _ in shares) == 1
    return report.risks[most[1]] if most[0] and alone else None


def _described(report: BookReport, bound: BookRisk) -> str:
    return " ".join(each.text for each in report.main_passages_in(bound.where))


@rule("LAW221", Severity.WARNING, law=(_SECTION_5_B,))
def harm_listed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first sentence that tells of harm that happened, where the table lists none."""
    if is_unread(report, "risks"):
        return
    of_risks = [*_harm_of_risks(report)]
    yield from of_risks
    if of_risks:
        return
    if any(each.risk.kind == "actual" for each in report.risks):
        yield from _unlisted(report)
        return
    if not report.risks and report.identify.none_found is None:
        return
    case = "none" if report.identify.none_found else "potential"
    for told in _harm_told(main_texts(report)):
        about = told.passage.question or about_fact(report, "risks")
        yield hit(told.where, about=about, case=case, words=told.quoted)
        return


def _unlisted(report: BookReport) -> Iterator[Hit]:
    """Yield the first sentence of the prose on harm to people of whom no actual harm tells."""
    listed = " ".join(
        text.folded
        for bound in report.risks
        for text in report.main_passages_in(bound.where, *(each.where for each in bound.measures))
    )
    prose = [each for each in main_texts(report) if each.question and each.markdown]
    prose = [each for each in prose if each.where.file.endswith(".md")]
    for told in _harm_told(prose, _OF_SOME):
        whom = _people_of(told)
        ours = load_pattern("us").search(told.folded) or _COUNTED.search(told.folded)
        of_contract = load_pattern("a_clause").search(told.folded)
        if whom and ours and not of_contract and not any(f"{each}" in listed for each in whom):
            about = told.passage.question or None
            yield hit(told.where, about=about, case="unlisted", words=told.quoted)
            return


def _people_of(sentence: Sentence) -> frozenset[str]:
    """Return how the words for those of whom a sentence tells begin."""
    found = find(sentence.folded, "people", sentence.passage.language)
    named = sentence.folded[found.start : found.end].split() if found else []
    counted = [each["whom"] for each in _COUNTED.finditer(sentence.folded)]
    return frozenset(each[:_LETTERS] for each in (*named, *counted) if len(each) >= _LETTERS)


def _harm_of_risks(report: BookReport) -> Iterator[Hit]:
    """Yield the risks that are listed as potential, and told of as harm that has happened."""
    for bound in report.risks:
        if bound.risk.kind != "potential":
            continue
        places = [bound.where, *(each.where for each in bound.measures)]
        near = report.main_passages_in(*places)
        own = [each for each in near if any(_is_in(each, at) for at in places)]
        # Of what others report, nobody knows that it is where one buys.
        reported = load_pattern("told_by_others")
        said = (each for each in _harm_told(own, _IN_TABLE) if not reported.search(each.folded))
        told = next(said, None)
        if told:
            title = bound.risk.title
            about = bound.risk.id
            yield hit(told.where, about=about, case="risk", words=told.quoted, title=title)


def _is_in(passage: TextPassage, place: Ref) -> bool:
    """Tell whether a text is of a risk, or of what a measure has led to."""
    where, length = passage.where, len(place.keys)
    if where.keys[-1:] == ("title",) and load_pattern("of_such_a_kind").search(passage.folded):
        return False
    return where.file == place.file and where.keys[:length] == place.keys and passage.is_told


def _harm_told(
    texts: list[TextPassage], ways: tuple[tuple[str, ...], ...] = _WAYS_OF_TELLING
) -> Iterator[Sentence]:
    for harm, *others in ways:
        whom = [each for each in others if each == "people"]
        for each in sentences_with(texts, harm, *(group for group in others if group not in whom)):
            found = tuple(group for group in others if group == "uncovering")
            if _is_told_of(each, harm, *found) and (not whom or _is_of_people(each)):
                yield each


def _is_of_people(sentence: Sentence) -> bool:
    """Tell whether a sentence names people, or counts those of whom it is: “Two oilers had …”."""
    # «to av dei fire smelteverka» are no people.
    named = replace(sentence, folded=_OF_THE.sub(" x", sentence.folded))
    if named.says("people") or _COUNTED_PEOPLE.search(sentence.folded):
        return True
    for each in load_pattern("counted_alone").finditer(sentence.folded.strip()):
        alone = numeral_before([each["number"]])
        if alone and alone.number > 1:
            return True
    counted = load_pattern("counted_first").match(sentence.folded.strip())
    number = numeral_before([counted["number"]]) if counted else None
    return bool(number and number.number > 1) and not load_pattern("others").match(
        counted["whom"] if counted else ""
    )


def _is_told_of(sentence: Sentence, *groups: str) -> bool:
    """Tell whether the words of the groups are said to have happened, here and to somebody."""
    folded, language = sentence.folded, sentence.passage.language
    spans = [
        (found.start, found.end) for group in groups if (found := find(folded, group, language))
    ]
    end = max(last for _, last in spans)
    after = _DENIED_WITHIN.match(folded.partition(",")[0], end)
    around = folded[: after.end() if after else end]
    # «fikk ikke betalt» is harm, whatever is denied in it.
    for start, last in sorted(spans, reverse=True):
        around = f"{around[:start]} {around[last:]}"
    doubts = ("negation", "hypothetical", "training")
    return not sentence.says("general") and not any(find(around, each, language) for each in doubts)


@rule("LAW222", Severity.WARNING, law=(_SECTION_5_B,))
def people_concerned(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield risks that are about the environment and the like and not about people: one or all."""
    if not report.risks or is_unread(report, "risks"):
        return
    others = [each for each in report.risks if not _concerns_people(report, each)]
    if len(others) == len(report.risks):
        where = report.ref("2-identify/facts.yaml", "risks").key()
        yield hit(where, about=about_fact(report, "risks"), case="all")
        return
    for each in others:
        title = each.risk.title
        yield hit(each.where.at("title"), about=each.risk.id, case="one", title=title)


def _concerns_people(report: BookReport, bound: BookRisk) -> bool:
    """Tell whether a risk is one for people; of an environmental one, whether it says so."""
    risk = bound.risk
    topic = load_vocabulary("topics").find(risk.topic or "")
    told = tuple(each for each in (risk.description, risk.reason) if each is not None)
    named = tuple(each for each in (risk.title, risk.other_topic) if each is not None)
    right = topic and topic.human_right and topic.id != "other"
    if right and not _say(report, named, "emissions"):
        return True
    if not (topic and not topic.human_right) and not _say(report, named, "environment"):
        return True
    texts = (*named, *told)
    return any(_say(report, texts, group) for group in ("affected_people", "rights_holders"))


def _say(report: BookReport, texts: tuple[Text, ...], group: str) -> bool:
    return any(
        find(fold(words[0]), group, words[1])
        for text in texts
        if (words := text.find(report.language, report.language))
    )


@rule("ADV217", Severity.INFO, law=(_SECTION_4_B,))
def extent_told(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield actual harm of which neither the severity nor the number of people is told anywhere."""
    if is_unread(report, "risks"):
        return
    # What is said in the comment to the table is said of each risk.
    asked = about_fact(report, "risks")
    told = (each for each in main_texts(report) if asked and each.question == f"{asked}.comment")
    comments = [each.folded for each in told]
    for bound in report.risks:
        risk = bound.risk
        results = context.assessment(report).risks[risk.id].results
        if harms_people(risk) and results and not _extent_told(report, bound, comments):
            yield hit(bound.where.at("kind"), about=risk.id, title=risk.title)


def _extent_told(report: BookReport, bound: BookRisk, comments: list[str]) -> bool:
    measures = (each.measure for each in bound.measures)
    told = tuple((each.actions, each.results, each.status_note) for each in measures)
    texts = (*texts_of(bound.risk), *texts_of(told))
    if not has_words("extent", report.language):
        return True
    words = [
        fold(found[0]) for text in texts if (found := text.find(report.language, report.language))
    ]
    return any(
        _DIGIT.search(each) or find(each, "extent", report.language) for each in (*words, *comments)
    )
