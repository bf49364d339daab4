"""The shape of the code: sizes, names, direction of imports, and no trace of any one machine."""

import ast
import io
import re
import statistics
import subprocess
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.tools import ROOT

PRODUCT = sorted(
    path for folder in ("schema", "generator") for path in (ROOT / folder).rglob("*.py")
)
CODE = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py"))]
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

# In pieces, so that this file passes its own test.
REGISTRY_HOSTS = re.compile(
    r"\b(?:files\.python"
    r"hosted\.org|py"
    r"pi\.org|registry\.npm"
    r"js\.org|deb\.deb"
    r"ian\.org)"
)
MACHINE_PATHS = re.compile(r"(?<![\w/.:~<>$})-])/(?:work|root|home|opt|tmp)/[\w.]")


def named(path: Path) -> str:
    """The module's dotted name: schema/facts/embed.py is schema.facts.embed."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Shape(NamedTuple):
    """What is asked of a file: its docstring, the names of its classes, its functions and imports.

    Of every function its length in lines, without its docstring; of every module of this project
    that is imported its name, also within functions.
    """

    docstring: str
    classes: tuple[str, ...]
    functions: tuple[tuple[str, int], ...]
    imports: tuple[str, ...]


@cache
def shape_of(path: Path) -> Shape:
    """Read a file once for all that ask for its shape: the trees of all would fill the memory."""
    tree = ast.parse(path.read_bytes())
    nodes = [*ast.walk(tree)]
    return Shape(
        ast.get_docstring(tree) or "",
        tuple(node.name for node in tree.body if isinstance(node, ast.ClassDef)),
        tuple(functions_of(named(path), nodes)),
        tuple(imports_of(nodes)),
    )


def imports_of(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            package = node.module in {"schema", "generator"}
            names = [f"{node.module}.{a.name}" if package else node.module for a in node.names]
        yield from (name for name in names if name.split(".")[0] in {"schema", "generator"})


def functions_of(module: str, nodes: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            docstring = ast.get_docstring(node) is not None
            documented = (first.end_lineno or 0) - first.lineno + 1 if docstring else 0
            lines = (node.end_lineno or 0) - node.lineno + 1 - documented
            yield f"{module}.{node.name}", lines


def tracked_files() -> list[Path]:
    """Every file that git has or would have; folders that git ignores are not the project's."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    finished = subprocess.run(
        [*command, "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    paths = (ROOT / name.decode() for name in finished.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


def test_packages_import_nothing_of_their_own_on_the_way_in() -> None:
    """What stands in schema/__init__.py and generator/__init__.py, every command would load."""
    for package in ("schema", "generator"):
        assert shape_of(ROOT / package / "__init__.py").imports == ()


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [named(path) for path in CODE if SAYS_NOTHING & set(named(path).split("."))] == []


def test_no_module_is_longer_than_400_lines() -> None:
    """About 250 is a good length; but a concept is not cut in two for the sake of a number."""
    lengths = {named(path): len(path.read_bytes().splitlines()) for path in CODE}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    lengths = [function for path in CODE for function in shape_of(path).functions]
    assert [(name, lines) for name, lines in lengths if lines > 50] == []


def test_most_functions_are_short() -> None:
    lengths = [lines for path in PRODUCT for _, lines in shape_of(path).functions]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_comments_are_few_and_far_between() -> None:
    comments = lines = 0
    for path in PRODUCT:
        source = path.read_text(encoding="utf-8")
        lines += len(source.splitlines())
        comments += sum(
            token.type == tokenize.COMMENT and not token.line[: token.start[1]].strip()
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
        )
    assert comments / lines < 0.05


def test_no_file_names_a_registry_or_a_path_of_some_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}"
        for path in tracked_files()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if REGISTRY_HOSTS.search(line) or MACHINE_PATHS.search(line)
    ]
    assert found == []


def test_digits_are_asked_for_as_int_reads_them() -> None:
    """`"²".isdigit()` is true, and `int("²")` an error."""
    assert [named(path) for path in PRODUCT if ".isdigit" in path.read_text("utf-8")] == []


def test_no_two_classes_of_the_program_have_one_name() -> None:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for path in (ROOT / "generator").rglob("*.py"):
        for name in shape_of(path).classes:
            names[name].append(named(path))
    assert {name: modules for name, modules in names.items() if len(modules) > 1} == {}


def test_rooms_import_what_they_say_and_are_in_the_table() -> None:
    """What a room's docstring says that it may import is what its modules do import."""
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for package in sorted((ROOT / "generator").glob("*/__init__.py")):
        room = package.parent.name
        said = shape_of(package).docstring.partition("May import")[2]
        assert said, room
        assert re.search(rf"^\| [^|]*\|[^|]*`{room}`[^|]*\|", table, re.MULTILINE), room
        if "every room" not in said:
            imports = {
                each for path in package.parent.rglob("*.py") for each in shape_of(path).imports
            }
            parts = (each.split(".") for each in imports)
            rooms = {each[1] if each[0] == "generator" else "schema" for each in parts} - {room}
            assert rooms == set(re.findall(r"`(\w+)`", said)), room


def test_decisions_have_one_number_each() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, path in enumerate(decisions, 1):
        assert path.name.startswith(f"{number:04}-")
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. ")
