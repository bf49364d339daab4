"""Runs the tests nearest to what has changed, but for the slow: `python -m tests.near [REVISION]`.

Changed is what differs from a revision: by default from where the branch left main, and on main
from the last commit.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from tests.tools import ROOT

_MOST = 12
_NOTHING_COLLECTED = 5
# They need more than Python: `make test` runs them.
_ELSEWHERE = ("tests/browser/", "tests/pdf/", "tests/bench/")
# So much has a test in common with a module whose last word it has, too.
_OF_LAST = 2
_RULE = re.compile(r'@rule\(\s*"(\w+)"')
# Farther than any number of imports.
_APART = 1_000


def near(root: Path, changed: Collection[str], *, elsewhere: bool = False) -> list[str]:
    """The files of tests nearest to changed files, the nearest first; paths from the root.

    First come those that have changed themselves, or name a changed file that is no module; then
    those that bear the name of a changed module or of one that names such a file, import it, share
    the last word of its name and reach it, import what reaches it within its package, share another
    word with its name and reach it, import what imports it or name the code of a rule that does,
    ask something of its package, or only share a word. Of equally near ones, those that ask
    something of its package come first: the examples of all rules test each of them. A test that
    names the code of a changed rule is as near as one that imports it, and of equally near ones
    those that name the most codes come first. A file that nothing names is as near as what names
    its folder. Only if there are none of these do those count that reach it through several
    modules.
    """
    code = {_name(path): path for path in _paths(root) if elsewhere or not _is_elsewhere(path)}
    imports = {name: _imports(root / path, code.keys()) for name, path in code.items()}
    seeds = {_name(path) for path in changed}
    others = [PurePosixPath(path) for path in changed if _name(path) not in code]
    naming = {path: _naming(root, path.name, code) for path in others}
    readers = set[str]().union(*naming.values())
    folders = {path.parent.name for path, names in naming.items() if not names}
    beside = {name for each in folders for name in _naming(root, f'"{each}"', code)}
    far = dict(_distances(imports, seeds | readers | beside))
    packages = {each.rpartition(".")[0] for each in seeds & code.keys()}
    rooms = {each for each in packages if "." in each}
    codes = _codes(root, code, seeds)
    users = {each for each in imports if imports[each] & seeds}
    telling = codes or _codes(root, code, users)

    def rank(test: str) -> tuple[int, bool, int, int, int, int]:
        away = far.get(test, _APART)
        kin = max(_kinship(test, seed) for seed in seeds)
        itself = test in seeds | readers
        named = any(_is_named(test, seed) for seed in seeds | readers)
        of_package = bool(imports[test] & packages)
        texts = _texts(root / code[test])
        asked = sum(each in texts for each in telling)
        within = any(each in far and each.rpartition(".")[0] in rooms for each in imports[test])
        direct = away <= 1 or (asked > 0 and bool(codes))
        reaching = kin if test in far else 0
        second = away == 2 or asked > 0
        nearness = (
            *(itself, named, direct, reaching >= _OF_LAST, within),
            *(reaching > 0, second, of_package, kin > 0),
        )
        step = nearness.index(True) if any(nearness) else len(nearness) + away
        return step, not of_package, -asked, -kin, away, len(imports[test])

    ranks = {test: rank(test) for test in code if _is_test(test)} if seeds else {}
    nearest = max(8, min((step for step, *_ in ranks.values()), default=0))
    near_enough = (each for each, (step, *_) in ranks.items() if step <= nearest < _APART)
    return [code[each] for each in sorted(near_enough, key=lambda each: (ranks[each], each))]


def _paths(root: Path) -> Iterator[str]:
    for folder in ("schema", "generator", "tests"):
        yield from (each.relative_to(root).as_posix() for each in (root / folder).rglob("*.py"))


def _is_elsewhere(path: str) -> bool:
    return path.startswith(_ELSEWHERE)


def _name(path: str) -> str:
    """The name of a module, or of another file as if it were one."""
    return str(PurePosixPath(path).with_suffix("")).removesuffix("/__init__").replace("/", ".")


def _is_test(module: str) -> bool:
    return module.rpartition(".")[2].startswith("test_")


def _is_named(test: str, module: str) -> bool:
    """Whether a test bears a module's name: `test_risk` that of `pages.kinds.risk`."""
    own, parts = test.rpartition(".")[2].removeprefix("test_"), module.split(".")[1:]
    return bool(parts) and (own == parts[-1] or own.startswith("_".join(parts)))


def _kinship(test: str, module: str) -> int:
    """How many words of a module's name a test's has, also in another form; the last counts twice.

    `test_compare` has a word of `generator.commands.comparison`; a test of the schema has none.
    """
    if ("schema" in test.split(".")) != module.startswith("schema."):
        return 0
    own = [each for each in re.split(r"[._]", test) if each not in ("tests", "test")]
    *before, last = re.split(r"[._]", module.partition(".")[2])
    return sum(any(_alike(word, each) for each in own) for word in (*before, last, last))


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, but for their ends."""
    stem = max(4, round(0.7 * min(len(one), len(other))))
    return one == other or (len(one) >= stem and one[:stem] == other[:stem])


def _codes(root: Path, code: Mapping[str, str], modules: Collection[str]) -> set[str]:
    """The codes of the rules in some modules."""
    texts = ((root / code[each]).read_text("utf-8") for each in modules if each in code)
    return {found for text in texts for found in _RULE.findall(text)}


def _texts(test: Path) -> str:
    """What a test says, also in the files of sentences beside it that it names."""
    text = test.read_text("utf-8")
    named = {test.with_name(each) for each in re.findall(r"[\w-]+\.yaml", text)}
    return text + "".join(each.read_text("utf-8") for each in sorted(named) if each.is_file())


def _imports(file: Path, modules: Collection[str]) -> set[str]:
    """The modules that a file imports; a package only if it is asked for something of its own."""
    text = file.read_text("utf-8")
    found = {
        whole if (whole := f"{module}.{name}" if module else name) in modules else module or name
        for module, name in _imported(text)
    }
    for package in re.findall(r'import_module\(f"([\w.]+)\.\{\w+\}"\)', text):
        found |= {each for each in modules if each.rpartition(".")[0] == package}
    return found & {*modules}


@cache
def _imported(text: str) -> frozenset[tuple[str, str]]:
    """What a file imports: the module, and the name in it; of a whole module, only its name."""
    found = set[tuple[str, str]]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {("", each.name) for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", each.name) for each in node.names}
    return frozenset(found)


def _naming(root: Path, file: str, code: Mapping[str, str]) -> set[str]:
    """The modules in whose text a file that is no module is named, or a folder."""
    return {name for name, path in code.items() if file in (root / path).read_text("utf-8")}


def _distances(
    imports: Mapping[str, set[str]], seeds: Collection[str]
) -> Iterator[tuple[str, int]]:
    """How many imports away from any of the seeds each module is that reaches one."""
    reached, further = {*seeds}, {*seeds}
    for steps in range(len(imports)):
        yield from ((each, steps) for each in further)
        further = {each for each in imports if imports[each] & further} - reached
        reached |= further


def changed_since(revision: str | None) -> list[str]:
    """Files that differ from a revision, and those that git does not know yet."""
    base = revision or _git("merge-base", "HEAD", "main").strip() or "HEAD"
    differing = _git("diff", "--name-only", "-z", "--diff-filter=d", base)
    new = _git("ls-files", "--others", "--exclude-standard", "-z")
    return [each for each in (differing + new).split("\0") if (ROOT / each).is_file()]


def _git(*arguments: str) -> str:
    finished = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return finished.stdout


def main(arguments: list[str]) -> int:
    """Run the tests; the exit status is pytest's, but none at all are no failure."""
    files = near(ROOT, changed_since(arguments[0] if arguments else None))
    print(f"{len(files)} files of tests are near what has changed.")
    if len(files) > _MOST:
        print(f"Run are the {_MOST} nearest; `make test-fast` runs all.")
    if not files:
        return 0
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", *files[:_MOST]]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    return 0 if status == _NOTHING_COLLECTED else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
