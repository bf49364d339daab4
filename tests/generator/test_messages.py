"""Every finding can be told in both languages, with the arguments that the stages really pass.

messages/ holds what each code and case says, to the letter: a file for each family.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
import yaml
from msgspec.structs import replace

from generator.checks.messages import message_of, wording_of
from generator.checks.rules import all_codes
from generator.checks.wordings import words_of
from generator.content.committed_site import find_committed
from generator.content.places import find_places
from generator.content.sources import discover, list_organisations, read_heads
from generator.content.yaml_documents import parse_yaml
from generator.findings.codes import paper, site, syntax, values
from generator.findings.finding import Argument, Code, Finding, Ref, Severity
from generator.line.content_check import check_organisation
from generator.output.dropped import Kept, find_dropped
from generator.output.inspection import inspect_links, inspect_organisation, inspect_page
from generator.output.manifest import Made
from generator.output.moves import check_moves
from generator.pdf.values import FaultKind
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import plan
from generator.text.words import TEMPLATES
from schema.languages import complete_languages
from schema.limits import most
from tests.generator.odd_files import find_all
from tests.generator.repositories import git
from tests.generator.rules.minimal import KEY, TODAY, Change, check_once, write_report
from tests.golden import check_golden
from tests.organisations import check_files

SPOKEN = complete_languages("command")
OF_PAGES = {
    each.id for module in (site, paper) for each in vars(module).values() if isinstance(each, Code)
}
FOLDER = Path(__file__).parent / "messages"
SAMPLES = FOLDER / "samples.yaml"
Sample = Mapping[str, str]
# What the messages shown say of all forms that there are, and of places after all the form's
# questions: these stay as they are.
STEADY: Mapping[str, Mapping[str, Argument]] = {
    "REF202": {"line": 11},
    "REF204": {"valid_words": ("act-minimum", "ehn-2023")},
    "REF303": {"known": ("4.A.1", "4.A.1.a", "4.A.1.b", "4.A.2")},
}


@cache
def samples() -> tuple[Mapping[str, Sample], Sequence[Sample]]:
    """Changes by the codes and cases that they give rise to, and more that give other arguments."""
    written = yaml.load(SAMPLES.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    more = written.pop("more")
    return {name: each for names, each in written.items() for name in names.split(", ")}, more


@cache
def manual_findings(code: str) -> tuple[Finding, ...]:
    """What is found in the example of a code's manual that fails."""
    changes = tuple(Change(each.file, each.text) for each in words_of(code).failing if each.file)
    return check_once(changes) if changes else ()


def sample_findings(sample: Sample) -> tuple[Finding, ...]:
    changes = tuple(Change(*each) for each in sample.items() if each[0] != "today")
    today = date.fromisoformat(sample["today"]) if "today" in sample else TODAY
    return check_once(changes, today)


@cache
def made_findings() -> tuple[Finding, ...]:
    """What no change of a report's texts gives rise to."""
    with TemporaryDirectory() as folder:
        odd = find_all(Path(folder))
    return (
        *of_files(),
        *of_limits(),
        *of_lists(),
        *of_git(),
        *odd,
        *of_pages(),
        *of_addresses(),
        *of_papers(),
        *by_hand(),
    )


@cache
def real_findings() -> tuple[Finding, ...]:
    """One finding or more of every code, from the stages that make them."""
    named, more = samples()
    examples = (each for code in all_codes() for each in manual_findings(code))
    sampled = (each for sample in (*named.values(), *more) for each in sample_findings(sample))
    return (*made_findings(), *examples, *sampled)


def sample_of(code: str, case: str) -> Finding:
    """The finding that shows a case: of the code's own example, its own sample, or made for it."""
    name = f"{code} {case}".rstrip()
    sample = samples()[0].get(name)
    sampled = () if sample is None else sample_findings(sample)
    for each in (*manual_findings(code), *sampled, *made_findings()):
        if (each.code, case_of(each)) == (code, case):
            return replace(each, arguments={**each.arguments, **STEADY.get(code, {})})
    raise AssertionError(f"{name} is nowhere shown: add a sample to {SAMPLES.name}")


def of_files() -> Iterator[Finding]:
    """What only the disk can have wrong."""
    with TemporaryDirectory() as folder:
        content = Path(folder)
        write_report(content)
        report = content / KEY / "2023"
        (report / "4-track" / "nb.md").write_bytes("Gården".encode("cp1252"))
        (report / "3-address" / "nb.md").write_bytes("Gården".encode("utf-16"))
        (report / "6-remediate" / "nb.md").write_bytes("Gården".encode("utf-32"))
        (report / "1-embed" / "facts.yaml").write_bytes(b"policies: \x07")
        (report / "5-communicate" / "nb.md").write_text("a" * 5_000_001, encoding="utf-8")
        (report / "attachments").symlink_to(content)
        for name in ("på.txt", "pa\u030a.txt"):
            (report / "4-track" / name).touch()
        (report / "report.yaml").rename(report / "rapport.yaml")
        (content / KEY).rename(content / "Granlia AS")
        (content / "notat.txt").touch()
        yield from list_organisations(content)[1]
        for located in check_organisation(content, "Granlia AS", TODAY).findings:
            yield located.finding


def of_limits() -> Iterator[Finding]:
    """What is written more often than anybody writes it."""
    for path, text in (
        ("2025/4-track/nb.md", "\n" * (most("text_lines") + 1)),
        ("2025/3-address/nb.md", "## 3.A.1\n" * (most("answers") + 1)),
        ("2025/5-communicate/nb.md", f"## 5.A.1\n\n{'*a* ' * most('marks')}"),
        ("2025/2-identify/nb.md", f"## 2.A.1.comment\n\n{'a' * (most('paragraph') + 1)}"),
        ("2025/6-remediate/nb.md", "## 6.A.1\n\ne" + "\u0301" * 9),
        ("2025/2-identify/facts.yaml", "risks:\n" + "  - a\n" * (most("items") + 1)),
        ("2025/1-embed/facts.yaml", "a: 1\n" * (most("keys") + 1)),
        (
            "organisation.yaml",
            "moved:\n" + "  - {from: a/, to: b/}\n" * (most("moved_folders") + 1),
        ),
    ):
        yield from (each.finding for each in check_files({path: text}).findings)
    with TemporaryDirectory() as folder:
        report = Path(folder, KEY, "2023")
        report.mkdir(parents=True)
        for number in range(most("folder_entries") + 1):
            (report / f"{number}.md").touch()
        yield from discover(Path(folder), KEY)[1]


def of_git() -> Iterator[Finding]:
    """What only a repository can have wrong."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "site").mkdir()
        for name in ("index.html", "login.html", "login.js"):
            (root / "site" / name).touch()
        git(root, "init", "--quiet")
        git(root, "add", "--all")
        yield from find_committed(root / "content")


def of_lists() -> Iterator[Finding]:
    """Files that begin with an item, where the name of the list should have been."""
    for text in ("  - risk: child-labour\n    status: ongoing\n", "- measures:\n  - risk: a\n"):
        yield from parse_yaml(f"{KEY}/2023/3-address/facts.yaml", text)[1]


def of_pages() -> Iterator[Finding]:
    """What only built pages can have wrong."""
    body = (
        "<h1></h1><h3>Dypt</h3><p id=x><p id=x><img src=a.png><a href=b.html></a><a href=#y>Y</a>"
    )
    page = inspect_page(Artifact("index.html", body.encode()), Ref(f"{KEY}/organisation.yaml"))
    twice = inspect_page(Artifact("index.html", b"<p>Hei"), page.where)
    yield from (*page.findings, *twice.findings)
    yield from inspect_links([page], {"index.html"})
    with TemporaryDirectory() as folder:
        moved = (
            "moved: [{from: a.html, to: b.html}, {from: index.html, to: index.html},"
            " {from: c.html, to: 'index.html#z'}, {from: a/, to: b/}, {from: a/, to: b.html}]"
        )
        write_report(Path(folder), Change("organisation.yaml", moved))
        organisation = check_organisation(Path(folder), KEY, TODAY).book
        yield from check_moves(plan(organisation, Site()), {page.path: page.ids}, {"index.html"})
    with TemporaryDirectory() as folder:
        write_report(Path(folder))
        organisation = check_organisation(Path(folder), KEY, TODAY).book
        front = inspect_page(Artifact("2023/index.html", b"<title>Rapport</title>"), page.where)
        site = Site(url="https://granlia.github.io/")
        yield from inspect_organisation(plan(organisation, site), [front])


def of_addresses() -> Iterator[Finding]:
    """What is wrong with where on the site pages are, and with what the last site had."""
    with TemporaryDirectory() as folder:
        for key, address in (("a", "/"), ("b", "/"), ("c", "d"), ("e", "data"), ("d", "d")):
            (Path(folder) / key).mkdir()
            own = Path(folder) / key / "organisation.yaml"
            own.write_text(f"name: A\naddress: {address}\n", encoding="utf-8")
        heads = read_heads(Path(folder), "abcde")
        yield from find_places(Path(folder), tuple("abcde"), heads).findings
    pages = ("2024/a.html", "2024/index.html", "2023/index.html")
    before = {"lo": Made("", {}, published=pages)}
    kept = frozenset({"index.html", "2024/b.html", "2024/index.html"})
    yield from find_dropped(before, {"lo": Kept(kept, frozenset({"2023"}))})
    yield from find_dropped(before, {"lo": Kept(frozenset(f"lo/{each}" for each in pages))})
    yield from find_dropped(before, {})
    renamed = {"lo": Made("", {}, published=("lo/a.html",))}
    yield from find_dropped(renamed, {"ol": Kept(frozenset({"ol/a.html"}))})
    many = {"lo": Made("", {}, published=tuple(f"2024/{each}.html" for each in "abcdefgh"))}
    yield from find_dropped(many, {"lo": Kept(frozenset({"index.html"}))})


def of_papers() -> Iterator[Finding]:
    """What can be wrong with a PDF, of every kind."""
    where, page = Ref("lo/2023/report.yaml"), "2023/redegjorelse-apenhetsloven-lo-2023.pdf"
    for kind in get_args(FaultKind):
        yield paper.make_finding(kind, where, page=page, detail="7", heading="Antall ansatte")


def by_hand() -> Iterator[Finding]:
    """What takes a broken disk, an empty folder, or a mistake of a kind not known yet."""
    yield syntax.UNREADABLE.at(Ref("lo/2023/report.yaml"), file="lo/2023/report.yaml")
    yield syntax.NO_CONTENT.at(Ref("."))
    yield values.OTHER_VALUE.at(Ref("lo/2023/report.yaml", ("form",)), key="form", value="x")
    lost = {"case": "other", "words": "Planen vår"}
    yield Finding("SYN207", Severity.ERROR, Ref("lo/2023/4-track/nb.md", ("4.A.2",)), lost)


def cases_of(code: str) -> set[str]:
    """The cases of a code by its wording; of one without cases, the empty one."""
    messages = wording_of(code, SPOKEN[0]).message
    return {""} if isinstance(messages, str) else set(messages)


def case_of(finding: Finding) -> str:
    return str(finding.arguments.get("case", ""))


def test_every_code_is_told_in_every_case() -> None:
    told = defaultdict[str, set[str]](set)
    for each in real_findings():
        told[each.code].add(case_of(each))
    wanted = {code: cases_of(code) for code in all_codes()}
    assert {code: told[code] for code in wanted} == wanted, f"add samples to {SAMPLES.name}"


@pytest.mark.parametrize("language", SPOKEN)
def test_every_message_is_whole_sentences(language: str) -> None:
    for finding in real_findings():
        message = message_of(finding, language)
        assert re.match(r"[«“\w]", message.text), message
        for line in (message.text, *message.help):
            assert line.startswith("  ") or line.rstrip("”»")[-1] in ".?!:", message
            assert not re.search(r"\b(?:None|True|False)\b|  |«»|“”|\(\)", line.lstrip()), message


def test_no_code_lacks_words_and_no_words_lack_a_code() -> None:
    files = (TEMPLATES / "words" / "findings").iterdir()
    assert sorted(each.name for each in files) == [f"{code}.yaml" for code in all_codes()]


def test_the_languages_say_the_same_things() -> None:
    for code in all_codes():
        norwegian, english = (wording_of(code, language) for language in SPOKEN)
        for part in ("message", "added", "help", "help_added", "sum"):
            assert shape(getattr(norwegian, part)) == shape(getattr(english, part)), code
        assert norwegian.title, code
        assert english.title, code


def test_a_gap_has_a_title_in_every_language_of_the_site() -> None:
    for code in all_codes():
        said = words_of(code).by_language
        gaps = {language for language, wording in said.items() if wording.gap}
        assert gaps in ({*complete_languages("pages")}, set()), code
        assert said.keys() == {*SPOKEN, *gaps}, code


def shape(wording: object) -> object:
    """The placeholders of a wording, for each case."""
    if isinstance(wording, dict):
        return {name: shape(text) for name, text in wording.items()}
    return sorted(set(re.findall(r"\{(\w+)\}", str(wording)))) if wording else None


def test_quotation_marks_are_those_of_the_language() -> None:
    for code in all_codes():
        assert not re.search("[“”]", str(wording_of(code, "nb")))
        assert not re.search("[«»]", str(wording_of(code, "en")))


@pytest.mark.parametrize("family", sorted({code[:3] for code in all_codes()}))
def test_every_message_reads_as_expected(family: str) -> None:
    told = (
        f"{code} {case}".rstrip() + f"\n{tell(sample_of(code, case))}"
        for code in sorted(all_codes())
        if code.startswith(family)
        for case in sorted(cases_of(code))
    )
    check_golden("\n\n".join(told) + "\n", FOLDER / f"{family}.txt")


def test_no_messages_are_kept_of_a_family_that_is_gone() -> None:
    families = {code[:3] for code in all_codes()}
    assert {each.stem for each in FOLDER.glob("*.txt")} == families


def test_no_sample_is_kept_that_shows_nothing() -> None:
    """A sample gives what it is named for, and the code's manual does not show it already."""
    for name, sample in samples()[0].items():
        code, _, case = name.partition(" ")
        assert (code, case) in {(each.code, case_of(each)) for each in sample_findings(sample)}
        assert case not in {case_of(each) for each in manual_findings(code) if each.code == code}


def tell(finding: Finding) -> str:
    messages = (message_of(finding, language) for language in SPOKEN)
    return "\n".join("\n  = ".join((each.text, *each.help)) for each in messages)
