"""What has been written, sent in: a branch, a commit and, where that can be, a pull request.

Only programs of git and GitHub are run, in the repository that the content lies in; without git
everything is saved all the same, and there is nothing to send.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

# Git asks for nothing here: nobody would see it. What reaches out may take so many seconds.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "GH_PROMPT_DISABLED": "1"}
_PATIENCE = 60.0
_GITHUB = re.compile(r"(?:git@github\.com:|https://(?:[^@/]+@)?github\.com/|ssh://git@github\.com/)"
                     r"(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")  # fmt: skip
_MOST_SHOWN = 200


class ProposalState(Struct, frozen=True):
    """What could be sent in: the files that differ from the last commit, from the content folder.

    `why_not` names the sentence that says why nothing can be; empty where it can. `branch` is the
    one we are on, `message` what a commit might say.
    """

    files: tuple[str, ...] = ()
    branch: str = ""
    message: str = ""
    why_not: str = ""


class ProposalSent(Struct, frozen=True):
    """What came of sending: the branch, the address of the proposal or where to open it.

    `opened` tells whether the proposal is there, `pushed` whether it left this machine. `failed`
    says in git's own words what went wrong.
    """

    branch: str = ""
    address: str = ""
    opened: bool = False
    pushed: bool = False
    failed: str = ""


class _GitFailedError(Exception):
    """Git could not do it; says so in its own words."""


def look(content: Path, words: str) -> ProposalState:
    """Return what could be sent in; `words` begin the message of the commit, as "Write"."""
    if shutil.which("git") is None:
        return ProposalState(why_not="no_git")
    try:
        _git(content, "rev-parse", "--show-toplevel")
    except _GitFailedError:
        return ProposalState(why_not="no_repository")
    try:
        files = tuple(_changed(content))
        branch = _git(content, "branch", "--show-current").strip()
    except _GitFailedError:
        return ProposalState(why_not="git_failed")
    if not files:
        return ProposalState(branch=branch, why_not="nothing_changed")
    places = list(dict.fromkeys("/".join(each.split("/")[:2]) for each in files))
    message = f"{words} {', '.join(places[:3])}{' …' if len(places) > 3 else ''}"
    return ProposalState(files[:_MOST_SHOWN], branch, message)


def send(content: Path, message: str, today: date) -> ProposalSent:
    """Commit what has changed in the content on a branch of its own, and propose it.

    On the branch that others build on, a new one is begun; on any other, one goes on there.
    """
    branch = ""
    try:
        base = _base(content)
        branch = _git(content, "branch", "--show-current").strip()
        if not branch or branch == base:
            branch = _free_branch(content, today)
            _git(content, "switch", "--create", branch)
        _git(content, "add", "--all", "--", ".")
        _git(content, "commit", "--message", message, "--", ".")
        remote = _git(content, "remote").split()
        if not remote:
            return ProposalSent(branch)
        where = "origin" if "origin" in remote else remote[0]
        _git(content, "push", "--set-upstream", where, branch)
        return _propose(content, branch, base, _git(content, "remote", "get-url", where).strip())
    except _GitFailedError as error:
        return ProposalSent(branch, failed=str(error))


def _propose(content: Path, branch: str, base: str, url: str) -> ProposalSent:
    """Return the pull request, or where it can be opened."""
    match = _GITHUB.match(url)
    if match is None:
        return ProposalSent(branch, pushed=True)
    if shutil.which("gh"):
        found = _run(content, "gh", "pr", "view", branch, "--json", "url", "--jq", ".url")
        if found.returncode:
            found = _run(content, "gh", "pr", "create", "--fill", "--head", branch, "--base", base)
        address = next((each for each in found.stdout.split() if each.startswith("https://")), "")
        if not found.returncode and address:
            return ProposalSent(branch, address, opened=True, pushed=True)
    address = f"https://github.com/{match['name']}/compare/{base}...{branch}?expand=1"
    return ProposalSent(branch, address, pushed=True)


def _changed(content: Path) -> Iterator[str]:
    """Yield the files of the content that differ from the last commit, from the content folder."""
    top = Path(_git(content, "rev-parse", "--show-toplevel").rstrip("\n"))
    listed = _git(content, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all",
                  "--", ".")  # fmt: skip
    for entry in filter(None, listed.split("\0")):
        yield os.path.relpath(top / entry[3:], content.resolve()).replace(os.sep, "/")


def _base(content: Path) -> str:
    """Return the branch that others build on: what the remote says, else main or master."""
    head = _run(content, "git", "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    if not head.returncode:
        return head.stdout.strip().partition("/")[2]
    names = _git(content, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    return next((each for each in ("main", "master") if each in names), "main")


def _free_branch(content: Path, today: date) -> str:
    names = set(_git(content, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads",
                     "refs/remotes").split())  # fmt: skip
    taken = {each.partition("/")[2] for each in names} | names
    number = 1
    while (name := f"aktsom-{today.isoformat()}{f'-{number}' if number > 1 else ''}") in taken:
        number += 1
    return name


def _git(folder: Path, *arguments: str) -> str:
    ended = _run(folder, "git", *arguments)
    if ended.returncode:
        raise _GitFailedError((ended.stderr or ended.stdout).strip()[-600:])
    return ended.stdout


def _run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, **_QUIET}
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
