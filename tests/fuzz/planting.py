"""Words planted in content: whatever is built of it without an error, each of them is in it.

A word is put into the text of an answer or of a field, after the content has been changed in some
way, and is then looked for: on the pages, in the data, in the PDF, in a comparison with the content
before, in the next year's report. Where one is not, the program must have said so of its line.
"""

import html
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import yaml
from msgspec import Struct

from tests.fuzz.cases import Files, write_files
from tests.fuzz.kinds import AS_OF, at_home, command, read_folder
from tests.fuzz.mutations import change_folder
from tests.fuzz.planting_elsewhere import find_lost_in_import, find_next_year, plant_in_import
from tests.fuzz.running import MEMORY
from tests.tools import ROOT

_FOLDERS = ROOT / "tests" / "folders"
_CONTENTS = (
    ROOT / "tests/generator/golden/fine/content",
    *(_FOLDERS / name for name in ("valid", "essential", "honest", "two-years", "verdicts")),
    *(_FOLDERS / name for name in ("three-languages", "three-years", "search")),
    ROOT / "content",
)
_WORD = "xq{:05d}zw"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(r"<head>.*?</head>|<script\b.*?</script>|<style\b.*?</style>", re.DOTALL)
_SPACE = re.compile(r"(?<=\S)[ \n](?=\S)")
# Of so many contents, one is printed: a PDF takes as long as dozens of sites.
_PRINTED = 40
# And one is a report to import.
_IMPORTED = 5
# How far it has come is told after so many.
_TOLD = 500


class Planted(Struct, frozen=True):
    """A content as it was and with words in it; `words` says in which file each is."""

    before: Files
    now: Files
    words: Mapping[str, str]


class Loss(Struct, frozen=True, order=True):
    """A word that is not where it should be, and that nothing was said of."""

    where: str
    file: str
    word: str


def plant(number: int) -> Planted:
    """Change a content, and plant some words in it; the same for the same number."""
    chance = Random(f"words {number}")  # noqa: S311 - nothing is to be kept secret
    whole = read_folder(chance.choice(_CONTENTS))
    before = change_folder(whole, chance) if chance.random() < 0.5 else dict(whole)
    now, words = dict(before), {}
    for at in range(chance.choice((1, 3, 6, 10))):
        path = chance.choice(sorted(before))
        text = now[path].decode("utf-8", "replace")
        places = list(_places(path, text))
        if places and "attachments" not in path:
            place, word = chance.choice(places), _WORD.format(number * 10 % 100_000 + at)
            now[path] = f"{text[:place]} {word}{text[place:]}".encode()
            words[word] = path
    return Planted(before, now, words)


def _places(path: str, text: str) -> Iterator[int]:
    """Yield where a word may be put into a file's texts: between two words of them."""
    if path.endswith(".md"):
        hidden = [each.span() for each in _COMMENT.finditer(text)]
        for each in _SPACE.finditer(text):
            line = text[text.rfind("\n", 0, each.start()) + 1 : each.start()]
            if not line.startswith("## ") and not any(a <= each.start() < b for a, b in hidden):
                yield each.start()
    elif path.endswith(".yaml"):
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError):
            return
        for node in texts_of(root):
            begin, end = node.start_mark.index, node.end_mark.index
            yield from (begin + each.start() for each in _SPACE.finditer(text[begin:end]))


def texts_of(node: yaml.Node | None, deep: int = 0) -> Iterator[yaml.ScalarNode]:
    """Yield the texts of a YAML file: what has words in it, and is no list of codes."""
    if isinstance(node, yaml.MappingNode) and deep < 20:
        for _, value in node.value:
            yield from texts_of(value, deep + 1)
    elif isinstance(node, yaml.SequenceNode) and deep < 20:
        for value in node.value:
            yield from texts_of(value, deep + 1)
    elif isinstance(node, yaml.ScalarNode) and re.search(r"[^\W\d]{2} [^\W\d]", node.value):
        yield node


def look_for(planted: Planted, folder: Path, *, printed: bool = False) -> tuple[Loss, ...] | None:
    """Build a content in an empty folder, and return what is lost; None if it was not built."""
    content = folder / "content"
    content.mkdir()
    write_files(content, planted.now)
    paper = ["--pdf"] if printed else []
    status, _ = command(folder, "build", "--drafts", "--no-search", *paper, *AS_OF)
    if status:
        return None
    told = _told_lines(folder)
    texts = {path: data.decode("utf-8", "replace") for path, data in planted.now.items()}
    # What the system cannot have, such as a file below a file, was not written.
    there = {path for path in texts if (content / path).is_file()}
    expected = {
        word: path for word, path in planted.words.items() if path in there and word in texts[path]
    }
    losses = []
    for where, found in _made(planted, folder, printed=printed):
        for word, path in expected.items():
            line = _line_of(word, texts[path])
            if word not in found and (path, line) not in told:
                losses.append(Loss(where, path, word))
    forgotten = find_next_year(planted.now, expected, folder)
    losses += [
        Loss("next year", expected[word], word)
        for word in forgotten
        if (expected[word], _line_of(word, texts[expected[word]])) not in told
    ]
    return tuple(sorted(losses))


def _line_of(word: str, text: str) -> int:
    return text[: text.index(word)].count("\n") + 1


def _told_lines(folder: Path) -> set[tuple[str, int]]:
    """Return the lines that any finding is about."""
    _, printed = command(folder, "check", "--format", "json", *AS_OF)
    told = set()
    for finding in json.loads(printed)["findings"]:
        for place in (finding["place"], *finding["related"]):
            region = place["region"] or {"line": 1, "end_line": 1}
            for line in range(region["line"], region["end_line"] + 1):
                told.add((place["file"].removeprefix("content/"), line))
    return told


def _made(planted: Planted, folder: Path, *, printed: bool) -> Iterator[tuple[str, str]]:
    """Yield what the text of the content must be in, and all text that is in it."""
    site = folder / "site"
    pages = (each.read_text(encoding="utf-8") for each in sorted(site.rglob("*.html")))
    yield "pages", html.unescape(_UNSEEN.sub("", "\n".join(pages)))
    data = (each for each in sorted(site.rglob("*")) if each.suffix in {".json", ".csv"})
    yield "data", "\n".join(each.read_text(encoding="utf-8") for each in data)
    if printed:
        papers = "".join(map(_read_paper, sorted(site.rglob("*.pdf"))))
        yield "PDF", re.sub(r"[\s\u00ad\u0002-]", "", papers)
    write_files(folder / "before", planted.before)
    for name in ("text", "json"):
        how = ("before", "content", "--format", name)
        yield f"comparison {name}", command(folder, "compare", *how)[1]


def _read_paper(file: Path) -> str:
    """Return the words of a paper: those on its pages, and those that stand for its pictures."""
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        shown = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    with pikepdf.open(file) as pdf:
        told = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        return shown + "".join(str(each["/Alt"]) for each in told if "/Alt" in each)


class WordsTried(Struct, frozen=True):
    """What came of the words of a number: how many were planted in what could be built, and lost.

    `lines` are those that the lost ones stood in.
    """

    built: bool
    words: int
    losses: tuple[Loss, ...] = ()
    lines: tuple[str, ...] = ()


def try_words(number: int, above: Path, *, printed: bool = False) -> WordsTried:
    """Plant words in a content, or (each fifth time) in a report to import, and look for them."""
    folder = above / "input"
    folder.mkdir()
    try:
        with at_home(folder):
            if number % _IMPORTED == 0:
                return _try_import(number, folder)
            planted = plant(number)
            losses = look_for(planted, folder, printed=printed)
    finally:
        shutil.rmtree(folder)
    lines = tuple(_line_with(each.word, planted.now[each.file].decode()) for each in losses or ())
    return WordsTried(losses is not None, len(planted.words), losses or (), lines)


def _try_import(number: int, folder: Path) -> WordsTried:
    text, words = plant_in_import(number, folder)
    lost = find_lost_in_import(text, words, folder)
    losses = tuple(Loss("imported content", "report.txt", each) for each in lost)
    lines = tuple(_line_with(each, text) for each in lost)
    return WordsTried(built=True, words=len(words), losses=losses, lines=lines)


def plant_many(contents: int, seed: int) -> int:
    """Plant words in so many contents and say what came of it; 1 if any was lost."""
    sums: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=MEMORY) as above:
        for done, number in enumerate(range(seed * 1_000_000, seed * 1_000_000 + contents)):
            if done and not done % _TOLD:
                print(f"{done} contents, {sums['built']} built, {lost.total()} lost", flush=True)
            tried = try_words(number, Path(above), printed=number % _PRINTED == 1)
            sums["built"] += tried.built
            sums["words"] += tried.words if tried.built else 0
            for loss, line in zip(tried.losses, tried.lines, strict=True):
                lost[loss.where] += 1
                said = f"{number}: {loss.word} of {loss.file} is not in {loss.where}:\n    {line}"
                print(said, flush=True)
    said = ", ".join(f"{count} lost in {where}" for where, count in lost.items()) or "none lost"
    print(f"{contents} contents, {sums['built']} built with {sums['words']} words; {said}")
    return 1 if lost else 0


def _line_with(word: str, text: str) -> str:
    return next((each for each in text.split("\n") if word in each), "")[:300]
