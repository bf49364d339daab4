"""Findings in groups: by provision where the Act asks, else by family; and by organisation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from generator.checks.messages import wording_of
from generator.checks.rules import all_codes
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
    """Findings that belong together, under the name of a provision or of a family."""

    id: str
    title: str
    entries: tuple[ListedFinding, ...]

    @property
    def worst(self) -> Severity:
        """The gravest severity among them."""
        return max(each.finding.severity for each in self.entries)


def group_entries(listing: Listing) -> tuple[Group, ...]:
    """Return the active findings by provision, in the order of the law, then by family."""
    found: dict[str, list[ListedFinding]] = {}
    # A register has tens of thousands of findings, of some hundred codes.
    group_of = cache(_group_of)
    for entry in listing.active:
        found.setdefault(group_of(entry.finding.code), []).append(entry)
    order = [*load_provisions(), *_AFTER_LAW, *sorted(found)]
    groups = sorted(found.items(), key=lambda group: order.index(group[0]))
    return tuple(Group(id_, _name(id_, listing.language), tuple(each)) for id_, each in groups)


def group_organisations(listing: Listing) -> Mapping[str, tuple[ListedFinding, ...]]:
    """Return the active findings by the organisation's folder; "" is for those in none."""
    found: dict[str, list[ListedFinding]] = {}
    for entry in listing.active:
        key, slash, _ = entry.place.file.partition("/")
        found.setdefault(key if slash else "", []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def say_group(group: Group, language: str) -> str:
    """Return what a group says, gravest first: «to risikoer mangler tiltak; ett tiltak …»."""
    found = _by_code(group.entries)
    worst = {code: max(each.finding.severity for each in one) for code, one in found.items()}
    gravest_first = sorted(found, key=lambda code: (-worst[code], code))
    said = [_say(code, found[code], language) for code in gravest_first]
    left = len(said) - _MOST
    if left > 0:
        more = load_words(language, "command").count("more_kinds", left)
        said = [*said[:_MOST], more]
    return "; ".join(said)


def count_words(entries: Iterable[ListedFinding]) -> Counter[str]:
    """Return how many findings there are of each severity, by its word, the gravest first."""
    counted: Counter[Severity] = Counter()
    for each in entries:
        counted[each.finding.severity] += each.count
    return Counter({each.word: counted[each] for each in reversed(Severity) if counted[each]})


def _by_code(entries: Iterable[ListedFinding]) -> dict[str, list[ListedFinding]]:
    found: dict[str, list[ListedFinding]] = {}
    for each in entries:
        found.setdefault(each.finding.code, []).append(each)
    return found


def _group_of(code: str) -> str:
    known = all_codes()[code]
    return known.law[0] if known.asked_by == "act" else code[:_FAMILY]


def _name(group: str, language: str) -> str:
    """Return the short name of a provision, or what a family is about."""
    provision = load_provisions().get(group)
    if provision:
        return provision.short.in_language(language)
    name = load_shared_words().families[group][language]
    return f"{name[0].upper()}{name[1:]}"


def _number(code: str, entries: list[ListedFinding]) -> int:
    """Return what the sum of a code counts: its findings, or the statements that have any."""
    if code not in load_shared_words().sums_of_statements:
        return sum(each.finding.items for each in entries)
    return len({tuple(each.place.file.split("/")[:2]) for each in entries})


def _say(code: str, entries: list[ListedFinding], language: str) -> str:
    wording, number = wording_of(code, language), _number(code, entries)
    if not wording.sum:
        title = _within_sentence(_title(code, wording, entries, language))
        return f"{title} ({number})" if number > 1 else title
    numbers = load_shared_words().numbers[language]
    count = numbers[number] if number < len(numbers) else str(number)
    category = plural_category(number, language)
    return wording.sum.get(category, wording.sum["other"]).format(count=count)


def _title(code: str, wording: FindingWords, entries: list[ListedFinding], language: str) -> str:
    """Return what findings have in common: the title of their case if they share one."""
    cases = {str(each.finding.arguments.get("case", "")) for each in entries}
    if len(cases) == 1 and isinstance(wording.gap, dict):
        return gap_title_of(code, cases.pop(), spoken_for(language))
    return wording.title.rstrip(".")


def _within_sentence(title: str) -> str:
    """Return a title with a small first letter, but for words that are written so: PDF, GitHub."""
    first = title.split(maxsplit=1)[0]
    return title if first[1:] != first[1:].lower() else f"{title[0].lower()}{title[1:]}"
