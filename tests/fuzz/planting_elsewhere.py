"""Words planted in what content is made of: last year's report, and a report of the portal."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from schema.yearly import load_yearly
from tests.fuzz.cases import Files
from tests.fuzz.kinds import command
from tests.tools import ROOT

_ANSWERS = re.compile(r"(?P<report>(?P<key>[^/]+)/(?P<year>\d{4}))/\d-[^/]+/\w+\.md")
_ANSWER = re.compile(r"^## (\S+)", re.MULTILINE)
# Headings and comments, which repeat the form's words.
_OURS = re.compile(r"^\s*(?:#|<!--).*$", re.MULTILINE)
# Shorter lines may be headings.
_LONG = 8
_REPORTS = ROOT / "tests" / "generator" / "importing" / "reports"


def find_next_year(files: Files, words: dict[str, str], folder: Path) -> Iterator[str]:
    """Begin on next year's reports in a folder, and yield the words that these lack.

    Asked for are words of answers that outlive their year, in the newest reports.
    """
    found = {word: match for word, path in words.items() if (match := _ANSWERS.fullmatch(path))}
    for key in {match["key"] for match in found.values()}:
        newest = max(path.split("/")[1] for path in files if re.match(rf"{key}/\d{{4}}/", path))
        status, _ = command(folder, "new", key, str(int(newest) + 1), "--yes")
        made = folder / "content" / key / str(int(newest) + 1)
        if status or not made.is_dir():
            continue
        texts = "\n".join(each.read_text(encoding="utf-8") for each in made.rglob("*.md"))
        for word, match in found.items():
            carried = match["report"] == f"{key}/{newest}" and _outlives(files, words, word)
            if carried and word not in texts:
                yield word


def _outlives(files: Files, words: dict[str, str], word: str) -> bool:
    text = files[words[word]].decode("utf-8", "replace").partition(word)[0]
    above = _ANSWER.findall(text)
    yearly = {each for listed in load_yearly().questions.values() for each in listed}
    return bool(above) and above[-1] not in yearly


def plant_in_import(number: int, folder: Path) -> tuple[str, tuple[str, ...]]:
    """Return a report of the portal with words planted in its answers, and more lines between.

    What is an answer, the import of the report as it was says (made in an empty folder, which is
    left empty): the form's own words, which the portal prints among them, are in no file.
    """
    chance = Random(f"import {number}")  # noqa: S311 - nothing is to be kept secret
    text = _read(chance.choice(sorted(_REPORTS.glob("*.txt"))))
    said = _words(_import(text, folder)[0])
    lines = text.split("\n")
    once = _words(text)
    answers = [
        at
        for at, line in enumerate(lines)
        if len(line.split()) > _LONG and _words(line) in said and once.count(_words(line)) == 1
    ]
    words = []
    for at in range(chance.choice((1, 4, 10))):
        place = chance.choice(answers)
        parts = lines[place].split(" ")
        gap = len(parts) - chance.randrange(1, 6)
        words.append(f"xq{number % 10_000:04d}{at}zw")
        lines[place] = " ".join([*parts[:gap], words[-1], *parts[gap:]])
    for _ in range(chance.choice((0, 0, 1, 3))):
        other = chance.randrange(len(lines))
        lines[other] = chance.choice((f"\n{lines[other]}", f"\f{lines[other]}", f" {lines[other]}"))
    return "\n".join(lines), tuple(words)


def _read(file: Path) -> str:
    data = file.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return text.replace("\r\n", "\n")


def _words(text: str) -> str:
    return " ".join(["", *re.findall(r"\w+", text), ""])


def find_lost_in_import(text: str, words: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Import a report in an empty folder; return the words neither written nor spoken of."""
    there = "".join(_import(text, folder))
    return tuple(each for each in words if each not in there)


def _import(text: str, folder: Path) -> tuple[str, str]:
    """Return the lines of what an import has written, but for headings, and what it has said."""
    (folder / "report.txt").write_text(text, encoding="utf-8")
    how = ("import", "report.txt", "--organisation", "prove", "--year", "2024")
    _, printed = command(folder, *how)
    made = [each for each in (folder / "content").rglob("*") if each.is_file()]
    written = "\n".join(each.read_text(encoding="utf-8") for each in made)
    shutil.rmtree(folder / "content", ignore_errors=True)
    return _OURS.sub("", written), printed
