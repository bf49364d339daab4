"""Addresses that readers have linked to stay, whoever comes beside and whatever is renamed."""

import shutil
from pathlib import Path

import pytest

from generator.checks.messages import message_of
from generator.findings.finding import Finding
from generator.line.build import Built, Options, build
from generator.scaffold.address_line import find_address, write_address
from tests.generator.command import Run
from tests.generator.samples import AS_OF, HEAD, MEASURES, RISKS, copy_report, edit
from tests.tools import ROOT

OPTIONS = Options(AS_OF, search=False, processes=1)
DRAFTS = Options(AS_OF, drafts=True, search=False, processes=1)
OWN = "organisation.yaml"
PUBLISHED = "status: published"
RISK, RENAMED = "regular-employment", "faste-stillinger"


def add(content: Path, key: str, lines: str) -> None:
    """Write lines at the end of an organisation's file."""
    with (content / key / OWN).open("a", encoding="utf-8") as file:
        file.write(f"{lines}\n")


def lead_on(content: Path, key: str, *moves: tuple[str, str]) -> None:
    lines = "".join(f"\n  - from: {origin}\n    to: {to}" for origin, to in moves)
    add(content, key, f"moved:{lines}")


def rename_risk(content: Path, old: str, new: str) -> None:
    for name in (RISKS, MEASURES, HEAD):
        edit(content / "lo", {name: (old, new)})


def pages(site: Path) -> set[str]:
    """The addresses of all pages but those of the register."""
    found = (each.relative_to(site).as_posix() for each in site.rglob("*.html"))
    return {each for each in found if not each.startswith("register/")}


def stopped(built: Built) -> list[str]:
    assert built.written is None
    return [f"{each.code} {each.arguments.get('case', '')}".strip() for each in built.loose]


def told(finding: Finding) -> str:
    message = message_of(finding, "nb")
    return " ".join((message.text, *message.help))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_report(tmp_path / "content")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_second_organisation_moves_no_page(run: Run, tmp_path: Path) -> None:
    """The steps of a real case: a draft beside the first, made by `aktsom new`."""
    content, site = tmp_path / "content", tmp_path / "site"
    shutil.rmtree(content)
    assert run("new", "forste", "2025", "--name", "Første AS").status == 0
    assert build(content, site, DRAFTS).written
    before = pages(site)
    assert run("new", "annen", "2025", "--name", "Annen AS").status == 0
    assert build(content, site, DRAFTS).written
    assert before < pages(site)
    assert {each for each in pages(site) - before if not each.startswith("annen/")} == set()
    shutil.rmtree(content / "annen")
    assert build(content, site, DRAFTS).written
    assert pages(site) == before


def test_whoever_was_alone_without_saying_where_gets_it_written(run: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "content")
    content = copy_report(tmp_path / "content")
    own = content / "lo" / OWN
    own.write_bytes(own.read_bytes().replace(b"\n", b"\r\n"))
    before = own.read_bytes()
    ran = run("new", "annen", "2025", "--name", "Annen AS")
    assert "beholder adressene sine" in ran.out
    assert own.read_bytes().split() == [*before.split(), b"address:", b"/"]
    assert own.read_bytes().endswith(b"\r\naddress: /\r\n")
    assert "\naddress: annen" in (content / "annen" / OWN).read_text(encoding="utf-8")


def test_with_one_at_the_top_the_register_has_a_folder(content: Path, site: Path) -> None:
    copy_report(content, "annen")
    add(content, "lo", "address: /")
    options = Options(AS_OF, site_url="https://a.no", processes=1)
    assert build(content, site, options).written
    front = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="register/index.html"' in front
    assert "Landsorganisasjonen" in front
    for name in ("register/index.html", "register/sok.html", "sok.html", "annen/sok.html"):
        assert (site / name).is_file()
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for address in ("2023/", "register/", "annen/2023/"):
        assert f"<loc>https://a.no/{address}</loc>" in sitemap
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    assert 'href="https://a.no/2023/"' in feed
    listed = (site / "reports.json").read_text(encoding="utf-8")
    assert '"https://a.no/2023/report.json"' in listed
    assert '"https://a.no/annen/2023/report.json"' in listed


def test_a_folder_may_be_renamed_and_keep_its_address(content: Path, site: Path) -> None:
    add(content, "lo", "address: lo")
    assert build(content, site, OPTIONS).written
    before = pages(site)
    assert {"lo/2023/index.html", "index.html"} < before
    (content / "lo").rename(content / "landsorganisasjonen")
    assert build(content, site, OPTIONS).written
    assert pages(site) == before


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (("/", "/"), "kan ikke begge ligge øverst"),
        (("x", "x"), "er alt i bruk av «annen»"),
        (("annen", ""), "er alt i bruk av «annen»"),
        (("2023", ""), "for nettstedet bruker den selv"),
        (("register", ""), "for nettstedet bruker den selv"),
        (("en", ""), "for nettstedet bruker den selv"),
    ],
)
def test_two_do_not_get_the_same_place(
    run: Run, content: Path, site: Path, addresses: tuple[str, str], said: str
) -> None:
    copy_report(content, "annen")
    for key, address in zip(("lo", "annen"), addresses, strict=True):
        if address:
            add(content, key, f"address: {address}")
    built = build(content, site, OPTIONS)
    assert stopped(built)[0].startswith("REF960")
    assert said in told(built.loose[0])
    shown = " ".join(run("check", "--select", "REF960").out.split())
    assert said in shown
    assert "│ address: " in shown


def test_a_page_that_is_gone_stops_the_build_until_it_leads_on(content: Path, site: Path) -> None:
    assert build(content, site, OPTIONS).written
    rename_risk(content, RISK, RENAMED)
    built = build(content, site, OPTIONS)
    assert stopped(built) == ["REF961 one"]
    move = f"{{from: /2023/risiko-{RISK}.html, to: /2023/risiko-{RENAMED}.html}}"
    assert f"«- {move}»" in told(built.loose[0])
    old = site / "2023" / f"risiko-{RISK}.html"
    assert old.is_file()
    add(content, "lo", f"moved:\n  - {move}")
    assert build(content, site, OPTIONS).written
    assert f"risiko-{RENAMED}.html" in old.read_text(encoding="utf-8")


def test_in_a_draft_everything_may_be_renamed_and_removed(content: Path, site: Path) -> None:
    """Nobody has linked to what was never published: not even the front page."""
    edit(content / "lo", {"2023/report.yaml": (PUBLISHED, "status: draft")})
    assert build(content, site, DRAFTS).written
    rename_risk(content, RISK, RENAMED)
    assert build(content, site, DRAFTS).written
    (content / "lo").rename(content / "landsorganisasjonen")
    assert build(content, site, DRAFTS).written


@pytest.mark.parametrize("options", [OPTIONS, DRAFTS])
def test_what_was_published_does_not_become_a_draft(
    content: Path, site: Path, options: Options
) -> None:
    """Unless the public is led on: also while the draft is built at the same address."""
    assert build(content, site, options).written
    edit(content / "lo", {"2023/report.yaml": (PUBLISHED, "status: draft")})
    built = build(content, site, options)
    assert stopped(built) == ["REF961 draft"]
    where = built.loose[0].where
    assert (where.file, where.keys) == ("lo/2023/report.yaml", ("status",))
    old = sorted(page for page in pages(site) if page.startswith("2023/"))
    lead_on(content, "lo", *((page, "index.html") for page in old))
    assert build(content, site, options).written


def test_a_site_that_says_nothing_of_its_addresses_is_told(content: Path, site: Path) -> None:
    assert build(content, site, OPTIONS).written
    copy_report(content, "annen")
    built = build(content, site, OPTIONS)
    assert stopped(built) == ["REF961 place"]
    assert "Skriv «address: /» i organisation.yaml." in told(built.loose[0])
    add(content, "lo", "address: /")
    assert build(content, site, OPTIONS).written


def test_an_organisation_that_has_published_does_not_vanish(content: Path, site: Path) -> None:
    copy_report(content, "annen")
    assert build(content, site, OPTIONS).written
    shutil.rmtree(content / "annen")
    add(content, "lo", "address: lo")
    assert stopped(build(content, site, OPTIONS)) == ["REF961 organisation"]
    lead_on(content, "lo", ("/annen/", "/lo/"))
    assert build(content, site, OPTIONS).written


def test_a_folder_does_not_get_another_name_and_address(content: Path, site: Path) -> None:
    copy_report(content, "annen")
    assert build(content, site, OPTIONS).written
    (content / "annen").rename(content / "ny")
    built = build(content, site, OPTIONS)
    assert stopped(built) == ["REF961 renamed"]
    assert built.loose[0].where.file == "ny/organisation.yaml"
    add(content, "ny", "address: annen")
    assert build(content, site, OPTIONS).written


def test_the_example_may_be_removed(run: Run, tmp_path: Path) -> None:
    """Whoever begins has built the site with it once: no one else has ever seen that."""
    content, site = tmp_path / "content", tmp_path / "site"
    shutil.rmtree(content)
    copy_report(content)
    assert build(content, site, OPTIONS).written
    assert run("new", "min", "2025", "--name", "Min AS").status == 0
    assert build(content, site, DRAFTS).written
    shutil.rmtree(content / "lo")
    built = build(content, site, DRAFTS)
    assert built.written
    assert [each.code for each in built.loose] == ["REF961"]
    assert not (site / "2023").exists()


def test_what_was_led_on_goes_on_being_led_on(content: Path, site: Path) -> None:
    own = content / "lo" / OWN
    before = own.read_bytes()
    lead_on(content, "lo", ("a.html", "index.html"))
    assert build(content, site, OPTIONS).written
    own.write_bytes(before)
    assert stopped(build(content, site, OPTIONS)) == ["REF961 one"]


def test_search_and_preview_come_and_go(content: Path, site: Path) -> None:
    assert build(content, site, Options(AS_OF, processes=1)).written
    assert build(content, site, OPTIONS).written
    preview = Options(AS_OF, drafts=True, preview=True, processes=1)
    rename_risk(content, RISK, RENAMED)
    assert build(content, site, preview).written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", "name: A\naddress: /\n"),
        ("name: A", "name: A\naddress: /\n"),
        ("name: A\n\n\n", "name: A\naddress: /\n"),
        ("name: A\r\n", "name: A\r\naddress: /\r\n"),
        ("address: # Hvor\nname: A\n", "address: / # Hvor\nname: A\n"),
        ("address:\r\nname: A\r\n", "address: /\r\nname: A\r\n"),
        ("information:\n  address: A", "information:\n  address: A\naddress: /\n"),
        ("address: a\n", None),
        ("name: [\n", None),
        ("{name: A}\n", None),
    ],
)
def test_the_address_is_written_into_what_is_there(before: str, after: str | None) -> None:
    assert write_address(before, "/") == after


def test_who_cannot_be_written_for_is_told(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "content" / "fjordtre" / OWN
    own.write_text("{name: A, languages: [nb]}\n", encoding="utf-8")
    ran = run("new", "annen", "2025", "--name", "Annen AS")
    assert f"Skriv «address: /» i {own.relative_to(tmp_path)}, så sidene" in ran.out


def test_no_address_of_the_register_is_taken(content: Path, site: Path) -> None:
    copy_report(content, "annen")
    add(content, "lo", "address: /")
    lead_on(content, "lo", ("register/Ar/2023.html", "index.html"))
    built = build(content, site, OPTIONS)
    assert stopped(built) == ["REF904"]
    assert built.loose[0].where.file == "lo/organisation.yaml"


def test_an_import_keeps_the_address_of_who_was_there(run: Run, tmp_path: Path) -> None:
    report = ROOT / "tests" / "generator" / "importing" / "reports" / "nordlys-textiles-2024.txt"
    ran = run("import", str(report))
    assert "«address: /» er skrevet i fjordtre/organisation.yaml" in ran.out
    content = tmp_path / "content"
    assert "\naddress: /\n" in (content / "fjordtre" / OWN).read_text(encoding="utf-8")
    own = (content / "nordlys-textiles" / OWN).read_text(encoding="utf-8")
    assert "\naddress: nordlys-textiles\n" in own


def test_who_comes_third_leaves_the_others_alone(tmp_path: Path) -> None:
    assert find_address(tmp_path, "c", ()).address == "/"
    third = find_address(tmp_path, "c", ("a", "b"))
    assert (third.address, third.file) == ("c", None)
