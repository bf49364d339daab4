"""Findings in the words of the page that is written on: questions, fields and risks by name."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from generator.book.unasked_fields import fields_of_file
from generator.checks.check import Judged, ReportNames
from generator.editing.finding_names import FormNames, field_at, names_in, say_by_name
from generator.findings.finding import Finding, Ref
from schema.fields import Field
from schema.form import Form, load_form

# So many reports are remembered: findings come one report after another.
_KNOWN = 32
# A line that only says which question a finding is about: what leads there has its name.
_ABOUT = re.compile(r"\w+ ([\w.]+): [«“]")


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
        names = _names(report.form, titles, self.language, file)
        field = field_at(where, _fields_of(file, names.form))
        asked = {each.id for each in names.form.questions}
        told = (each for n, each in enumerate(lines) if not n or not _is_about(each, asked))
        return tuple(say_by_name(each, field, names) for each in told)

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


@lru_cache(_KNOWN)
def _names(form: str, titles: tuple[tuple[str, str], ...], language: str, file: str) -> FormNames:
    known = load_form(form)
    return names_in(known, dict(titles), language, _fields_of(file, known))


def _fields_of(file: str, form: Form) -> tuple[Field, ...]:
    """Return the fields of a file, by its path from its organisation; none of an unknown one."""
    folder, _, name = file.rpartition("/")
    step = folder.rpartition("/")[2]
    if name in {"report.yaml", "organisation.yaml"} or step in form.steps:
        return fields_of_file(file, step)
    return ()


def _is_about(line: str, asked: Collection[str]) -> bool:
    found = _ABOUT.match(line)
    return found is not None and found[1] in asked
