"""Kinds of input that reach one part of the program, many in a second."""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from schema import languages, law, one_cause, points, vocabulary
from schema.files import FOLDER, DataError, read_as
from schema.form_files import ActFile, FormFile
from tests.fuzz.cases import Files, write_files
from tests.fuzz.composed import make_composed, run_composed
from tests.fuzz.kinds import Oracle, command
from tests.fuzz.mutations import change_file
from tests.fuzz.pieces import MARKDOWN_PIECES, ODD_NAMES, ODD_VALUES, YAML_PIECES
from tests.generator.strict_html import Strict
from tests.organisations import check_files
from tests.tools import ROOT

_YAML = (
    "organisation.yaml", "2025/report.yaml", "2025/0-enterprise/facts.yaml",
    "2025/2-identify/facts.yaml", "2025/3-address/facts.yaml", "2025/4-track/facts.yaml",
)  # fmt: skip
_SHAPES: Mapping[str, Any] = {
    "forms/ehn-2023/form.yaml": FormFile,
    "forms/ehn-2023/act.yaml": ActFile,
    "law/aapenhetsloven.yaml": law.Statute,
    "vocabulary/topics.yaml": vocabulary.Vocabulary,
    "languages.yaml": languages.LanguageFile,
    "points.yaml": dict[str, points.ActPoint],
    "one_cause.yaml": tuple[one_cause.SameCause, ...],
}
_FINE = ROOT / "tests/generator/golden/fine/content/fjordtre"


def _from_pieces(pieces: tuple[str, ...], chance: Random) -> bytes:
    made = "".join(chance.choices((*pieces, *pieces, *ODD_VALUES), k=chance.randrange(1, 40)))
    return made.encode("utf-8", "surrogatepass")


def _make_markdown(chance: Random) -> Files:
    if chance.random() < 0.5:
        return {"a.md": _from_pieces(MARKDOWN_PIECES, chance)}
    text = chance.choice(sorted(_FINE.rglob("*.md"))).read_bytes()
    return {"a.md": change_file("a.md", text, chance)}


def _run_markdown(files: Files, _folder: Path) -> None:
    """Make HTML, plain text and everything else of an answer's Markdown."""
    from generator.text import prose

    for data in files.values():
        text = data.decode("utf-8", "replace").replace("\0", "")
        made = prose.to_html(text, "2-A-1", 4)
        strict = Strict()
        strict.feed(made)
        strict.close()
        prose.to_text(text)
        prose.links_of(text)
        prose.lost_words(text)
        prose.refused_links(text)


def _make_yaml(chance: Random) -> Files:
    path = chance.choice(_YAML)
    if chance.random() < 0.4:
        return {path: _from_pieces(YAML_PIECES, chance)}
    file = _FINE / path
    return {path: change_file(path, file.read_bytes() if file.exists() else b"goals:\n", chance)}


def _run_yaml(files: Files, _folder: Path) -> None:
    """Check one file of a report in which nothing is answered yet; every place is one."""
    for finding in check_files(files).findings:
        if finding.span.line < 1 or finding.span.column < 1:
            raise Oracle(f"{finding.finding.code} is nowhere")


def _make_data(chance: Random) -> Files:
    path = chance.choice(sorted(_SHAPES))
    return {path: change_file(path, (FOLDER / path).read_bytes(), chance)}


def _run_data(files: Files, folder: Path) -> None:
    """Read a data file of aktsom's own: it is as it should be, or named with what is wrong."""
    write_files(folder, files)
    for path in files:
        if (folder / path).is_file():
            try:
                read_as(folder / path, _SHAPES[path])
            except DataError:
                continue


def _make_revisions(chance: Random) -> Files:
    names = ["content", "fjordtre", "2025", chance.choice(("report.yaml", *ODD_NAMES)).strip("/")]
    names[chance.randrange(4)] = chance.choice((*ODD_NAMES, "..", ".git", "..\\..\\x", "a/b", "."))
    mode = chance.choice(("100644", "100755", "120000", "160000", "040000", "100664"))
    value = chance.choice(ODD_VALUES)
    said = "\0".join((mode, *names, value)).encode("utf-8", "surrogateescape")
    return {"tree": said}


def _git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    ran = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=True)
    return ran.stdout.decode().strip()


def _run_revisions(files: Files, folder: Path) -> None:
    """Compare two revisions, of which one has entries that no one gets into git by `git add`."""
    mode, *names, value = files["tree"].split(b"\0")
    temporary = folder / "temporary"
    temporary.mkdir()
    _git(folder, "init", "--quiet")
    blob = _git(folder, "hash-object", "-w", "--stdin", given=value)
    kind = b"blob"
    for name in reversed(names):
        row = b"%b %b\0%b" % (mode.lstrip(b"0"), name.replace(b"\0", b""), bytes.fromhex(blob))
        blob = _git(folder, "hash-object", "-w", "--literally", "-t", "tree", "--stdin", given=row)
        mode, kind = b"040000", b"tree"
    assert kind == b"tree"
    commits = [
        _git(folder, "commit-tree", tree, "-m", "x", given=b"")
        for tree in (_git(folder, "hash-object", "-t", "tree", "-w", "--stdin"), blob)
    ]
    (folder / "content").mkdir()
    before = tempfile.tempdir
    tempfile.tempdir = str(temporary)
    try:
        command(folder, "compare", *commits)
    finally:
        tempfile.tempdir = before
    left = [*temporary.iterdir()]
    if left or {each.name for each in folder.iterdir()} != {".git", "content", "temporary"}:
        raise Oracle(f"written outside of what is compared: {left}")


# How each is made and run, and its share of the time.
SMALLER = {
    "markdown": (_make_markdown, _run_markdown, 10),
    "yaml": (_make_yaml, _run_yaml, 10),
    "data": (_make_data, _run_data, 3),
    "composed": (make_composed, run_composed, 6),
    "revisions": (_make_revisions, _run_revisions, 4),
}
