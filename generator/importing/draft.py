"""What has been read of a report so far: facts by file, prose by question, and the rest."""

from msgspec import Struct, field

from generator.importing.lines import Line
from generator.importing.results import Plain, Remark


class Loose(Struct, frozen=True):
    """Lines without a place: why (a key of the words), under which heading, and the lines."""

    why: str
    under: str
    lines: tuple[Line, ...]


class Filled(Struct):
    """The answers as they are being gathered.

    `facts` maps a file (`organisation`, `report`, or a step's folder) to its tree; `prose` a
    question to the lines of its answer; `association` has lines that are the association's.
    """

    facts: dict[str, dict[str, Plain]] = field(default_factory=dict)
    prose: dict[str, list[Line]] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    association: list[Line] = field(default_factory=list)

    def set_fact(self, folder: str, fact: str, value: Plain) -> None:
        """Put a fact in its file; `report.contact.email` goes into report.yaml's contact."""
        first, *rest = fact.split(".")
        file, keys = (
            (first, rest) if first in ("organisation", "report") else (folder, [first, *rest])
        )
        tree = self.facts.setdefault(file, {})
        for key in keys[:-1]:
            below = tree.setdefault(key, {})
            tree = below if isinstance(below, dict) else {}
        known = tree.get(keys[-1])
        if isinstance(known, dict) and isinstance(value, dict):
            value = {**known, **value}
        tree[keys[-1]] = value

    def add_prose(self, question: str, lines: tuple[Line, ...]) -> None:
        """Put lines at the end of a question's answer."""
        if lines:
            known = self.prose.setdefault(question, [])
            known.extend([*([Line(0, 0, "")] if known else []), *lines])

    def leave(self, why: str, under: str, lines: tuple[Line, ...]) -> None:
        """Set lines aside that have no place."""
        if any(lines):
            self.loose.append(Loose(why, under, lines))
