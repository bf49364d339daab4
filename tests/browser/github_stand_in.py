"""A stand-in for GitHub's API on a repository of this machine: what Sveltia CMS asks of it.

The browser's requests to the API are answered here, by git; those to any other host but this
machine are refused, and noted.
"""

import base64
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

Json = Any
API = "api.github.com"
OWNER, NAME, LOGIN = "lo", "redegjorelse", "kari"
_WHO = {"name": "Kari Nordmann", "email": "kari@lo.example", "user": {"id": 1, "login": LOGIN}}
_NOTHING: Mapping[str, str] = {}
_DAY = "2026-11-22T10:00:00Z"
_FILE = re.compile(r'(content|commit)_(\d+):\s+(?:object\(oid: "(\w+)"\)|ref\()')
_EXPRESSION = re.compile(r'(file_\d+):\s+object\(expression: "([^"]+)"\)')


class GitHub:
    """One repository; `token` is the only access token that is taken.

    `strangers` are the addresses of other hosts that were asked for, `asked` what of the API.
    """

    def __init__(self, folder: Path, token: str) -> None:
        self.folder, self.token = folder, token
        self.pulls: list[dict[str, Json]] = []
        self.strangers: list[str] = []
        self.asked: list[str] = []
        self.unknown: list[str] = []
        self.git("init", "--initial-branch=main", "--quiet")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=Start")

    def git(
        self, *arguments: str, given: bytes = b"", surroundings: Mapping[str, str] = _NOTHING
    ) -> str:
        names = {
            f"GIT_{each}_{what}": value
            for each in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Kari"), ("EMAIL", "kari@lo.example"), ("DATE", _DAY))
        }
        env = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), **names, **surroundings}
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, input=given, capture_output=True, check=True,
            env=env,
        )  # fmt: skip
        return done.stdout.decode()

    def read(self, branch: str, path: str) -> str:
        return self.git("show", f"{branch}:{path}")

    def answer(self, context: "BrowserContext") -> None:
        """Answer what a browser asks for."""
        context.route("**/*", self._take)

    def _take(self, route: "Route") -> None:
        address = urlsplit(route.request.url)
        if address.hostname in {"127.0.0.1", "localhost"} or not address.hostname:
            route.continue_()
        elif address.hostname == API:
            self._serve(route, address.path, unquote(address.query))
        else:
            self.strangers.append(route.request.url)
            route.abort()

    def _serve(self, route: "Route", path: str, query: str) -> None:
        request = route.request
        allowed = {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "*",
            "Access-Control-Allow-Methods": "*",
        }
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=allowed)
            return
        self.asked.append(f"{request.method} {path}")
        if not (request.headers.get("authorization") or "").endswith(f" {self.token}"):
            route.fulfill(status=401, json={"message": "Bad credentials"}, headers=allowed)
            return
        given = json.loads(request.post_data or "{}")
        if (file := self._raw(path, query)) is not None:
            route.fulfill(status=200 if file else 404, body=file, headers=allowed)
            return
        found = next(self._replies(request.method, path, given), None)
        if found is None:
            self.unknown.append(f"{request.method} {path} {request.post_data}")
            route.fulfill(status=404, json={"message": "Not Found"}, headers=allowed)
        elif found == "":
            route.fulfill(status=204, headers=allowed)
        else:
            route.fulfill(status=200, json=found, headers=allowed)

    def _replies(self, method: str, path: str, given: Json) -> Iterator[Json]:
        home = f"/repos/{OWNER}/{NAME}"
        if path == "/user":
            yield {"id": 1, "login": LOGIN, "name": _WHO["name"], "email": _WHO["email"],
                   "avatar_url": "", "html_url": ""}  # fmt: skip
        elif path == "/graphql":
            yield {"data": self._query(given["query"], given["variables"])}
        elif path == f"{home}/collaborators/{LOGIN}":
            yield ""
        elif path.startswith(f"{home}/git/trees/"):
            yield {"tree": list(self._tree(path.rpartition("/")[2]))}
        elif path == f"{home}/pulls" and method == "POST":
            yield self._open(given)
        elif issue := re.fullmatch(rf"{home}/issues/(\d+)(?:/labels)?", path):
            pull = self.pulls[int(issue[1]) - 1]
            pull["labels"] = given.get("labels", pull["labels"])
            yield {"labels": [{"name": each} for each in pull["labels"]]}

    def _raw(self, path: str, query: str) -> str | None:
        """The text of a file, if one is asked for: empty where it is not on the branch."""
        where = f"/repos/{OWNER}/{NAME}/contents/"
        if not path.startswith(where):
            return None
        try:
            return self.read(query.removeprefix("ref="), unquote(path.removeprefix(where)))
        except subprocess.CalledProcessError:
            return ""

    def _tree(self, commit: str) -> Iterator[Json]:
        for line in self.git("ls-tree", "-r", "-l", "-z", commit).split("\0")[:-1]:
            head, path = line.split("\t", 1)
            _, kind, sha, size = head.split()
            yield {"path": path, "type": kind, "sha": sha, "size": int(size)}

    def _open(self, given: Json) -> Json:
        number = len(self.pulls) + 1
        pull = {
            "number": number, "node_id": f"PR_{number}", "title": given["title"],
            "html_url": f"https://github.com/{OWNER}/{NAME}/pull/{number}", "created_at": _DAY,
            "updated_at": _DAY, "draft": given["draft"], "head": given["head"],
            "base": given["base"], "labels": [],
        }  # fmt: skip
        self.pulls.append(pull)
        return pull

    def _query(self, query: str, variables: Mapping[str, Json]) -> Json:
        for sign, reply in _KINDS.items():
            if sign in query:
                return reply(self, query, variables)
        self.unknown.append(query)
        return {}

    def commit(self, _: str, variables: Mapping[str, Json]) -> Json:
        given = variables["input"]
        branch, changes = given["branch"]["branchName"], given["fileChanges"]
        ref = f"refs/heads/{branch}"
        assert self.git("rev-parse", ref).strip() == given["expectedHeadOid"]
        index = {"GIT_INDEX_FILE": str(self.folder / ".git" / "proposed")}
        self.git("read-tree", ref, surroundings=index)
        written = {}
        for number, each in enumerate(changes["additions"]):
            data = base64.b64decode(each["contents"])
            sha = self.git("hash-object", "-w", "--stdin", given=data).strip()
            self.git(
                "update-index",
                "--add",
                "--cacheinfo",
                f"100644,{sha},{each['path']}",
                surroundings=index,
            )
            written[f"file_{number}"] = {"oid": sha}
        for each in changes["deletions"]:
            self.git("update-index", "--force-remove", each["path"], surroundings=index)
        tree = self.git("write-tree", surroundings=index).strip()
        message = given["message"]["headline"]
        commit = self.git("commit-tree", tree, "-p", ref, "-m", message).strip()
        self.git("update-ref", ref, commit)
        said = {"oid": commit, "committedDate": _DAY, **written}
        return {"createCommitOnBranch": {"commit": said}}

    def branch(self, _: str, variables: Mapping[str, Json]) -> Json:
        given = variables["input"]
        self.git("update-ref", given["name"], given["oid"], "0" * 40)
        return {"createRef": {"ref": {"name": given["name"]}}}

    def bases(self, _: str, __: Mapping[str, Json]) -> Json:
        head = self.git("rev-parse", "refs/heads/main").strip()
        return {"fork": {"id": "R_1"}, "base": {"ref": {"target": {"oid": head}}}}

    def list_pulls(self, _: str, __: Mapping[str, Json]) -> Json:
        nodes = [
            {
                "id": each["node_id"], "number": each["number"], "title": each["title"],
                "url": each["html_url"], "isDraft": each["draft"], "isCrossRepository": False,
                "createdAt": _DAY, "updatedAt": _DAY, "headRefName": each["head"],
                "author": {"login": LOGIN, "name": "Kari", "email": "", "databaseId": 1},
                "labels": {"nodes": [{"name": label} for label in each["labels"]]},
                "files": {"nodes": [{"path": path, "changeType": "MODIFIED"}
                                    for path in self._changed(each["head"])]},
            }
            for each in self.pulls
        ]  # fmt: skip
        return {"repository": {"pullRequests": {"nodes": nodes}}}

    def _changed(self, branch: str) -> list[str]:
        return self.git("diff", "--name-only", f"main...{branch}").splitlines()

    def show(self, query: str, _: Mapping[str, Json]) -> Json:
        found = {}
        for name, expression in _EXPRESSION.findall(query):
            text = self.git("show", expression)
            sha = self.git("rev-parse", expression).strip()
            found[name] = {"oid": sha, "byteSize": len(text), "isBinary": False, "text": text}
        return {"repository": found}

    def files(self, query: str, _: Mapping[str, Json]) -> Json:
        last = {"author": _WHO, "committedDate": _DAY}
        commit = {"target": {"history": {"nodes": [last]}}}
        found: dict[str, Json] = {}
        for kind, number, sha in _FILE.findall(query):
            said = {"text": self.git("cat-file", "blob", sha), "isTruncated": False} if sha else {}
            found[f"{kind}_{number}"] = said or commit
        return {"repository": found}

    def head(self, _: str, variables: Mapping[str, Json]) -> Json:
        head = self.git("rev-parse", f"refs/heads/{variables.get('branch', 'main')}").strip()
        return {"repository": {"ref": {"target": {"oid": head}}}}

    def last(self, _: str, variables: Mapping[str, Json]) -> Json:
        head = self.git("rev-parse", f"refs/heads/{variables.get('branch', 'main')}").strip()
        node = {"oid": head, "message": "Start"}
        return {"repository": {"ref": {"target": {"history": {"nodes": [node]}}}}}


# What is asked, by a sign in the query: the first that is there.
_KINDS: Mapping[str, Callable[[GitHub, str, Mapping[str, Json]], Json]] = {
    "createCommitOnBranch": GitHub.commit,
    "createRef": GitHub.branch,
    "forkOwner": GitHub.bases,
    "pullRequests(": GitHub.list_pulls,
    "object(expression": GitHub.show,
    "content_0": GitHub.files,
    "commit_0": GitHub.files,
    "history(first: 1)": GitHub.last,
    "... on Commit { oid } } } }": GitHub.head,
}
