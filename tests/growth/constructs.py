"""The constructs of constructs.yaml: organisations in which one thing is written many times."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from schema.files import read_as
from tests.organisations import SMALLEST

_ANSWER = "2025/4-track/nb.md"
# Other questions whose answers are texts, in files that no construct names.
_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "2025/1-embed/nb.md": ("1.A.2", "1.A.3", "1.B.1", "1.B.2", "1.B.3", "1.C.1", "1.C.2", "1.D.1"),
    "2025/6-remediate/nb.md": ("6.A.1", "6.A.2", "6.B.1"),
}
_RISKS, _MEASURES = "2025/2-identify/facts.yaml", "2025/3-address/facts.yaml"
# Times, and characters, that are few.
_FEW, _SIZE = 25, 6_000
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
    the first time; `few` is how many times are few, where it matters. What
    `stops` is an error, so that no site is built.
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
    few: int = 0
    stops: bool = False

    def organisation(self, count: int) -> Mapping[str, str]:
        """Return an organisation's files, by path from its folder."""
        made = {path: written.times(count, self.first) for path, written in self.files.items()}
        if self.each or self.before:
            text = self.text(count)
            made[self.file] = f"## 4.A.1.a\n\n{text}\n" if self.file == _ANSWER else text
        for language in self.languages:
            made[_ANSWER.replace("nb", language)] = made[_ANSWER]
            made["organisation.yaml"] = f"name: Elvebakken\nlanguages: [nb, {language}]\n"
        for number in range(self.first, self.first + count):
            for path, text in self.each_file.items():
                made[_numbered(path, number)] = _numbered(text, number)
        return {**SMALLEST, **made}

    def text(self, count: int) -> str:
        """Return what is written in its file, or in the answer."""
        written = Written(self.before, self.each, self.between, self.then, self.after)
        return written.times(count, self.first)

    @property
    def times(self) -> int:
        """How many times are few: most lists, and twice them, are far below what is refused."""
        return self.few or min(_FEW, self.count_for(_SIZE))

    def count_for(self, size: int) -> int:
        """Return how many times it must be written to fill so many characters, at least once."""
        ten = sum(map(len, self.organisation(10).values()))
        twenty = sum(map(len, self.organisation(20).values()))
        return max(1, size * 10 // (twenty - ten))

    @property
    def is_an_answer(self) -> bool:
        """Whether it is a text alone, which may as well answer another question."""
        return self.file == _ANSWER and not (self.files or self.each_file or self.languages)

    def touched(self) -> frozenset[str]:
        """Return the files in which it says something, and those that it adds."""
        made = self.organisation(1).items()
        said = frozenset(path for path, text in made if SMALLEST.get(path) != text)
        # Measures are about risks, so who writes the one has the say of the other.
        return said | {_RISKS} if _MEASURES in said else said


class Together(Struct, frozen=True):
    """Constructs in one organisation, none in the way of another: its work is the sum of theirs."""

    constructs: tuple[Construct, ...] = ()

    def takes(self, one: Construct) -> bool:
        """Whether there is room for one more: beside what is much by itself there is none."""
        answers, others = self._divided()
        if any(0 < each.few < _FEW for each in (*others, one)):
            return False
        if one.is_an_answer:
            return len(answers) < sum(map(len, _QUESTIONS.values()))
        return not any(each.touched() & one.touched() for each in others)

    def organisation(self, scale: int) -> Mapping[str, str]:
        """Return an organisation's files with each construct so many times its few times."""
        answers, others = self._divided()
        made = dict(SMALLEST)
        for each in others:
            files = each.organisation(scale * each.times)
            made |= {path: text for path, text in files.items() if SMALLEST.get(path) != text}
        places = ((path, question) for path, all_ in _QUESTIONS.items() for question in all_)
        for (path, question), each in zip(places, answers, strict=False):
            text = each.text(scale * each.times)
            made[path] = f"{made.get(path, '')}## {question}\n\n{text}\n\n"
        return made

    @property
    def times(self) -> int:
        """How many times that of which there is least is there."""
        return min(each.times for each in self.constructs)

    def later(self) -> "Together":
        """Return the same in which every number is another."""
        return Together(tuple(replace(each, first=each.first + 1) for each in self.constructs))

    def _divided(self) -> tuple[list[Construct], list[Construct]]:
        answers = [each for each in self.constructs if each.is_an_answer]
        return answers, [each for each in self.constructs if not each.is_an_answer]


def put_together(constructs: Mapping[str, Construct]) -> Mapping[str, Together]:
    """Return as few organisations as may be with all of these constructs, by the names of theirs.

    Files that one touches, no other does; each text is an answer of its own.
    """
    groups: list[tuple[list[str], Together]] = []
    for name, one in constructs.items():
        for at, (names, group) in enumerate(groups):
            if group.takes(one):
                groups[at] = [*names, name], Together((*group.constructs, one))
                break
        else:
            groups.append(([name], Together((one,))))
    return {" ".join(names): group for names, group in groups}


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
