"""What searches a register: kept, renewed and removed with its organisations, and bounded."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pagefind_bin
import pytest

from generator.line.build import Options, build
from generator.output import search_index, search_shard
from generator.output.manifest import Manifest, format_manifest, read_manifest
from generator.output.pagefind import PageFile, SearchError, TextRecord
from generator.output.search_index import divide
from generator.output.search_shard import make_shard
from generator.output.write import open_output
from generator.plan.artifacts import Artifact
from tests.generator.samples import AS_OF
from tests.registers import write_organisation, write_register

OPTIONS = Options(AS_OF, drafts=True, processes=1)
SHARDS, STATEMENTS = "assets/pagefind/organisations", "assets/pagefind/statements"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What Pagefind has been asked to index, a list of addresses a run."""
    listed: list[list[str]] = []
    for module in (search_index, search_shard):
        run = module.run_pagefind

        def noting(
            contents: Sequence[PageFile | TextRecord], *given: object, run: object = run
        ) -> object:
            listed.append([each.address for each in contents])
            return run(contents, *given)  # type: ignore[operator]

        monkeypatch.setattr(module, "run_pagefind", noting)
    return listed


def read(site: Path) -> dict[str, bytes]:
    """Every file of a site, by path."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def manifest_of(site: Path) -> Manifest:
    """What the last build wrote."""
    found = read_manifest(site / ".aktsom-manifest.json")
    assert found
    return found


def folders(runs: list[list[str]]) -> list[set[str]]:
    """Whose pages each run indexed."""
    return [{address.partition("/")[0] for address in run} for run in runs]


@pytest.mark.slow
def test_only_what_has_changed_is_indexed_anew_and_the_site_is_as_if_from_nothing(
    tmp_path: Path, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "SEARCHED_AT_ONCE", 2)
    content, site = tmp_path / "content", tmp_path / "site"
    write_register(content, 4)

    def renew() -> list[set[str]]:
        runs.clear()
        build(content, site, OPTIONS)
        made = folders(runs)
        build(content, tmp_path / "fresh", Options(AS_OF, drafts=True, processes=1, cache=False))
        assert read(site) == read(tmp_path / "fresh")
        return made

    assert len(renew()) == 4 + 1 + 1, "four organisations, their statements, what searches"
    assert renew() == []
    text = content / "virksomhet-002/2025/1-embed/nb.md"
    text.write_text(text.read_text("utf-8").replace("hvert år", "hver måned"), "utf-8")
    assert renew() == [{"virksomhet-002"}], "a text is no part of what a statement is about"
    risks = content / "virksomhet-001/2025/2-identify/facts.yaml"
    risks.write_text(risks.read_text("utf-8").replace("Støv", "Røyk"), "utf-8")
    assert len(renew()) == 3
    write_organisation(content, 7)
    assert {"virksomhet-007"} in renew()
    for path in (content / "virksomhet-007").rglob("*.*"):
        path.unlink()
    for path in sorted((content / "virksomhet-007").rglob("*"), reverse=True):
        path.rmdir()
    (content / "virksomhet-007").rmdir()
    assert {"virksomhet-007"} not in renew()
    assert not [path for path in manifest_of(site).paths if "virksomhet-007" in path]


@pytest.mark.parametrize(
    "path", [f"{SHARDS}/virksomhet-001/pagefind-entry.json", f"{STATEMENTS}/all/words.nb.json"]
)
@pytest.mark.parametrize("data", [None, b"", b"{}"])
def test_an_index_that_is_broken_on_the_disk_is_made_anew(
    tmp_path: Path, path: str, data: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "SEARCHED_AT_ONCE", 1)
    content, site = tmp_path / "content", tmp_path / "site"
    write_register(content, 2)
    build(content, site, OPTIONS)
    whole = read(site)
    (site / path).unlink()
    if data is not None:
        (site / path).write_bytes(data)
    build(content, site, OPTIONS)
    assert read(site) == whole


def test_what_another_version_of_pagefind_has_made_is_not_kept(
    tmp_path: Path, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_output(tmp_path / "site") as output:
        page = Artifact("a.html", b'<html lang="nb"><main data-pagefind-body>fisk</main></html>')
        pages = {"a.html": output.staging.put(page)}
        made = make_shard(pages, f"{SHARDS}/a", output.staging, None, "1")
        (tmp_path / "site").mkdir(exist_ok=True)
        for path in made.files:
            file = tmp_path / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((output.staging.new / path).read_bytes())
        assert make_shard(pages, f"{SHARDS}/a", output.staging, made, "1") == made
        assert len(runs) == 1
        monkeypatch.setattr(search_shard, "version", lambda _: "99")
        make_shard(pages, f"{SHARDS}/a", output.staging, made, "1")
        assert len(runs) == 2


@pytest.mark.slow
def test_no_run_is_given_more_pages_or_records_than_are_held_in_memory_at_once(
    tmp_path: Path, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "SEARCHED_AT_ONCE", 1)
    monkeypatch.setattr(search_index, "_RECORDS_AT_ONCE", 3)
    monkeypatch.setattr(search_shard, "_PAGES_AT_ONCE", 4)
    content, site = tmp_path / "content", tmp_path / "site"
    write_register(content, 8)
    build(content, site, OPTIONS)
    assert max(map(len, runs)) <= 4
    manifest = manifest_of(site)
    parts = {path.split("/")[-2] for path in manifest.paths if path.endswith("pagefind-entry.json")}
    assert {"2", "3"} <= parts
    listed = msgspec.json.decode((site / "assets/pagefind/organisations.nb.json").read_bytes())
    assert ["virksomhet-003", [2025]] in listed
    assert ["virksomhet-003/2", [2025]] in listed
    own = msgspec.json.decode((site / f"{SHARDS}/virksomhet-003/words.nb.json").read_bytes())
    assert own["parts"][:2] == ["", "2"]
    words = msgspec.json.decode((site / "assets/pagefind/words.nb.json").read_bytes())
    assert len(words["statements"]) == len([each for each in manifest.searches if each]) >= 3


def test_an_organisation_more_changes_one_group_only() -> None:
    counts = {f"virksomhet-{number}": 1 for number in range(2000)}
    before = divide(counts)
    assert sum(map(len, before.values())) == 2000
    assert all(len(keys) <= 256 for keys in before.values())
    after = divide({**counts, "ny": 1})
    assert len([name for name in after if before.get(name) != after[name]]) <= 2


def test_an_organisation_with_more_statements_than_a_group_is_a_group_alone() -> None:
    groups = divide({"a": 1, "b": 300, "c": 1, "d": 0})
    assert ("b",) in groups.values()
    assert divide({}) == {} == divide({"d": 0})


def test_a_few_organisations_need_no_index_of_statements(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    write_register(content, 2)
    build(content, site, OPTIONS)
    assert list(manifest_of(site).searches) == [""]
    assert not (site / STATEMENTS).exists()


def test_the_index_that_version_1_0_0_made_goes_away(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    write_register(content, 2)
    build(content, site, Options(AS_OF, drafts=True, processes=1, search=False))
    with open_output(site) as output:
        old = output.staging.put(Artifact("assets/pagefind/pagefind-entry.json", b"{}"))
        files = {"assets/pagefind/pagefind-entry.json": old}
        was = manifest_of(site)
        data = msgspec.json.decode(format_manifest(was)) | {
            "search": {"inputs": "a", "files": files}
        }
        del data["searches"]
        output.commit(msgspec.convert(data, Manifest))
    build(content, site, OPTIONS)
    build(content, tmp_path / "fresh", OPTIONS)
    assert read(site) == read(tmp_path / "fresh")


@pytest.mark.slow
def test_a_search_that_cannot_be_made_in_another_process_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    write_register(content, 8)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path("no-such-program"))
    with pytest.raises(SearchError):
        build(content, tmp_path / "site", Options(AS_OF, drafts=True, processes=2))
