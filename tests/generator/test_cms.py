"""The CMS of a site: there where it is asked for, told of files alone, and nowhere else."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from generator.line.build import Options, build
from generator.pages.parts import cms_files
from generator.plan.addresses import CmsAccess
from generator.plan.artifacts import digest
from schema.files import DataError
from tests.fuzz.kinds import command
from tests.tools import ROOT

ACCESS = CmsAccess("nordlys/redegjorelse", "main", "https://innlogging.nordlys.no")
OPTIONS = Options(date(2026, 11, 22), search=False, processes=1)
NAMES = ("sveltia-cms.js", "yaml.js", "icons.woff2", "icons.txt")


@pytest.fixture(autouse=True)
def vendor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for what others wrote: that comes with npm, which these tests do without."""
    folder = tmp_path_factory.mktemp("vendor")
    pinned = ""
    for name in NAMES:
        (folder / name).write_text(name, encoding="utf-8")
        pinned += f"{name}: {digest(name.encode())}\n"
    (folder / "digests.yaml").write_text(pinned, encoding="utf-8")
    monkeypatch.setattr(cms_files, "_VENDOR", folder)
    for kept in (cms_files.cms_folder, cms_files._files):  # noqa: SLF001 - what others kept
        kept.cache_clear()
    return folder


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != ".aktsom-manifest.json"
    }


def make(folder: Path, options: Options, content: Path = ROOT / "content") -> dict[str, bytes]:
    assert build(content, folder, options).written
    return files_of(folder)


def say(page: LexborHTMLParser, where: str, name: str) -> str:
    (found,) = page.css(where)
    return found.attributes[name] or ""


def test_nothing_else_on_the_site_changes_and_no_page_mentions_it(tmp_path: Path) -> None:
    without = make(tmp_path / "without", OPTIONS)
    with_cms = make(tmp_path / "with", replace(OPTIONS, cms=ACCESS))
    added = {path for path in with_cms if path not in without}
    assert [path for path, data in without.items() if with_cms.get(path) != data] == []
    assert {path.partition("/")[0] for path in added} == {"rediger"}
    assert [path for path, data in without.items() if b"rediger/" in data] == []


def test_the_page_asks_githubs_api_alone_and_is_for_no_search_engine(tmp_path: Path) -> None:
    site = make(tmp_path, replace(OPTIONS, cms=ACCESS, site_url="https://nordlys.no/"))
    page = LexborHTMLParser(site["rediger/index.html"])
    policy = say(page, "meta[http-equiv=Content-Security-Policy]", "content")
    hosts = [word for word in policy.split() if "." in word or "*" in word]
    assert hosts == ["https://api.github.com;"]
    assert policy.startswith("default-src 'none'; ")
    assert say(page, "meta[name=robots]", "content") == "noindex"
    assert b"rediger" not in site["sitemap.xml"]
    settings = json.loads(say(page, "body", "data-settings"))
    assert settings == {
        "repository": ACCESS.repository,
        "branch": "main",
        "oauth": ACCESS.oauth,
        "content": "content",
    }


def test_a_draft_can_be_edited_and_nothing_of_it_is_told(tmp_path: Path) -> None:
    """Not even the titles of its risks: the CMS reads them where they are."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    report = content / "lo" / "2025"
    (report / "2-identify").mkdir(parents=True)
    (report / "report.yaml").write_text("form: ehn-2023\nstatus: draft\n", encoding="utf-8")
    hidden = "risks:\n  - {id: hemmelig, title: Hemmelig risiko, kind: actual}\n"
    (report / "2-identify" / "facts.yaml").write_text(hidden, encoding="utf-8")
    site = make(tmp_path / "site", replace(OPTIONS, cms=ACCESS), content)
    told = site["rediger/lo.json"]
    assert b"lo/2025/2-identify/facts.yaml" in told
    assert b"emmelig" not in told
    assert not [path for path in site if path.startswith("2025/")]


def test_a_preview_has_no_cms(tmp_path: Path) -> None:
    site = make(tmp_path / "site", replace(OPTIONS, cms=ACCESS, preview=True))
    assert not [path for path in site if path.startswith("rediger/")]


def test_every_text_and_every_field_of_a_form_is_there(tmp_path: Path) -> None:
    site = make(tmp_path, replace(OPTIONS, cms=ACCESS))
    told = json.loads(site["rediger/lo.json"])
    files = {file["path"]: file for folder in told["folders"] for file in folder["files"]}
    texts = {text["id"] for file in files.values() for text in file.get("texts", ())}
    assert {"0.foreword", "2.A.2.b", "6.B.1"} <= texts
    identify = files["lo/2023/2-identify/facts.yaml"]
    risks = next(each for each in identify["fields"] if each["key"] == "risks")
    assert [each["key"] for each in risks["fields"]][:3] == ["id", "title", "topic"]
    named = {view["options"] for view in risks["fields"] if "options" in view}
    assert named <= told["options"].keys()
    assert ["NO", "Norge"] in told["options"]["geographies"]


def test_a_file_that_is_not_the_one_that_was_pinned_is_refused(vendor: Path) -> None:
    (vendor / "yaml.js").write_text("export const parseDocument = null;\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"yaml\.js: not the file that was pinned"):
        cms_files.read_cms_files()


def test_what_was_not_made_is_told_with_how_to_make_it(vendor: Path, tmp_path: Path) -> None:
    (vendor / "yaml.js").unlink()
    settings = '[rediger]\nrepository = "nordlys/redegjorelse"\n'
    (tmp_path / "aktsom.toml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    status, said = command(tmp_path, "build")
    assert status == 2
    assert "make cms" in said
    assert not (tmp_path / "site").exists()
