"""What has been written, sent in: a branch, a commit and, where that can be, a pull request.

Only programs of git and GitHub are run, in the repository that the content lies in; without git
everything is saved all the same, and there is nothing to send.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.content.git import GitError, has_git, run_git, run_github
from generator.editing.committed_files import PATIENCE, ask, changed_files

_GITHUB = re.compile(r"(?:git@github\.com:|https://(?:[^@/]+@)?github\.com/|ssh://git@github\.com/)"
                     r"(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")  # fmt: skip
_MOST_SHOWN, _MOST_PROPOSALS = 200, 50
# What git says, and what is wrong then; the first that fits.
_WRONG = {
    "identity": r"tell me who you are|auto-detect email|empty ident|no email was given",
    "conflict": r"while (?:merging|rebasing)|unmerged|concluded your merge|during a merge",
    "behind": r"fetch first|non-fast-forward",
    "denied": r"remote rejected|protected branch|error: 403|Permission to .* denied",
    "sign_in": r"read Username|Authentication failed|\(publickey|Host key|prompts disabled|: 401",
    "unreachable": r"resolve host|unable to access|read from remote|timed out|Failed to connect",
    "locked": r"index\.lock|another git process",
    "full": r"No space left|quota exceeded",
    "read_only": r"Read-only file system|insufficient permission|Permission denied",
    "no_repository": r"not a git repository",
    "hook": r"(?:feil|error|explain) [A-Z]{3}\d{3}",
}


class ProposalState(Struct, frozen=True):
    """What could be sent in: the files that differ from the last commit, from the content folder.

    `why_not` names the sentence that says why nothing can be; empty where it can. `branch` is the
    one we are on, `message` what a commit might say. `unsent` tells whether only what is committed
    already is to be sent, `unknown` whether git does not know who we are.
    """

    files: tuple[str, ...] = ()
    branch: str = ""
    message: str = ""
    why_not: str = ""
    unsent: bool = False
    unknown: bool = False


class Sender(Struct, frozen=True):
    """Who sends, as far as git has to be told."""

    name: str = ""
    email: str = ""


class ProposalSent(Struct, frozen=True):
    """What came of sending: the branch, the address of the proposal or where to open it.

    `opened` tells whether the proposal is there, `pushed` whether it left this machine.
    """

    branch: str = ""
    address: str = ""
    opened: bool = False
    pushed: bool = False


class OpenProposal(Struct, frozen=True):
    """What somebody has proposed and nobody has accepted yet: where it can be read, if anywhere."""

    title: str
    author: str
    date: str
    address: str = ""


class _PullRequest(Struct, frozen=True):
    """A pull request as GitHub's program lists it."""

    title: str
    url: str
    created_at: str = msgspec.field(name="createdAt")
    author: dict[str, str | bool | None]


def look(content: Path, words: str) -> ProposalState:
    """Return what could be sent in; `words` begin the message of the commit, as "Write"."""
    if not has_git():
        return ProposalState(why_not="no_git")
    try:
        ask(content, "rev-parse", "--show-toplevel")
    except GitError:
        return ProposalState(why_not="no_repository")
    try:
        files = changed_files(content)
        branch = ask(content, "branch", "--show-current").strip()
    except GitError:
        return ProposalState(why_not="git_failed")
    unknown = not _say(content, "var", "GIT_AUTHOR_IDENT")
    unsent = "" if files else _find_unsent(content)
    if unsent:
        return ProposalState((), branch, unsent, unsent=True, unknown=unknown)
    if not files:
        return ProposalState(branch=branch, why_not="nothing_changed")
    # Whose statement, and of which year; what is the enterprise's own goes with that.
    named = dict.fromkeys(" ".join(part for part in each.split("/")[:2] if "." not in part)
                          for each in files)  # fmt: skip
    places = [each for each in named if not any(one.startswith(f"{each} ") for one in named)]
    message = f"{words} {', '.join(places[:3])}{' …' if len(places) > 3 else ''}"
    return ProposalState(files[:_MOST_SHOWN], branch, message, unknown=unknown)


def _find_unsent(content: Path) -> str:
    """Return what the last commit to the content says that no remote has; nothing where all has."""
    if not _say(content, "remote"):
        return ""
    return _say(content, "log", "-1", "--format=%s", "HEAD", "--not", "--remotes", "--", ".")


def _say(content: Path, *arguments: str) -> str:
    """Return what git says on a line; nothing where it has nothing to say."""
    try:
        return ask(content, *arguments).strip()
    except GitError:
        return ""


def send(content: Path, message: str, today: date, sender: Sender | None = None) -> ProposalSent:
    """Commit what has changed in the content on a branch of its own, and propose it.

    On the branch that others build on, a new one is begun; on any other, one goes on there. What
    could not be sent before goes along. Git is told who we are where we say so. Raises GitError.
    """
    if sender and sender.name and sender.email:
        _run(content, "config", "user.name", sender.name)
        _run(content, "config", "user.email", sender.email)
    base = _base(content)
    branch = ask(content, "branch", "--show-current").strip()
    if not branch or branch == base:
        branch = _begin_branch(content, today)
    if changed_files(content):
        _run(content, "add", "--all", "--", ".")
        _run(content, "commit", "--message", message, "--", ".")
    if not ask(content, "remote").split():
        return ProposalSent(branch)
    where = _remote(content)
    try:
        _push(content, where, branch)
    except GitError as error:
        if why_failed(error) != "behind":
            raise
        # Others have gone on with the proposal: what is here becomes one of its own.
        branch = _begin_branch(content, today)
        _push(content, where, branch)
    return _propose(content, branch, base, ask(content, "remote", "get-url", where).strip())


def why_failed(error: GitError) -> str:
    """Return what is wrong, by what git says; `other` where that is not known."""
    if error.reason == "missing":
        return "missing"
    found = (name for name, said in _WRONG.items() if re.search(said, error.detail))
    return next(found, "other")


def list_open(content: Path) -> tuple[OpenProposal, ...]:
    """Return the open proposals: pull requests where GitHub can be asked, else branches."""
    try:
        url = _url(content)
        if shutil.which("gh") and _GITHUB.match(url):
            listed = _github(content, "list", "--limit", str(_MOST_PROPOSALS),
                             "--json", "title,url,author,createdAt")  # fmt: skip
            if listed is not None:
                found = msgspec.json.decode(listed, type=list[_PullRequest])
                return tuple(_shown(each) for each in found)
        return tuple(_branches(content, url))
    except (GitError, msgspec.DecodeError):
        return ()


def fetch(content: Path) -> None:
    """Ask the project for what others have sent in. Raises GitError."""
    _run(content, "fetch", "--prune", "--quiet")


def _shown(found: _PullRequest) -> OpenProposal:
    author = str(found.author.get("name") or found.author.get("login") or "")
    return OpenProposal(found.title, author, found.created_at[:10], found.url)


def _branches(content: Path, url: str) -> Iterator[OpenProposal]:
    """Yield the branches of others that the common one does not have, the newest first."""
    base, match = _base(content), _GITHUB.match(url)
    own = ask(content, "branch", "--show-current").strip()
    known = f"refs/remotes/{_remote(content)}/"
    listed = ask(content, "for-each-ref", f"--no-merged={known}{base}",
                     f"--count={_MOST_PROPOSALS}", "--sort=-committerdate",
                     "--format=%(refname)%09%(authorname)%09%(committerdate:short)%09%(subject)",
                     known)  # fmt: skip
    for line in listed.splitlines():
        name, author, when, title = line.split("\t", 3)
        branch = name.removeprefix(known)
        if branch not in {own, base, "HEAD"}:
            address = _compare_address(match["name"], base, branch) if match else ""
            yield OpenProposal(title, author, when, address)


def _remote(content: Path) -> str:
    remotes = ask(content, "remote").split()
    return "origin" if "origin" in remotes or not remotes else remotes[0]


def _url(content: Path) -> str:
    return ask(content, "remote", "get-url", _remote(content)).strip()


def _compare_address(name: str, base: str, branch: str) -> str:
    return f"https://github.com/{name}/compare/{base}...{branch}?expand=1"


def _propose(content: Path, branch: str, base: str, url: str) -> ProposalSent:
    """Return the pull request, or where it can be opened."""
    match = _GITHUB.match(url)
    if match is None:
        return ProposalSent(branch, pushed=True)
    if shutil.which("gh"):
        found = _github(content, "view", branch, "--json", "url", "--jq", ".url")
        if found is None:
            found = _github(content, "create", "--fill", "--head", branch, "--base", base)
        address = next((each for each in (found or "").split() if each.startswith("https://")), "")
        if address:
            return ProposalSent(branch, address, opened=True, pushed=True)
    address = _compare_address(match["name"], base, branch)
    return ProposalSent(branch, address, pushed=True)


def _base(content: Path) -> str:
    """Return the branch that others build on: what the remote says, else main or master."""
    try:
        head = ask(content, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    except GitError:
        head = ""
    if head:
        return head.strip().partition("/")[2]
    names = ask(content, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    return next((each for each in ("main", "master") if each in names), "main")


def _begin_branch(content: Path, today: date) -> str:
    branch = _free_branch(content, today)
    _run(content, "switch", "--create", branch)
    return branch


def _push(content: Path, where: str, branch: str) -> None:
    _run(content, "push", "--set-upstream", where, branch)


def _free_branch(content: Path, today: date) -> str:
    names = set(ask(content, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads",
                     "refs/remotes").split())  # fmt: skip
    taken = {each.partition("/")[2] for each in names} | names
    number = 1
    while (name := f"aktsom-{today.isoformat()}{f'-{number}' if number > 1 else ''}") in taken:
        number += 1
    return name


def _run(content: Path, *arguments: str) -> None:
    run_git(content, *arguments, patience=PATIENCE)


def _github(content: Path, *arguments: str) -> str | None:
    return run_github(content, "pr", *arguments, patience=PATIENCE)
