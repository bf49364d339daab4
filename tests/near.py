"""Runs the tests nearest to what has changed, but for the slow: `python -m tests.near [REVISION]`.

Changed is what differs from a revision: by default from where the branch left main, and on main
from the last commit. Nearest are the tests that have changed or bear a changed module's name, and
those that import it; if there are none, those that import what imports it, and so on.
"""

import ast
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from tests.tools import ROOT

_MOST = 16
_NOTHING_COLLECTED = 5
# They need more than Python: `make test` runs them.
_ELSEWHERE = ("tests/browser/", "tests/pdf/", "tests/bench/")


def near(root: Path, changed: Collection[str]) -> list[str]:
    """The files of tests nearest to changed files, the nearest first; paths from the root."""
    code = {_name(path): path for path in _paths(root)}
    imports = {name: _imports(root / path, code.keys()) for name, path in code.items()}
    tests = sorted(filter(_is_test, code), key=lambda each: len(imports[each]))
    seeds = {_name(path) for path in changed}
    named = [each for each in tests if any(_is_of(each, seed) for seed in seeds)]
    found = dict.fromkeys((*(each for each in named if each in seeds), *named))
    # A package has its modules at hand, as all rules are found by name.
    reached = seeds | {each.rpartition(".")[0] for each in seeds & code.keys()}
    for path in changed:
        reached |= set() if _name(path) in code else _readers(root, Path(path), code)
    further = reached
    while further:
        found |= dict.fromkeys(each for each in tests if each in further)
        if further.isdisjoint(tests) or further is reached:
            further = {each for each in code if imports[each] & reached} - reached
            reached = reached | further
        else:
            break
    return [code[each] for each in found]


def _paths(root: Path) -> list[str]:
    files = (
        each for name in ("schema", "generator", "tests") for each in (root / name).rglob("*.py")
    )
    paths = sorted(each.relative_to(root).as_posix() for each in files)
    return [each for each in paths if not each.startswith(_ELSEWHERE)]


def _name(path: str) -> str:
    """The name of a module, or of another file as if it were one."""
    return str(PurePosixPath(path).with_suffix("")).removesuffix("/__init__").replace("/", ".")


def _is_test(module: str) -> bool:
    return module.rpartition(".")[2].startswith("test_")


def _is_of(test: str, module: str) -> bool:
    """Whether a test bears a module's name: `test_risk` that of `pages.kinds.risk`."""
    own, parts = test.rpartition(".")[2].removeprefix("test_"), module.split(".")[1:]
    return bool(parts) and (test == module or own == parts[-1] or own.startswith("_".join(parts)))


def _imports(file: Path, modules: Collection[str]) -> set[str]:
    """The modules that a file imports; a package only if it is asked for something of its own."""
    found = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{each.name}" for each in node.names)
            found |= {each if each in modules else node.module or "" for each in names}
    return found & {*modules}


def _readers(root: Path, path: Path, code: Mapping[str, str]) -> set[str]:
    """The modules that name a file that is no module; if none does, the folder that it lies in."""
    texts = {name: (root / file).read_text("utf-8") for name, file in code.items()}
    whole = {name for name, text in texts.items() if path.name in text}
    return whole or {name for name, text in texts.items() if f'"{path.parent.name}"' in text}


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
