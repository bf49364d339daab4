"""Two content folders: which organisations are the same, and which need not be read."""

from pathlib import Path

from generator.commands.contents_to_compare import Contents
from tests.generator.samples import AS_OF


def organisations(folder: Path, **names: str) -> Path:
    """A content folder with organisations: folder and what organisation.yaml says."""
    folder.mkdir()
    for key, text in names.items():
        (folder / key).mkdir()
        (folder / key / "organisation.yaml").write_text(text, encoding="utf-8")
    return folder


def test_an_organisation_is_known_by_its_number_else_its_name(tmp_path: Path) -> None:
    lo, fisk = "number: '971526920'\nlanguages: [nb]\n", "name: Fisk\nlanguages: [nb]\n"
    before = organisations(
        tmp_path / "a", lo=f"name: LO\n{lo}", fisk=fisk, gone="name: Borte\nlanguages: [nb]\n"
    )
    now = organisations(
        tmp_path / "b",
        los=f"name: Landsorganisasjonen\n{lo}",
        fisken=fisk,
        new="name: Ny\nlanguages: [nb]\n",
    )
    found = Contents(before, now, AS_OF).match_keys()
    assert found == (("fisk", "fisken"), ("gone", None), ("lo", "los"), (None, "new"))


def test_nothing_is_read_of_organisations_whose_bytes_are_the_same(tmp_path: Path) -> None:
    text = "name: Fisk\nlanguages: [nb]\n"
    before = organisations(tmp_path / "a", fisk=text)
    now = organisations(tmp_path / "b", fisk=text.replace("\n", "\r\n"))
    assert Contents(before, now, AS_OF).match(("fisk", "fisk")) is None
