"""The draft of a statement's answers as it is being gathered."""

from msgspec import Struct, field

from generator.findings.positions import Plain
from generator.importing.answers.draft import put_fact


class PlaceRemark(Struct, frozen=True):
    """Something the editor should look at: a key of the words, where it went, and its place.

    `other` is what `text` may be instead, or a number.
    """

    key: str
    about: str
    place: int
    text: str = ""
    other: str = ""


class UnplacedText(Struct, frozen=True):
    """Text without a place: why (a key of the words), below which heading, and where it stood."""

    why: str
    under: str
    text: str
    place: int


class PlacedText(Struct, frozen=True):
    """Where a piece of the source went: its place, the question or the file, its first words."""

    place: int
    where: str
    heading: str
    text: str
    sure: bool


class StatementDraft(Struct):
    """Facts by file (`organisation`, `report`, a step's folder), Markdown by question, the rest.

    `comments` are what was read as facts and says the same in more words: no reader misses it.
    """

    facts: dict[str, dict[str, Plain]] = field(default_factory=dict)
    prose: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    unplaced: list[UnplacedText] = field(default_factory=list)
    remarks: list[PlaceRemark] = field(default_factory=list)
    placed: list[PlacedText] = field(default_factory=list)

    def set_fact(self, folder: str, fact: str, value: Plain) -> None:
        """Put a fact in its file; `report.contact.email` goes into report.yaml's contact."""
        put_fact(self.facts, folder, fact, value)

    def add_prose(self, question: str, text: str) -> None:
        """Put Markdown at the end of a question's answer."""
        if text:
            self.prose.setdefault(question, []).append(text)

    def remark(self, key: str, about: str, place: int, text: str = "", other: str = "") -> None:
        """Say what the editor should look at."""
        self.remarks.append(PlaceRemark(key, about, place, text, other))
