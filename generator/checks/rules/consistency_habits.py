"""What two sentences say of the same habit: how often, by whom, since when."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_passage import Sentence
from generator.checks.rules.how_often import TIMES_A_YEAR, times_in
from generator.checks.rules.sentences import told_texts
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

_WORD = compile_kept(r"[^\W\d_]+")
# Forms of a word begin with so many letters alike; shorter words say little.
_LETTERS, _SHORTEST = 5, 4
# So many words before «hver måned» are what is done then.
_DONE = 2


class Differing(Struct, frozen=True):
    """Two sentences that cannot both be true, and how: `often`, `whom` or `since`."""

    case: str
    sentence: Sentence
    other: Sentence


class _Said(Struct, frozen=True):
    about: frozenset[str]
    what: str
    sentence: Sentence


def find_differing(report: BookReport) -> Iterator[Differing]:
    """Yield, of each kind, the first two sentences on the same that differ."""
    looks = {"often": _how_often, "whom": _by_whom, "since": _since_when}
    for case, look in looks.items():
        firsts, others = dict[frozenset[str], _Said](), dict[frozenset[str], _Said]()
        for each in look(report):
            if firsts.setdefault(each.about, each).what != each.what:
                others.setdefault(each.about, each)
        about = next((each for each in firsts if each in others), None)
        if about is not None:
            yield Differing(case, others[about].sentence, firsts[about].sentence)


def _stems(text: str) -> list[str]:
    """Return how the words of a text begin that say something, in small letters."""
    return [each[:_LETTERS] for each in _WORD.findall(text.casefold()) if len(each) >= _SHORTEST]


def _sentences(report: BookReport, hints: str) -> Iterator[Sentence]:
    words = load_hints(hints)
    if report.vocabulary.isdisjoint(words):
        return
    for passage in told_texts(report):
        if not passage.vocabulary.isdisjoint(words):
            for each in passage.sentences:
                if not words.isdisjoint(each.parts):
                    yield each


def _is_told(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of how it is now, and neither denies nor doubts it."""
    earlier = load_pattern("earlier_than").search(sentence.folded)
    return not (earlier or sentence.says_any("hypothetical", "expecting", "negation"))


# --- «rapporterer til styret hvert kvartal» beside «rapporterer til styret én gang i året»


def _how_often(report: BookReport) -> Iterator[_Said]:
    """Yield what is said to be done how often: its first word, and those before the time."""
    for each in _sentences(report, "how_often"):
        for name, found in islice(times_in(each).items(), 1):
            before = _stems(each.folded[: found.start()])
            if len(before) > _DONE and _is_told(each):
                about = frozenset({before[0], *before[-_DONE:]})
                yield _Said(about, TIMES_A_YEAR[name], each)


# --- «Innkjøpssjefen har ansvaret for aktsomhetsvurderingene» beside «Daglig leder har ansvaret …»


def _by_whom(report: BookReport) -> Iterator[_Said]:
    """Yield who is responsible for due diligence, where a sentence says it of one person."""
    for each in _sentences(report, "responsible"):
        found = load_pattern("responsible_for").search(each.written)
        if found is None:
            continue
        who = _stems(found["who"])
        shared = load_pattern("shared_role").search(found.group())
        if who and not shared and _is_told(each):
            what = "due diligence" if load_pattern("of_diligence").match(found["what"]) else ""
            if what:
                yield _Said(frozenset({what}), who[-1], each)


# --- «Styret vedtok retningslinjer i februar 2024» beside «Retningslinjene ble vedtatt i 2019»


def _since_when(report: BookReport) -> Iterator[_Said]:
    """Yield in which year a sentence says that rules were adopted, and of what."""
    for each in _sentences(report, "adopted"):
        found = load_pattern("adopted_in").search(each.written)
        changed = load_pattern("changed_later").search(each.written)
        if found and not changed and _is_told(each):
            rules = load_pattern("rules_for").search(each.written)
            about = _stems(rules["what"] or "") if rules else []
            if rules:
                yield _Said(frozenset(about[-1:]), found["year"], each)
