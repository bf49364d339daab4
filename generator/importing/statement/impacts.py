"""Risks and measures as they are being gathered, and what tells to which risk a text belongs."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct, field
from msgspec.structs import replace
from rapidfuzz import fuzz

from generator.findings.positions import Plain
from generator.importing.answers.identifiers import free_identifier, short_identifier
from generator.importing.portal.lexicon import words_of
from generator.importing.portal.names import split_geographies, terms, topics
from generator.importing.source.blocks import BlockKind, Inline, SourceBlock, TextRun
from generator.importing.statement.data import filler_words, statement_data
from generator.importing.statement.draft import PlaceRemark
from generator.importing.statement.prose import write_prose
from schema.vocabulary import load_vocabulary

_LIKE = 72
# Titles are alike only where two of their words begin alike.
_BEGUN = 2
_RING = "\u030a"
_STATUS = re.compile(r"[^.,;:–(]*[^\s.,;:–(]")
# The words before a colon, a dash or a full stop, and what comes after.
LEAD = re.compile(r"^(?P<lead>[^.:–]{4,90}?)(?::\s|\s[–-]\s|\.\s)(?P<rest>.+)$", re.DOTALL)


class FoundRisk(Struct):
    """A risk as it is being gathered: its id, its fields, and the place it was found at."""

    id: str
    values: dict[str, Plain]
    place: int

    @property
    def title(self) -> str:
        """The title."""
        return str(self.values["title"])


class Impacts(Struct):
    """Risks and measures as they are being gathered.

    `comment` is what belongs to no row of risks, `loose` what is done where there is no risk,
    `heads` are headings with nothing but other headings below them; `done` are blocks below a risk
    that no label, but their own words, say to be of what is done about it.
    """

    risks: list[FoundRisk] = field(default_factory=list)
    measures: list[dict[str, Plain]] = field(default_factory=list)
    comment: list[SourceBlock] = field(default_factory=list)
    loose: list[SourceBlock] = field(default_factory=list)
    heads: list[SourceBlock] = field(default_factory=list)
    done: list[SourceBlock] = field(default_factory=list)
    remarks: list[PlaceRemark] = field(default_factory=list)

    def add_risk(self, title: str, place: int, values: Mapping[str, Plain]) -> FoundRisk:
        """Add a risk; its id is made of its title."""
        taken = {each.id for each in self.risks}
        own = free_identifier(short_identifier(_plain_letters(title)) or "risk", taken)
        risk = FoundRisk(own, {"title": title, **_topic(title), **values}, place)
        self.risks.append(risk)
        return risk

    def add_measure(self, risks: Sequence[FoundRisk], values: Mapping[str, Plain]) -> None:
        """Add a measure against risks."""
        if any(values.values()):
            ids: list[Plain | None] = [each.id for each in risks]
            own = {key: each for key, each in values.items() if each}
            self.measures.append({"risk": ids if len(ids) > 1 else risks[0].id, **own})


def _plain_letters(text: str) -> str:
    """Return a text without accents that no Norwegian letter has: «fôr» is «for»."""
    bare = unicodedata.normalize("NFD", text.replace("ß", "ss"))
    kept = (each for each in bare if not unicodedata.combining(each) or each == _RING)
    return unicodedata.normalize("NFC", "".join(kept))


def kind_of(heading: str) -> dict[str, Plain]:
    """Return which kind of impact a heading says is below it; nothing where it names both."""
    words = words_of(heading)
    found = {kind for kind, names in statement_data().kinds.items() if {*words} & {*names}}
    if "actual" in found and "potential" not in found:
        return {"kind": "actual"}
    return {"kind": "potential"} if found == {"potential"} else {}


def _topic(text: str) -> dict[str, Plain]:
    """Return the topic of a text if it names one alone."""
    words = words_of(text)
    found = {hit[0] for at in range(len(words)) if (hit := topics().take(words, at)) is not None}
    return {"topic": found.pop()} if len(found) == 1 else {}


def read_places(text: str) -> tuple[dict[str, Plain], str]:
    """Return the places of a text that is nothing else, and the text where it is more than that."""
    found = split_geographies(text)
    return ({"geography": [*found]}, "") if found else (places_in(text), text)


def places_in(text: str) -> dict[str, Plain]:
    """Return the places that a text names."""
    words = re.findall(r"[\w’'.-]+", text)
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        hit = terms("geographies").take(words, at) if words[at][:1].isupper() else None
        if hit:
            found.setdefault(hit[0])
            at = hit[1]
        else:
            at += 1
    return {"geography": [*found]} if found else {}


def read_status(text: str) -> dict[str, Plain]:
    """Return a status where its first words are one, and all words where they say more."""
    match = _STATUS.match(text)
    status = terms("statuses").find(match.group()) if match else None
    if status and text.casefold() in _status_labels():
        return {"status": status}
    return {**({"status": status} if status else {}), "status_note": text}


@cache
def _status_labels() -> frozenset[str]:
    """Return what the vocabulary itself calls statuses, in small letters."""
    labels = (term.label.by_language.values() for term in load_vocabulary("statuses").terms)
    return frozenset(label.casefold() for each in labels for label in each)


def find_like(text: str, risks: Sequence[FoundRisk]) -> FoundRisk | None:
    """Return the risk that a text is about: the likest title, if it is like enough and alone so."""
    ranked = sorted(((_likeness(text, each), -at) for at, each in enumerate(risks)), reverse=True)
    if not ranked or ranked[0][0] < _LIKE or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return risks[-ranked[0][1]]


def _likeness(text: str, risk: FoundRisk) -> float:
    own, its = (telling_words(each) for each in (text, risk.title))
    if not own or not its or {each[:_BEGUN] for each in own}.isdisjoint(w[:_BEGUN] for w in its):
        return 0.0
    whole = fuzz.token_sort_ratio(" ".join(own), " ".join(its))
    shared = [word for word in its if any(_same(word, each) for each in own)]
    covered = 100.0 * sum(map(len, shared)) / sum(map(len, its))
    back = [word for word in own if any(_same(word, each) for each in its)]
    covering = 100.0 * sum(map(len, back)) / sum(map(len, own))
    return max(whole, min(covered, 99.0), min(covering, 98.0) if len(own) <= len(its) else 0.0)


def _same(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one == other or (shorter > 4 and one[: shorter - 1] == other[: shorter - 1])


@lru_cache(maxsize=4096)
def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that are not said of any risk or measure."""
    known = filler_words() | {"risiko", "risikoen", "risk", "risks", "tiltak", "measures", "fare"}
    return tuple(word for word in words_of(text) if word not in known and len(word) > 2)


def says_no_more(text: str, title: str) -> bool:
    """Return whether a text has no telling word that a title lacks."""
    return set(telling_words(text)) <= set(telling_words(title))


def split_labels(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield blocks, paragraphs of which a later sentence has a label in two or more."""
    for block in blocks:
        parts = [block.text]
        if block.kind is BlockKind.PARAGRAPH and len(block.runs) == 1:
            parts = re.split(r"(?<=[.!?])\s+(?=[^\W\d_][\w ]{3,24}:\s)", block.text)
            labels = [label_of(each.partition(":")[0]) for each in parts]
            if not all(labels[1:]):
                parts = [block.text]
        if len(parts) == 1:
            yield block
        else:
            yield from (replace(block, runs=(TextRun(part),)) for part in parts)


def take_label(block: SourceBlock) -> tuple[str, SourceBlock | None]:
    """Return the label that a block is or begins with, and what is left of it."""
    text = block.text
    first, mark, rest = text.partition(":")
    name = label_of(first)
    if name and (
        mark or block.is_heading or (block.runs and all(run.strong for run in block.runs))
    ):
        if not rest.strip():
            return name, None
        return name, replace(
            block, runs=runs_after(block.runs, len(first) + 1)
        ) if block.runs else block
    return "", block


def label_of(text: str) -> str:
    """Return which label a text is, as themes.yaml names it; nothing where it is none."""
    words = _bare(re.sub(r"\d", "", text))
    for name, texts in statement_data().labels.items():
        if any(fuzz.ratio(words, _bare(each)) >= 92 for each in texts):
            return {"risk": "description"}.get(name, name)
    return ""


def _bare(text: str) -> str:
    return " ".join(word for word in words_of(text) if word not in filler_words())


def runs_after(runs: Inline, count: int) -> Inline:
    """Return runs without their first letters."""
    rest: list[TextRun] = []
    for run in runs:
        cut = run.text[count:] if count > 0 else run.text
        count -= len(run.text)
        if cut:
            rest.append(replace(run, text=cut.lstrip() if not rest else cut))
    return tuple(rest)


def measure_values(parts: Mapping[str, Sequence[SourceBlock]]) -> dict[str, Plain]:
    """Return the fields of a measure: the blocks of each label as Markdown."""
    values: dict[str, Plain] = {}
    for label, blocks in parts.items():
        key = "actions" if label == "measure" else label
        text = write_prose(blocks, 4)
        values |= read_status(text) if key == "status" else {key: text}
    return values


def lead_of(text: str) -> str:
    """Return the words before a colon or a dash; nothing where there are none."""
    match = LEAD.match(text)
    return match["lead"] if match and match.group()[len(match["lead"])] != "." else ""
