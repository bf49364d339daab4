"""What comes of one build in the preview, as it passes from the builder's process to the server."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct


class Spot(Struct, frozen=True):
    """A place in a file (path from content/); the file is empty where there is none to open."""

    file: str
    line: int
    column: int


class Item(Struct, frozen=True):
    """A finding in the panel: its HTML, the pages (from the site) it belongs to, its places.

    `stops` when it keeps the site from being published.
    """

    html: str
    pages: tuple[str, ...]
    spots: tuple[Spot, ...]
    stops: bool = False


class Panel(Struct, frozen=True):
    """The panel of all findings, the gravest first; what comes before, between and after them.

    Those of the page come before `between`, the others after it. `more` says, with {count}, that
    there are more; `beyond` counts those that are in no item. `questions` is the HTML of what only
    a person can judge, under the heading `asking`, by id; `asked` the ids by page of a draft.
    `lacking` is what comes before the list of the answers that are.
    """

    before: str
    between: str
    after: str
    items: tuple[Item, ...]
    more: str
    beyond: int = 0
    asking: str = ""
    lacking: str = ""
    questions: Mapping[str, str] = {}
    asked: Mapping[str, tuple[str, ...]] = {}


class LackingAnswer(Struct, frozen=True):
    """A question that is not answered: its page (from the site), its id and what it is called."""

    page: str
    question: str
    label: str


class WrittenPage(Struct, frozen=True):
    """What a page must know for answers to be written on it; `questions` are their ids.

    `files` are names of files with fields that no question asks for, and what these are called.
    `report` is the path of the report, `write` the words on the button, and `about` the same with
    the {question}; `unsaved` says that there is text not saved yet, `opening` that a field comes.
    """

    report: str
    language: str
    questions: tuple[str, ...]
    write: str
    about: str
    unsaved: str
    opening: str
    files: Mapping[str, str]

    @property
    def whose(self) -> str:
        """What all pages of a report in one language have in common."""
        return f"{self.report} {self.language}"


class PreviewOutcome(Struct, frozen=True):
    """What came of a build.

    `site` is the folder that is shown: of `GOOD`, `NOW` (made in spite of errors) and none.
    `page` is shown instead of pages that are not in it; it is empty when nothing keeps a page from
    being there, and then `not_found` does. `notice` is shown above pages made in spite of errors,
    `past` above those of the last good site. `manuals` are the manual pages by code. `written` are
    the pages on which answers can be written, `lacking` the answers that a report lacks in a
    language (see `WrittenPage.whose`), in the order of the form. `said` is for the terminal.
    """

    site: str
    page: str
    not_found: str
    said: str
    notice: str = ""
    past: str = ""
    panel: Panel | None = None
    manuals: dict[str, str] = {}
    written: Mapping[str, WrittenPage] = {}
    lacking: Mapping[str, tuple[LackingAnswer, ...]] = {}

    def to_line(self) -> bytes:
        """Return the outcome on one line."""
        return msgspec.json.encode(self) + b"\n"


def read_outcome(line: bytes) -> PreviewOutcome:
    """Return the outcome on a line. Raises ValueError: it is no outcome."""
    return msgspec.json.decode(line, type=PreviewOutcome)
