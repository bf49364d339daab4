"""The constructs of constructs.yaml: organisations in which one thing is written many times."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from schema.files import read_as
from tests.organisations import SMALLEST

_ANSWER = "2025/4-track/nb.md"
_FILE = Path(__file__).with_name("constructs.yaml")


class Written(Struct, frozen=True):
    """What a file says: `each` so many times, between what it begins with and what it ends in."""

    before: str = ""
    each: str = ""
    between: str = ""
    then: str = ""
    after: str = ""

    def times(self, count: int, first: int = 0) -> str:
        """Return the text; {n} in it is the number of the time, the first of which is given."""
        middle = (_repeat(self.each, count, first), self.between, _repeat(self.then, count, first))
        return "".join((self.before, *middle, self.after))


class Construct(Struct, frozen=True):
    """A thing to write many times: in an answer, in a file, in several files, in files of its own.

    `languages` are those of further files that say the same as the answer; `first` is the number of
    the first time.
    """

    before: str = ""
    each: str = ""
    between: str = ""
    then: str = ""
    after: str = ""
    file: str = _ANSWER
    files: Mapping[str, Written] = {}
    each_file: Mapping[str, str] = {}
    languages: tuple[str, ...] = ()
    first: int = 0

    def organisation(self, count: int) -> Mapping[str, str]:
        """Return an organisation's files, by path from its folder."""
        made = {path: written.times(count, self.first) for path, written in self.files.items()}
        if self.each or self.before:
            text = self._written().times(count, self.first)
            made[self.file] = f"## 4.A.1.a\n\n{text}\n" if self.file == _ANSWER else text
        for language in self.languages:
            made[_ANSWER.replace("nb", language)] = made[_ANSWER]
            made["organisation.yaml"] = f"name: Elvebakken\nlanguages: [nb, {language}]\n"
        for number in range(self.first, self.first + count):
            for path, text in self.each_file.items():
                made[_numbered(path, number)] = _numbered(text, number)
        return {**SMALLEST, **made}

    def count_for(self, size: int) -> int:
        """Return how many times it must be written to fill so many characters, at least once."""
        ten = sum(map(len, self.organisation(10).values()))
        twenty = sum(map(len, self.organisation(20).values()))
        return max(1, size * 10 // (twenty - ten))

    def _written(self) -> Written:
        return Written(self.before, self.each, self.between, self.then, self.after)


def _repeat(text: str, count: int, first: int) -> str:
    if "{n}" not in text:
        return text * count
    return "".join(_numbered(text, number) for number in range(first, first + count))


def _numbered(text: str, number: int) -> str:
    return text.replace("{n}", str(number))


@cache
def load_constructs() -> Mapping[str, Construct]:
    """Return the constructs, by name."""
    return read_as(_FILE, dict[str, Construct])
