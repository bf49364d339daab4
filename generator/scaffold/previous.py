"""What an earlier report says, to the letter: its YAML files as trees, its answers as text."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.book.model import BookReport
from generator.checks.check import Checked
from generator.content.markdown_documents import ProseAnswer, parse_markdown
from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import Plain, to_plain


class Previous(Struct, frozen=True):
    """An earlier report: its book, and its files by name (`report.yaml`, `1-embed/nb.md`)."""

    report: BookReport
    files: Mapping[str, Mapping[str, Plain]]
    answers: Mapping[tuple[str, str], ProseAnswer]

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.report.year

    def facts(self, step: str) -> Mapping[str, Plain]:
        """Return the facts of a step, without those that cannot be given."""
        written = self.files.get(f"{step}/facts.yaml", {})
        return {key: value for key, value in written.items() if not is_unavailable(value)}

    def attachment(self, name: str) -> Path | None:
        """Return the file of an attachment, or None."""
        found = (
            each.source.file for each in self.report.attachments if each.attachment.file == name
        )
        return next(found, None)


def is_unavailable(value: Plain) -> bool:
    """Tell whether a fact is the reason why it cannot be given."""
    return isinstance(value, dict) and "unavailable" in value


def read_previous(checked: Checked, year: int) -> Previous | None:
    """Return the report of a year as it is written, or None if there is none."""
    report = next((each for each in checked.book.reports if each.year == year), None)
    if report is None:
        return None
    beginning = f"{report.path}/"
    files: dict[str, Mapping[str, Plain]] = {}
    answers: dict[tuple[str, str], ProseAnswer] = {}
    for path, text in checked.texts.items():
        name = path.removeprefix(beginning)
        if not path.startswith(beginning):
            continue
        if name.endswith(".yaml"):
            files[name] = _read_yaml(path, text)
        else:
            language = name.rpartition("/")[2].removesuffix(".md")
            found = parse_markdown(path, text)[0].answers
            answers |= {(each.id, language): each for each in found}
    return Previous(report, files, answers)


def _read_yaml(path: str, text: str) -> Mapping[str, Plain]:
    document, _ = parse_yaml(path, text)
    plain = to_plain(document.root) if document else None
    return plain if isinstance(plain, dict) else {}
