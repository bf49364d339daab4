"""Findings in groups: by provision where the Act asks, else by family; and by organisation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from generator.checks.messages import wording_of
from generator.checks.rules import all_codes
from generator.checks.summands import Summand
from generator.checks.wordings import FindingWords, gap_title_of, load_shared_words
from generator.findings.finding import Severity
from generator.formats.listing import ListedFinding, Listing
from generator.text.words import load_words
from schema.languages import plural_category, spoken_for
from schema.law import load_provisions

# Kinds of findings that a group says; of the rest there is but a count.
_MOST = 6
# A family is the letters that its codes begin with.
_FAMILY = 3
# The families that come first after what the Act asks.
_AFTER_LAW = ("FRM", "ADV")


class Group(Struct, frozen=True):
    """What sums count of findings that belong together, as of one provision or of one family."""

    id: str
    title: str
    counted: tuple[Summand, ...]


def group_counted(listing: Listing) -> tuple[Group, ...]:
    """Return the active findings by provision, in the order of the law, then by family."""
    found: dict[str, list[Summand]] = {}
    for each in listing.counted:
        found.setdefault(group_of(each.code), []).append(each)
    order = [*load_provisions(), *_AFTER_LAW, *sorted(found)]
    groups = sorted(found.items(), key=lambda group: order.index(group[0]))
    return tuple(Group(id_, _name(id_, listing.language), tuple(each)) for id_, each in groups)


def group_organisations(listing: Listing) -> Mapping[str, tuple[Summand, ...]]:
    """Return what sums count of active findings, by the organisation's folder.

    "" is for those in none.
    """
    found: dict[str, list[Summand]] = {}
    for each in listing.counted:
        key, slash, _ = each.file.partition("/")
        found.setdefault(key if slash else "", []).append(each)
    return {key: tuple(counted) for key, counted in found.items()}


def say_group(group: Group, language: str) -> str:
    """Return what a group says, gravest first: «to risikoer mangler tiltak; ett tiltak …»."""
    found = _by_code(group.counted)
    worst = {code: max(each.severity for each in one) for code, one in found.items()}
    gravest_first = sorted(found, key=lambda code: (-worst[code], code))
    said = [_say(code, found[code], language) for code in gravest_first]
    left = len(said) - _MOST
    if left > 0:
        more = load_words(language, "command").count("more_kinds", left)
        said = [*said[:_MOST], more]
    return "; ".join(said)


def count_words(entries: Iterable[ListedFinding | Summand]) -> Counter[str]:
    """Return how many findings there are of each severity, by its word, the gravest first."""
    counted: Counter[Severity] = Counter()
    for each in entries:
        counted[each.severity] += each.count
    return Counter({each.word: counted[each] for each in reversed(Severity) if counted[each]})


def _by_code(counted: Iterable[Summand]) -> dict[str, list[Summand]]:
    found: dict[str, list[Summand]] = {}
    for each in counted:
        found.setdefault(each.code, []).append(each)
    return found


# A register has tens of thousands of findings, of some hundred codes.
@cache
def group_of(code: str) -> str:
    """Return the id of the group that a code belongs to."""
    known = all_codes()[code]
    return known.law[0] if known.asked_by == "act" else code[:_FAMILY]


def _name(group: str, language: str) -> str:
    """Return the short name of a provision, or what a family is about."""
    provision = load_provisions().get(group)
    if provision:
        return provision.short.in_language(language)
    name = load_shared_words().families[group][language]
    return f"{name[0].upper()}{name[1:]}"


def _number(code: str, counted: list[Summand]) -> int:
    """Return what the sum of a code counts: its findings, or the statements that have any."""
    if code not in load_shared_words().sums_of_statements:
        return sum(each.items for each in counted)
    return len({tuple(each.file.split("/")[:2]) for each in counted})


def _say(code: str, counted: list[Summand], language: str) -> str:
    wording, number = wording_of(code, language), _number(code, counted)
    if not wording.sum:
        title = _within_sentence(_title(code, wording, counted, language))
        return f"{title} ({number})" if number > 1 else title
    numbers = load_shared_words().numbers[language]
    count = numbers[number] if number < len(numbers) else str(number)
    category = plural_category(number, language)
    return wording.sum.get(category, wording.sum["other"]).format(count=count)


def _title(code: str, wording: FindingWords, counted: list[Summand], language: str) -> str:
    """Return what findings have in common: the title of their case if they share one."""
    cases = {each.case for each in counted}
    if len(cases) == 1 and isinstance(wording.gap, dict):
        return gap_title_of(code, cases.pop(), spoken_for(language))
    return wording.title.rstrip(".")


def _within_sentence(title: str) -> str:
    """Return a title with a small first letter, but for words that are written so: PDF, GitHub."""
    first = title.split(maxsplit=1)[0]
    return title if first[1:] != first[1:].lower() else f"{title[0].lower()}{title[1:]}"
