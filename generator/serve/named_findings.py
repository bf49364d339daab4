"""Findings in the words of the page that is written on: questions, fields and risks by name."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from generator.book.unasked_fields import fields_of_file
from generator.checks.check import Judged, ReportNames
from generator.editing.finding_names import (
    FormNames,
    field_at,
    names_in,
    remedy_in_field,
    say_by_name,
)
from generator.findings.finding import Finding, Ref
from schema.fields import Field
from schema.form import load_form

# So many reports are remembered, as findings come one report after another, and so many lines.
_KNOWN, _SAID = 32, 20_000
# A line that only says which question a finding is about: what leads there has its name.
_ABOUT = re.compile(r"\w+ ([\w.]+): [«“]")


class _About(Struct, frozen=True):
    """A file (by its path from its organisation) of a report, as readers of a language know it."""

    form: str
    titles: tuple[tuple[str, str], ...]
    language: str
    file: str


class Naming(Struct, frozen=True):
    """What is called what in the reports of a preview, by their paths, in one language."""

    reports: Mapping[str, ReportNames]
    language: str

    @classmethod
    def of(cls, checked: Iterable[Judged], language: str) -> "Naming":
        """Return what is called what in all that was checked."""
        return cls({path: each for it in checked for path, each in it.named.items()}, language)

    def say(self, finding: Finding, lines: Iterable[str]) -> tuple[str, ...]:
        """Return what is said of a finding, its message first, with names in place of codes."""
        where = finding.where
        report = self._report_of(where)
        if report is None:
            return tuple(lines)
        titles, file = tuple(report.risks[self.language].items()), where.file.partition("/")[2]
        about, (message, *rest) = _About(report.form, titles, self.language, file), lines
        field = field_at(Ref(file, where.keys), _fields_of(about))
        if field:
            rest = remedy_in_field(finding.code, rest, field, self.language)
        asked = {each.id for each in load_form(report.form).questions}
        told = (message, *(each for each in rest if not _is_about(each, asked)))
        return tuple(_say(about, where.keys, each) for each in told)

    def question(self, finding: Finding, anchors: Iterable[str]) -> str:
        """Return what the question is called in which one of some anchors is; "" where none is."""
        report = self._report_of(finding.where)
        questions = load_form(report.form).questions if report else ()
        for anchor in anchors:
            for each in questions:
                if anchor == each.id or anchor.startswith(f"{each.id}-"):
                    return each.called.in_language(self.language)
        return ""

    def _report_of(self, where: Ref) -> ReportNames | None:
        """Return the report that a place is in; of an enterprise’s own file, any of its reports."""
        key, _, inside = where.file.partition("/")
        own = f"{key}/{inside.partition('/')[0]}"
        near = (each for path, each in self.reports.items() if path.startswith(f"{key}/"))
        return self.reports.get(own) or next(near, None)


@lru_cache(_SAID)
def _say(about: _About, keys: tuple[str | int, ...], line: str) -> str:
    """Return what is said at a place by name; most is said again after the next build."""
    names = _names(about)
    return say_by_name(line, field_at(Ref(about.file, keys), _fields_of(about)), names)


@lru_cache(_KNOWN)
def _names(about: _About) -> FormNames:
    form = load_form(about.form)
    return names_in(form, dict(about.titles), about.language, _fields_of(about))


def _fields_of(about: _About) -> tuple[Field, ...]:
    """Return the fields of a file, by its path from its organisation; none of an unknown one."""
    folder, _, name = about.file.rpartition("/")
    step = folder.rpartition("/")[2]
    if name in {"report.yaml", "organisation.yaml"} or step in load_form(about.form).steps:
        return fields_of_file(about.file, step)
    return ()


def _is_about(line: str, asked: Collection[str]) -> bool:
    found = _ABOUT.match(line)
    return found is not None and found[1] in asked
