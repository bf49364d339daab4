"""An organisation's folder while it is being bound: its parsed files, and what is found in them."""

from collections.abc import Iterable, Mapping
from posixpath import basename, dirname

from generator.content.documents import Document
from generator.content.layout import find_unread
from generator.content.markdown_documents import MarkdownDocument
from generator.content.sources import OrganisationSource
from generator.content.validation import UNREADABLE, Shape, Validated, validate
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Plain
from generator.text.suggestions import closest


class Folder:
    """Gives files as typed values and as prose; gathers the findings on the way.

    `documents` are the parsed files by path; a YAML file that has been read stands there without
    the values that had to be left out of it.
    """

    def __init__(self, source: OrganisationSource, documents: Mapping[str, Document]) -> None:
        self.source = source
        self.documents = dict(documents)
        self.findings: list[Finding] = []
        self._files = {each.path for each in source.sources}
        # Where something stands that cannot be used, and a finding has said so.
        self._blocked: set[str] = set(source.unreadable)

    def say(self, findings: Iterable[Finding]) -> None:
        """Take in findings."""
        self.findings.extend(findings)

    def say_stray(self, findings: Iterable[Finding]) -> None:
        """Take in findings about stray files, which are unread, as is what they were meant for."""
        found = list(findings)
        self.findings.extend(found)
        self._blocked |= find_unread(found)

    @property
    def unread(self) -> frozenset[str]:
        """The files and folders for which something is written that could not be read."""
        return frozenset(self._blocked)

    def is_unread(self, path: str) -> bool:
        """Tell whether something is written for this file that could not be read."""
        there = path in self._files or path in self.source.folders
        blocked = path in self._blocked or dirname(path) in self._blocked
        return path not in self.documents and (there or blocked)

    def require(self, path: str) -> bool:
        """Tell whether a file is there; if not, say so."""
        if path in self._files or path in self._blocked:
            return True
        beside = [basename(each) for each in self._files if dirname(each) == dirname(path)]
        suggestion = closest(basename(path), sorted(beside))
        self.findings.append(syntax.MISSING_FILE.at(Ref(path), file=path, suggestion=suggestion))
        return False

    def has(self, path: str) -> bool:
        """Tell whether there is a file at this path."""
        return path in self._files

    def read(
        self, path: str, model: type[Shape], stand_in: Mapping[str, Plain] | None = None
    ) -> Validated[Shape]:
        """Return a YAML file as a model; no value if it is not there or could not be parsed."""
        document = self.documents.get(path)
        if not isinstance(document, YamlDocument):
            return Validated(None, frozenset({UNREADABLE} if self.is_unread(path) else ()))
        validated, findings = validate(document, model, stand_in)
        self.findings.extend(findings)
        self.documents[path] = validated.document or document
        return validated

    def read_prose(self, path: str) -> MarkdownDocument | None:
        """Return a prose file, or None if it is not there or could not be parsed."""
        document = self.documents.get(path)
        return document if isinstance(document, MarkdownDocument) else None
