"""The whole line: what is published, what stops it, and what is made anew."""

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.check import Checked
from generator.line import page_build
from generator.line.build import Built, Options, build
from generator.output.manifest import NAME
from generator.output.write import OutputError, Staging
from generator.plan.artifacts import Artifact
from tests.generator.samples import AS_OF, HEAD, MEASURES, RISKS, copy_report, edit

OPTIONS = Options(AS_OF, processes=1)
DRAFT = {HEAD: ("status: published", "status: draft")}
BROKEN = {MEASURES: ("status: ongoing", "status: ongoin")}


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, and its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def stopping(built: Built) -> list[tuple[str, str]]:
    """The code and file of every finding that stops publishing."""
    located = [each.finding for checked in built.checked for each in checked.findings]
    every = [*built.loose, *located]
    return [(each.code, each.where.file) for each in every if each.stops_publishing]


def test_one_organisation_is_published_without_its_name_in_the_addresses(tmp_path: Path) -> None:
    built = build(copy_report(tmp_path / "content"), tmp_path / "site", OPTIONS)
    site = files(tmp_path / "site")
    assert stopping(built) == []
    assert (built.reports, built.pages) == (1, sum(path.endswith(".html") for path in site))
    assert built.written
    assert built.written.written == len(site) - 1
    assert {
        "index.html", "404.html", "feed.xml", "reports.json", "data/report.schema.json",
        "latest/index.html", "2023/index.html", "2023/2-kartlegging.html", "2023/report.json",
        "2023/risks.csv", "2023/datapackage.json", NAME,
    } <= site.keys()  # fmt: skip
    assert not any(path.startswith(("lo/", ".aktsom-staging")) for path in site)


def test_several_organisations_each_have_a_folder_and_share_a_front_page(tmp_path: Path) -> None:
    for key in ("lo", "nho"):
        copy_report(tmp_path / "content", key)
    built = build(tmp_path / "content", tmp_path / "site", OPTIONS)
    site = files(tmp_path / "site")
    assert stopping(built) == []
    assert built.reports == 2
    assert {"lo/index.html", "nho/index.html", "lo/2023/report.json"} <= site.keys()
    front = site["index.html"].decode()
    assert 'href="lo/2023/index.html"' in front
    assert 'href="nho/2023/index.html"' in front
    register = json.loads(site["reports.json"])["reports"]
    assert [each["data"] for each in register] == ["lo/2023/report.json", "nho/2023/report.json"]
    assert all(path.startswith("assets/") for path in site if path.endswith((".css", ".js")))


def test_an_error_in_one_organisation_keeps_the_old_site_and_all_findings(tmp_path: Path) -> None:
    content = copy_report(copy_report(tmp_path / "content", "a"), "b")
    build(content, tmp_path / "site", OPTIONS)
    before = files(tmp_path / "site")
    for key in ("a", "b"):
        edit(content / key, BROKEN)
    built = build(content, tmp_path / "site", OPTIONS)
    assert stopping(built) == [("VAL102", f"a/{MEASURES}"), ("VAL102", f"b/{MEASURES}")]
    assert built.written is None
    assert files(tmp_path / "site") == before


def test_what_comes_back_holds_only_the_lines_that_findings_name(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content", edits=BROKEN)
    (checked,) = build(content, tmp_path / "site", OPTIONS).checked
    assert not isinstance(checked, Checked), "it has no book"
    (wrong,) = [each for each in checked.findings if each.finding.code == "VAL102"]
    lines = checked.texts[f"lo/{MEASURES}"].split("\n")
    assert lines[wrong.span.line - 1] == "    status: ongoin"
    assert len([line for line in lines if line]) < len(lines) / 2
    whole = (content / "lo" / MEASURES).read_text(encoding="utf-8").split("\n")
    assert all(line in {"", whole[number]} for number, line in enumerate(lines))


def test_a_second_organisation_comes_beside_the_first_and_goes_again(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    with (content / "lo" / "organisation.yaml").open("a", encoding="utf-8") as file:
        file.write("address: /\n")
    build(content, tmp_path / "site", OPTIONS)
    alone = files(tmp_path / "site")
    copy_report(content, "nho", edits=DRAFT)
    build(content, tmp_path / "site", OPTIONS)
    site = files(tmp_path / "site")
    assert {path for path in alone if path.endswith(".html")} < site.keys()
    assert b'href="../nho/index.html"' in site["register/index.html"]
    shutil.rmtree(content / "nho")
    build(content, tmp_path / "site", OPTIONS)
    assert files(tmp_path / "site") == alone


def test_a_stray_file_among_the_organisations_stops_publishing(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    (content / "notes.txt").write_text("", encoding="utf-8")
    built = build(content, tmp_path / "site", OPTIONS)
    assert stopping(built) == [("SYN003", "notes.txt")]
    assert not (tmp_path / "site" / "index.html").exists()


def test_no_content_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    built = build(tmp_path / "content", tmp_path / "site", OPTIONS)
    assert [code for code, _ in stopping(built)] == ["SYN009"]
    assert built.written is None


def test_drafts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content", edits=DRAFT)
    built = build(content, tmp_path / "site", OPTIONS)
    site = files(tmp_path / "site")
    assert (stopping(built), built.reports) == ([], 0)
    assert {"index.html", "be-om-informasjon.html"} <= site.keys()
    assert not any(path.startswith("2023/") for path in site)
    built = build(content, tmp_path / "site", replace(OPTIONS, drafts=True))
    assert (stopping(built), built.reports) == ([], 1)
    assert (tmp_path / "site" / "2023" / "index.html").exists()


def test_what_is_no_longer_made_goes_away(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content", edits=DRAFT)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".gitignore").write_text("*", encoding="utf-8")
    build(content, tmp_path / "site", replace(OPTIONS, drafts=True))
    assert (tmp_path / "site" / "2023").exists()
    build(content, tmp_path / "site", OPTIONS)
    assert not (tmp_path / "site" / "2023").exists()
    assert (tmp_path / "site" / ".gitignore").read_text(encoding="utf-8") == "*"


def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that a build makes, whether or not they turn out to be as before."""
    paths: list[str] = []
    put = Staging.put

    def remembering(staging: Staging, artifact: Artifact) -> str:
        paths.append(artifact.path)
        return put(staging, artifact)

    monkeypatch.setattr(Staging, "put", remembering)
    return paths


@pytest.mark.slow
def test_only_what_changed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_report(copy_report(tmp_path / "content", "a"), "b")
    build(content, tmp_path / "site", OPTIONS)
    first = files(tmp_path / "site")
    edit(
        content / "b", {"organisation.yaml": ("short_name: LO", "short_name: Landsorganisasjonen")}
    )
    made = made_anew(monkeypatch)
    built = build(content, tmp_path / "site", OPTIONS)
    assert {path.partition("/")[0] for path in made} & {"a", "b"} == {"b"}
    assert built.written
    assert 0 < built.written.written < built.written.unchanged
    assert [each.finding.code for each in built.checked[0].findings] == [
        each.finding.code for each in built.checked[1].findings
    ]
    edit(
        content / "b", {"organisation.yaml": ("short_name: Landsorganisasjonen", "short_name: LO")}
    )
    build(content, tmp_path / "site", OPTIONS)
    assert files(tmp_path / "site") == first


@pytest.mark.parametrize("case", ["no cache", "another address", "a page scribbled over"])
def test_everything_is_made_anew_when_it_may_be_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    content = copy_report(tmp_path / "content")
    build(content, tmp_path / "site", OPTIONS)
    right = (tmp_path / "site" / "2023" / "index.html").read_bytes()
    made = made_anew(monkeypatch)
    options = OPTIONS
    if case == "no cache":
        options = replace(OPTIONS, cache=False)
    elif case == "another address":
        options = replace(OPTIONS, site_url="https://example.org")
    else:
        (tmp_path / "site" / "2023" / "index.html").write_text("?", encoding="utf-8")
    build(content, tmp_path / "site", options)
    assert "2023/index.html" in made
    if case != "another address":
        assert (tmp_path / "site" / "2023" / "index.html").read_bytes() == right


def test_a_fault_in_the_built_pages_stops_publishing_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = Artifact("2023/index.html", b"<html lang=nb><title>x</title><h1>x</h1>")
    monkeypatch.setattr(page_build, "render", lambda *_: [faulty])
    content = copy_report(tmp_path / "content")
    for _ in range(2):
        built = build(content, tmp_path / "site", OPTIONS)
        assert [code for code, _ in stopping(built)] == ["LAW404", "LAW404", "LAW406"]
        assert built.written is None
        assert files(tmp_path / "site") == {}


def test_an_output_that_cannot_take_the_site_is_refused(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("somebody's", encoding="utf-8")
    with pytest.raises(OutputError, match=r"foreign: index\.html"):
        build(content, tmp_path / "site", OPTIONS)
    assert files(tmp_path / "site") == {"index.html": b"somebody's"}


def test_attachments_are_published_byte_for_byte(tmp_path: Path) -> None:
    listed = "attachments:\n  - file: Årsplan 2.pdf\n    title: Årsplan\n\nsigning:"
    content = copy_report(tmp_path / "content", edits={HEAD: ("signing:", listed)})
    folder = content / "lo" / "2023" / "attachments"
    folder.mkdir()
    (folder / "Årsplan 2.pdf").write_bytes(b"%PDF-1.7 \x00\xff %%EOF")
    build(content, tmp_path / "site", OPTIONS)
    published = tmp_path / "site" / "2023" / "attachments" / "Årsplan 2.pdf"
    assert published.read_bytes() == b"%PDF-1.7 \x00\xff %%EOF"


def test_two_risks_of_one_name_never_overwrite_each_other(tmp_path: Path) -> None:
    content = copy_report(
        tmp_path / "content", edits={RISKS: ("id: discrimination", "id: union-rights")}
    )
    built = build(content, tmp_path / "site", OPTIONS)
    assert built.written is None
    assert stopping(built) != []
