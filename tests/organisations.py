"""The small content folders of the tests, and organisations that exist in memory only."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.checks.check import Checked
from generator.content.sources import Source, SourceFolder
from generator.findings.finding import Finding
from generator.line.content_check import check_source
from tests.tools import ROOT

FOLDERS = ROOT / "tests" / "folders"
BROKEN = FOLDERS / "broken"
AS_OF = date(2026, 11, 22)
KEY = "elvebakken"
# A made-up organisation with a report in which nothing is answered yet.
SMALLEST: Mapping[str, str] = {
    "organisation.yaml": "name: Elvebakken Bakeri AS\nlanguages: [nb]\n",
    "2025/report.yaml": "form: ehn-2023\nstatus: draft\n",
}


def make_source(
    files: Mapping[str, str | bytes], base: Mapping[str, str | bytes] = SMALLEST
) -> SourceFolder:
    """An organisation's files without a disk: these, by path from its folder, beside the base's."""
    data = {
        f"{KEY}/{path}": text if isinstance(text, bytes) else text.encode()
        for path, text in {**base, **files}.items()
    }
    sources = (
        Source(path, Path(path), len(data[path]), data[path] if _is_text(path) else None)
        for path in sorted(data)
    )
    folders = {parent.as_posix() for path in data for parent in Path(path).parents}
    return SourceFolder(KEY, tuple(sources), tuple(sorted(folders - {".", KEY})))


def _is_text(path: str) -> bool:
    return path.endswith((".yaml", ".md")) and "/attachments/" not in path


def check_files(
    files: Mapping[str, str | bytes], base: Mapping[str, str | bytes] = SMALLEST
) -> Checked:
    """Run stages 2–5 on an organisation with these files beside the base's."""
    return check_source(make_source(files, base), (), AS_OF)


def stage_findings(checked: Checked) -> list[Finding]:
    """What the stages found, without what the rules (LAW, TXT, …) have to say."""
    families = ("SYN", "VAL", "REF2", "REF3", "EXC")
    findings = (each.finding for each in checked.findings)
    return [each for each in findings if each.code.startswith(families)]


def places(checked: Checked) -> list[str]:
    """What the stages found: `<code> <path in the organisation's folder>:<line>:<column>`."""
    return [
        f"{each.finding.code} {each.finding.where.file.removeprefix(f'{KEY}/')}"
        f":{each.span.line}:{each.span.column}"
        for each in checked.findings
        if each.finding in stage_findings(checked)
    ]
