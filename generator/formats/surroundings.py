"""Where the command runs: the folder, the environment, and how what it says is looked at."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from generator.formats.terminal import Look

# What GitHub obeys when it is in a line of a step's output: spaces before it do not matter.
_COMMAND = re.compile(r"^[^\S\n]*::|##\[", re.MULTILINE)


class Surroundings(Struct, frozen=True):
    """The working folder, the environment's variables, and the look of what is printed."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    @property
    def on_github(self) -> bool:
        """Whether this is a step of a GitHub workflow."""
        return self.environment.get("GITHUB_ACTIONS") == "true"

    def summarise(self, text: str) -> None:
        """Add a text in Markdown to the page of the job that runs this, if there is one."""
        file = self.environment.get("GITHUB_STEP_SUMMARY")
        if file:
            with Path(file).open("a", encoding="utf-8", errors="replace") as stream:
                stream.write(text)

    def guard(self, text: str) -> str:
        """Return a text for the log: what looks like a command to GitHub in it is not obeyed."""
        return stop_commands(text) if self.on_github and _COMMAND.search(text) else text

    def repository(self, content: Path) -> Path:
        """Return the root of the content's repository, which GitHub names files from."""
        for folder in (content, *content.parents):
            if (folder / ".git").exists():
                return folder
        return Path(self.environment.get("GITHUB_WORKSPACE") or self.folder)


def stop_commands(text: str) -> str:
    """Return a text between lines that have GitHub obey nothing in it.

    They share a word that no text can have in it: its own digest.
    """
    import hashlib

    token = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    ended = text.rstrip("\n")
    return f"::stop-commands::{token}\n{ended}\n::{token}::\n"
