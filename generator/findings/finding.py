"""Findings: mistakes in content as values, with a code, a place and what they are about."""

from collections.abc import Mapping
from decimal import Decimal
from enum import IntEnum

from msgspec import Struct, field
from msgspec.structs import replace

from generator.findings.positions import Keys, Span
from schema.values import Text


class Severity(IntEnum):
    """How bad a finding is; `error` alone stops publishing."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in machine-readable output: error, warning, info."""
        return self.name.lower()


class Ref(Struct, frozen=True):
    """A place in content: a file (path relative to content/), and a key path or an exact span.

    `of_key` points at the key itself, not at its value. In prose, the key path is the answer's id.
    `words` narrows the place to the first occurrence of these words in the value.
    """

    file: str
    keys: Keys = ()
    of_key: bool = False
    span: Span | None = None
    words: str = ""

    def at(self, *keys: str | int) -> "Ref":
        """Return the place of something below this one."""
        return replace(self, keys=(*self.keys, *keys), span=None)

    def on(self, words: str) -> "Ref":
        """Return the place of these words in the value."""
        return replace(self, words=words)

    def key(self) -> "Ref":
        """Return the place of the key itself."""
        return replace(self, of_key=True)


# What fills the {placeholders} of a message: text, numbers, labels to be put in the reader's
# language, or lists of these.
Argument = str | int | Decimal | Text | tuple[str | Text | tuple[str, Text], ...]


class Finding(Struct, frozen=True):
    """Something wrong with content: `code` says what, `where` the place, `arguments` the details.

    `about` is the question, risk or file an exception may name. `excepted` holds the editor's
    public reason when an exception lets the finding stand. The words come from the words files.
    `more` are those of its kind that it stands for beside itself, `more_related` the places that
    belong with it beyond `related`.
    """

    code: str
    severity: Severity
    where: Ref
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    about: str | None = None
    related: tuple[Ref, ...] = ()
    excepted: str | None = None
    more: int = 0
    more_related: int = 0

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    @property
    def items(self) -> int:
        """How many items it is on: several where it says the same of each (`together`)."""
        together = self.arguments.get("together", 1)
        return (together if isinstance(together, int) else 1) + self.more

    @property
    def count(self) -> int:
        """How many findings it stands for, itself among them."""
        return 1 + self.more

    @property
    def stops_publishing(self) -> bool:
        """Whether the finding is an error that no exception covers."""
        return self.severity is Severity.ERROR and self.excepted is None


# Families of which every code that rests on the law is asked for by the Act, or by the form.
_ASKED_BY = {"LAW": "act", "DAT": "act", "VAL": "act", "FRM": "form", "ADV": "advice"}


class Code(Struct, frozen=True):
    """One kind of finding: its code, its usual severity and the provisions that it rests on.

    What it says is in templates/words/findings/<id>.yaml.
    """

    id: str
    severity: Severity
    law: tuple[str, ...] = ()

    @property
    def asked_by(self) -> str:
        """Who asks for what it finds missing: `act`, `form` or `advice`; empty for all else.

        `act` is the Transparency Act or the Accounting Act, `advice` the supervisor's and the
        OECD's, which may cite the Act’s section 4: what is to be done, not what is to be said.
        """
        usual = "advice" if self.law else ""
        asked_by = _ASKED_BY.get(self.id[:3], usual)
        return asked_by if self.law or asked_by != "act" else ""

    def at(
        self,
        where: Ref,
        *,
        about: str | None = None,
        related: tuple[Ref, ...] = (),
        severity: Severity | None = None,
        given: Mapping[str, Argument] | None = None,
        **arguments: Argument,
    ) -> Finding:
        """Return a finding of this kind at a place; `given` and keywords are its arguments."""
        level = self.severity if severity is None else severity
        return Finding(self.id, level, where, {**(given or {}), **arguments}, about, related)
