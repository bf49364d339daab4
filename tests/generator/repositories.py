"""Real git repositories for tests, each with a small report in content/."""

import subprocess
from pathlib import Path

from tests.generator.command import break_report, lay_out

_IDENTITY = (
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.org",
    "-c",
    "commit.gpgsign=false",
)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it prints."""
    command = ["git", *_IDENTITY, "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=True, text=True
    ).stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit everything in a repository, and return the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def write_tree(folder: Path, entries: bytes) -> str:
    """Write a tree of whatever entries, also such as git itself would never make."""
    command = ["git", "hash-object", "-w", "--literally", "-t", "tree", "--stdin"]
    ran = subprocess.run(command, cwd=folder, input=entries, capture_output=True, check=True)
    return ran.stdout.decode().strip()


def make_repository(folder: Path) -> Path:
    """Make a repository with the small report on main; return the organisation's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    organisation = lay_out(folder)
    commit(folder, "The report")
    return organisation


def write(organisation: Path, files: dict[str, str]) -> None:
    """Write files of an organisation."""
    for name, text in files.items():
        path = organisation / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


MEASURES = "2025/3-address/facts.yaml"
# What tells of `edit`.
EDITED = "Resultater: Fra januar 2026 er [-halvparten av-] {+all+} bomullen sporbar."


def edit(organisation: Path) -> None:
    """Change two words of the small report."""
    break_report(organisation, MEASURES, "halvparten av bomullen", "all bomullen")
