"""A hostile pull request can do nothing: it is found, and nothing of it is followed or obeyed."""

import csv
import json
import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from generator.text.characters import INVISIBLE
from tests.fuzz.planting import texts_of
from tests.generator.command import AS_OF, Run, lay_out
from tests.generator.further_proposals import FURTHER_PROPOSALS
from tests.generator.more_proposals import MORE_PROPOSALS
from tests.generator.proposals import PROPOSALS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such names nor links"),
]
ALL = {**PROPOSALS, **MORE_PROPOSALS, **FURTHER_PROPOSALS}
# What makes many warnings, and stops nothing.
_WARNED = frozenset(name for name in PROPOSALS if name.startswith("attachment is "))
_OURS = re.compile(r"::(?:(?:error|warning) file=[^:]*|notice title=aktsom|group|endgroup)::")


def obeyed(printed: str) -> list[str]:
    """Return the lines that GitHub's runner takes for orders, but for those that are ours."""
    found, token = [], ""
    for line in printed.splitlines():
        text = line.strip()
        stopped = re.fullmatch(r"::stop-commands::(\w{64})", text)
        if token:
            token = "" if text == f"::{token}::" else token
        elif stopped:
            token = stopped[1]
        elif (text.startswith("::") and not _OURS.match(text)) or (
            "##[" in text and not text.startswith("::")
        ):
            found.append(line)
    return found


def unseen(printed: str) -> list[str]:
    return INVISIBLE.findall(printed.replace("\n", ""))


@pytest.fixture
def proposed(organisation: Path, request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Lay a proposal into the content; return what is to be found."""
    proposal = ALL[request.param]
    proposal.lay(organisation.parent)
    return proposal.found


@pytest.mark.parametrize("proposed", ALL, ids=str, indirect=True)
def test_it_is_found_and_obeyed_nowhere(
    run: Run,
    proposed: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    ran = run("check", "--format", "json", *AS_OF)
    codes = {each["code"] for each in json.loads(ran.out)["findings"]}
    assert all(any(code.startswith(each) for code in codes) for each in proposed), codes
    assert ran.status == 1 or any(f"[{each}" in request.node.name for each in _WARNED)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for command in (("check",), ("check", "--format", "text"), ("build", "--drafts")):
        ran = run(*command, *AS_OF)
        assert obeyed(ran.out + ran.err) == []
        assert unseen(ran.out + ran.err) == []
    assert unseen(summary.read_text(encoding="utf-8")) == []
    assert not re.search(
        r"(?<![\\`])<(?:script|b |iframe|img)", summary.read_text(encoding="utf-8")
    )
    assert {each.name for each in tmp_path.iterdir()} <= {"content", "site", "summary.md"}


@pytest.mark.parametrize("proposed", ALL, ids=str, indirect=True)
def test_what_it_changes_is_told_without_obeying(
    run: Run, proposed: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert proposed
    lay_out(tmp_path / "before")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for name in ("text", "markdown"):
        ran = run("compare", "before/content", "content", "--format", name)
        assert ran.status in (0, 1)
        assert unseen(ran.out + ran.err) == []
        if name == "text":
            assert obeyed(ran.out) == []


def test_there_are_as_many_as_were_tried() -> None:
    assert len(ALL) >= 200
    assert len(ALL) == len(PROPOSALS) + len(MORE_PROPOSALS) + len(FURTHER_PROPOSALS)


# What a spreadsheet takes for a formula: not a negative number.
_RUN = re.compile(r"[=+@\t]|-(?!\d)|-\d\S*[-+*/(]")
INJECTIONS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "</script><script>alert(1)</script>", "<!--", "]]>",
    "&amp;lt;script&gt;", "{{ 7*7 }}", "{% x %}", "${x}", "%0", '"quoted"', "';x", "\\u003cscript>",
)  # fmt: skip


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_title_that_would_be_run_is_text_in_all_that_is_built(
    run: Run, organisation: Path, tmp_path: Path, text: str
) -> None:
    """In pages, linked data, the feed, the site map and the tables."""
    facts = organisation / "2025" / "2-identify" / "facts.yaml"
    written = facts.read_text(encoding="utf-8")
    title = json.dumps(f"{text} i bomull", ensure_ascii=False)
    facts.write_text(re.sub(r"title: .*", lambda _: f"title: {title}", written), encoding="utf-8")
    head = organisation / "organisation.yaml"
    name = json.dumps(f"{text} Fjordtre AS", ensure_ascii=False)
    changed = re.sub(r"name: .*", lambda _: f"name: {name}", head.read_text(encoding="utf-8"))
    head.write_text(changed, encoding="utf-8")
    ran = run("build", "--no-search", "--site-url", "https://example.org", *AS_OF)
    if ran.status == 1:
        assert not (tmp_path / "site").exists()
        return
    check_built(tmp_path / "site")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "%0A::error::x"])
def test_every_text_of_the_facts_at_once_is_text_in_all_that_is_built(
    run: Run, organisation: Path, tmp_path: Path, text: str
) -> None:
    """In every column of every table that the report fills, and in everything on the pages."""
    changed = 0
    for file in organisation.rglob("*.yaml"):
        written = file.read_text(encoding="utf-8")
        for node in reversed([*texts_of(yaml.compose(written, Loader=yaml.SafeLoader))]):
            begin, end = node.start_mark.index, node.end_mark.index
            said = json.dumps(f"{text} {node.value.strip()}", ensure_ascii=False)
            written = (
                f"{written[:begin]}{said}\n{written[end:].lstrip()}"
                if (node.style in {"|", ">"})
                else f"{written[:begin]}{said}{written[end:]}"
            )
            changed += 1
        file.write_text(written, encoding="utf-8")
    assert changed > 10
    ran = run("build", "--drafts", "--no-search", "--site-url", "https://example.org", *AS_OF)
    assert ran.status == 0, ran.out
    assert obeyed(ran.out + ran.err) == []
    told = check_built(tmp_path / "site")
    assert told > changed


def check_built(site: Path) -> int:
    """Check all that is built for what would be run; return how many cells of tables there are."""
    cells = 0
    for file in site.rglob("*"):
        if file.suffix == ".xml":
            ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - we made it
        elif file.suffix == ".csv":
            rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
            told = [cell for row in rows for cell in row]
            cells += len(told)
            assert [each for each in told if _RUN.match(each)] == []
        elif file.suffix == ".html":
            check_page(file.read_text(encoding="utf-8"))
    return cells


def check_page(page: str) -> None:
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", page, flags=re.DOTALL)
    for attributes, inner in scripts:
        if "ld+json" in attributes:
            json.loads(inner)
            assert "<" not in inner
        else:
            assert "src=" in attributes
            assert inner == ""
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert|\\u003cscript\\u003ealert", "", page)


def test_a_folder_of_anothers_is_not_what_a_runner_obeys(tmp_path: Path) -> None:
    """That the test itself sees what it is to see."""
    assert obeyed("x\n  ::error::a\n##[error]b\n::set-output name=a::b") != []
    assert obeyed("::error file=a,line=1::b ##[x]\n::group::x\n::endgroup::") == []
    assert unseen("\x1b[31m") != []
    shutil.rmtree(tmp_path)
