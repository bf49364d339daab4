"""Fingerprints: equal for equal content and program, different for everything else."""

from pathlib import Path

from generator.content.sources import SourceFolder, discover
from generator.plan.addresses import Site
from generator.plan.fingerprint import fingerprint_files, fingerprint_program
from tests.generator.samples import HEAD, copy_report, edit


def sources(content: Path) -> SourceFolder:
    """LO's files in a content folder."""
    return discover(content, "lo")[0]


def test_content_has_the_same_fingerprint_wherever_it_lies(tmp_path: Path) -> None:
    one, other = (sources(copy_report(tmp_path / name)) for name in ("one", "other"))
    assert fingerprint_files(one, "program") == fingerprint_files(other, "program")
    assert fingerprint_files(one, "program") != fingerprint_files(one, "another program")


def test_a_changed_text_and_a_changed_attachment_are_seen(tmp_path: Path) -> None:
    content = copy_report(tmp_path)
    attachment = content / "lo" / "2023" / "attachments" / "a.pdf"
    attachment.parent.mkdir()
    attachment.write_bytes(b"1")
    before = fingerprint_files(sources(content), "")
    attachment.write_bytes(b"2")
    changed = fingerprint_files(sources(content), "")
    edit(content / "lo", {HEAD: ("Oslo", "Bergen")})
    assert len({before, changed, fingerprint_files(sources(content), "")}) == 3


def test_the_program_has_a_fingerprint_of_its_own_for_each_set_of_options() -> None:
    one = fingerprint_program(Site(), False)  # noqa: FBT003 - any options will do
    assert one == fingerprint_program(Site(), False)  # noqa: FBT003 - as above
    assert one != fingerprint_program(Site(url="https://example.org"), False)  # noqa: FBT003 - as above
