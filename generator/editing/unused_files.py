"""Files that nothing names: those that may be taken away, as the rules find them."""

from generator.checks.check import Checked
from generator.content.pictures import SUFFIXES
from generator.findings.codes.references import ATTACHMENT_UNUSED
from generator.findings.codes.syntax import STRAY_FILE
from generator.findings.finding import Finding


def is_of_unused(finding: Finding) -> bool:
    """Tell whether a finding is of an attachment, or a picture for a logo, that nothing names."""
    path = finding.where.file
    beside = path.count("/") == 1 and path.endswith(SUFFIXES)
    return finding.code == ATTACHMENT_UNUSED.id or (finding.code == STRAY_FILE.id and beside)


def unused_files(checked: Checked) -> frozenset[str]:
    """Return the paths (from content/) of the files that nothing names."""
    return frozenset(
        each.finding.where.file for each in checked.findings if is_of_unused(each.finding)
    )
