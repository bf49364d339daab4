"""Sveltia CMS at /rediger/ in a real browser: signed in, an answer is changed, and is proposed."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from generator.pages.parts.cms_files import read_cms_files
from tests.browser.cms_pages import (
    SAVE,
    changed_lines,
    field,
    hear_dialogs,
    save,
    scroll_to,
    wait_until,
)
from tests.browser.conftest import AS_OF, Quiet
from tests.browser.github_stand_in import LOGIN, NAME, OWNER, GitHub
from tests.browser.pages import find_violations_in_all_looks, open_page
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

TOKEN = "github_pat_of_kari"  # noqa: S105 - of the stand-in
OAUTH = "https://innlogging.lo.example"
# What the CMS says itself, in the one language that it has with it.
BY_TOKEN, BY_OAUTH = "Sign In Using Access Token", re.compile("Sign In with")
CHOICES = "content/lo/2023/2-identify/facts.yaml"
TEXT = "content/lo/2023/2-identify/nb.md"
ENTERPRISE = "content/lo/2023/0-enterprise/facts.yaml"
MEASURES = "content/lo/2023/3-address/facts.yaml"


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments, "--as-of", AS_OF]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def make_site(folder: Path, content: Path, settings: str = "") -> str:
    """Build a site with a CMS of a copy of a folder, serve it, and return its address."""
    shutil.copytree(content, folder / "content")
    asked = f'[rediger]\nrepository = "{OWNER}/{NAME}"\n{settings}'
    (folder / "aktsom.toml").write_text(asked, encoding="utf-8")
    built = run(folder, "build", "--drafts")
    assert built.returncode == 0, built.stdout + built.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder / "site"))
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/rediger/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_site(tmp_path_factory.mktemp("cms"), ROOT / "content")


@pytest.fixture
def hub(tmp_path: Path) -> GitHub:
    """The repository that is edited."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "content", folder / "content")
    return GitHub(folder, TOKEN)


@pytest.fixture
def page(browser: "Browser", hub: GitHub) -> "Iterator[Page]":
    with open_page(browser, 1440, locale="nb-NO") as opened:
        opened.set_default_timeout(30_000)
        hub.answer(opened.context)
        yield opened
        assert hub.strangers == []
        assert hub.unknown == []


def sign_in(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=BY_TOKEN).click()
    page.get_by_label("Personal Access Token").fill(TOKEN)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Collections").or_(
        page.get_by_text("Om virksomheten")
    ).first.wait_for()


def open_file(page: "Page", address: str, file: str) -> None:
    """Open a file of the report of 2023 by its name in the CMS."""
    page.goto(f"{address}#/collections/lo-2023/entries/{file}")
    page.reload()
    page.locator("[data-key-path]").first.wait_for()


def check(hub: GitHub, branch: str, folder: Path) -> None:
    """See that aktsom finds no error in what a branch holds."""
    hub.git("worktree", "add", "--quiet", str(folder), branch)
    checked = run(folder, "check")
    assert checked.returncode == 0, checked.stdout


def test_what_is_pinned_is_what_the_packages_hold() -> None:
    """The CMS as it was published; the YAML library in one file, and the icons it knows."""
    packages = runpy.run_path(str(ROOT / "tools" / "make_cms.py"))["make_files"]()
    vendor = ROOT / "templates" / "cms" / "vendor"
    assert [name for name, data in packages.items() if (vendor / name).read_bytes() != data] == []
    assert {each.name for each in vendor.iterdir()} == {*packages, "digests.yaml"}
    assert read_cms_files().items() >= packages.items()
    for name, words in (
        ("sveltia-cms.txt", b"Kohei Yoshino"),
        ("yaml.txt", b"Eemeli Aro"),
        ("icons.txt", b"SIL Open Font License"),
    ):
        assert words in packages[name]


def test_an_answer_is_changed_and_becomes_a_pull_request(
    page: "Page", hub: GitHub, address: str, tmp_path: Path
) -> None:
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text) if each.type == "warning" else None)
    sign_in(page, address)
    open_file(page, address, "2-identify-nb")
    text = field(page, "q-2-A-2-b").locator("textarea")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nVi begynner med renhold.")
    branch = save(page, hub)
    assert changed_lines(hub, branch) == ([], ["Vi begynner med renhold.", ""])
    assert "## 2.A.2.b" in hub.read(branch, TEXT)
    (pull,) = hub.pulls
    assert pull["title"] == f"Endrer {TEXT}"
    assert (pull["base"], pull["draft"], pull["labels"]) == ("main", True, ["sveltia-cms/draft"])
    assert hub.git("log", "-1", "--format=%s", branch).strip() == f"Endrer {TEXT}"
    check(hub, branch, tmp_path / "branch")
    # The CMS finds nothing in its configuration that it does not know.
    assert [each for each in said if "not defined in the" in each] == []


def test_what_cannot_be_given_gets_its_reason(
    page: "Page", hub: GitHub, address: str, tmp_path: Path
) -> None:
    """The reason has a field of its own; begun as in texts, it is taken in the other one, too."""
    sign_in(page, address)
    open_file(page, address, "0-enterprise-facts")
    before = hub.read("main", ENTERPRISE)
    first = field(page, "head_office")
    scroll_to(page, field(page, "employees"), first)
    field(page, "employees").get_by_role("textbox").fill("Ikke tilgjengelig: Tallet hentes inn.")
    branch = save(page, hub)
    after = hub.read(branch, ENTERPRISE)
    assert after == before.replace(
        "employees: 299", "employees:\n  unavailable: Tallet hentes inn."
    )
    assert 'see: "0.17"' in after
    check(hub, branch, tmp_path / "branch")


def test_a_risk_is_added_with_an_id_made_of_its_name(
    page: "Page", hub: GitHub, address: str, tmp_path: Path
) -> None:
    sign_in(page, address)
    open_file(page, address, "2-identify-facts")
    field(page, "risks").get_by_role("button", name="Add").last.click()
    field(page, "risks.4.title").get_by_role("textbox").fill("Renhold hos underleverandører")
    kind = field(page, "risks.4.kind")
    kind.get_by_role("radio", name="Mulig konsekvens").click()
    later = field(page, "risks.4.no_measure_yet").locator("textarea")
    scroll_to(page, later, kind)
    later.fill("Vi fant den i november.\n\nTiltak velges i januar.")
    branch = save(page, hub)
    assert changed_lines(hub, branch) == (
        [],
        [
            "  - id: renhold-hos-underleverandorer",
            "    title: Renhold hos underleverandører",
            "    kind: potential",
            "    no_measure_yet: |",
            "      Vi fant den i november.",
            "",
            "      Tiltak velges i januar.",
        ],
    )
    check(hub, branch, tmp_path / "branch")


def test_a_measure_picks_its_risk_by_name(page: "Page", hub: GitHub, address: str) -> None:
    sign_in(page, address)
    open_file(page, address, "3-address-facts")
    page.get_by_role("button", name="Expand All").first.click()
    risk = field(page, "measures.0.risk")
    risk.get_by_role("checkbox", name="Innkjøp av tjenestereiser (business-travel)").click()
    branch = save(page, hub)
    gone, new = changed_lines(hub, branch)
    assert gone == ["  - risk: union-rights"]
    assert new == ["  - risk: [union-rights, business-travel]"]


def test_a_picture_goes_with_the_answer_it_is_in(
    page: "Page", hub: GitHub, address: str, tmp_path: Path
) -> None:
    picture = tmp_path / "Kart over land.png"
    Image.new("RGB", (80, 60), (10, 90, 120)).save(picture)
    sign_in(page, address)
    open_file(page, address, "2-identify-nb")
    answer = field(page, "q-2-A-2-b")
    answer.get_by_role("button", name="Edit in Markdown").click()
    answer.get_by_role("textbox").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    answer.get_by_role("button", name="Image", exact=True).click()
    answer.get_by_role("button", name="Browse").click()
    page.locator("dialog input[type=file]").set_input_files(picture)
    page.locator("dialog").last.get_by_role("button", name="Insert").click()
    answer.get_by_role("textbox", name="Alt Text").fill("Kart over landene")
    # The CMS takes its time to write what is shown as Markdown.
    written = answer.locator("textarea").first
    wait_until(page, lambda: "![Kart over landene](" in written.input_value())
    branch = save(page, hub)
    picked = "![Kart over landene](attachments/Kart%20over%20land.png)"
    assert picked in hub.read(branch, TEXT)
    assert hub.git("diff", "--name-only", f"main...{branch}").splitlines() == [
        TEXT,
        "content/lo/2023/attachments/Kart over land.png",
        "content/lo/2023/report.yaml",
    ]
    listed = "attachments:\n  - file: Kart over land.png\n    title: Kart over landene\n"
    assert listed in hub.read(branch, "content/lo/2023/report.yaml")
    check(hub, branch, tmp_path / "branch")


def change_on_main(hub: GitHub, file: str, old: str, new: str) -> None:
    """Somebody else changes a file, and that is merged."""
    path = hub.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    hub.git("commit", "--quiet", "--all", "--message=Annet")


def test_what_others_changed_meanwhile_stays(page: "Page", hub: GitHub, address: str) -> None:
    sign_in(page, address)
    open_file(page, address, "2-identify-nb")
    text = field(page, "q-2-A-2-b").locator("textarea")
    text.fill("Alt er dekket.")
    change_on_main(hub, TEXT, "C: Hovedkildene er", "C: Kildene er")
    branch = save(page, hub)
    gone, new = changed_lines(hub, branch)
    assert (len(gone), new) == (1, ["Alt er dekket."])
    assert "C: Kildene er" in hub.read(branch, TEXT)
    # And once more, in the same proposal.
    open_file(page, address, "2-identify-nb")
    assert text.input_value() == "Alt er dekket."
    text.fill("Alt er dekket, også renhold.")
    before = hub.git("rev-parse", branch)
    page.get_by_role("button", name=SAVE, exact=True).click()
    wait_until(page, lambda: hub.git("rev-parse", branch) != before)
    assert changed_lines(hub, branch)[1] == ["Alt er dekket, også renhold."]
    assert len(hub.pulls) == 1


def test_an_answer_that_others_changed_too_is_not_written_over(
    page: "Page", hub: GitHub, address: str
) -> None:
    told = hear_dialogs(page)
    sign_in(page, address)
    open_file(page, address, "2-identify-nb")
    field(page, "q-2-A-2-b").locator("textarea").fill("Alt er dekket.")
    change_on_main(hub, TEXT, "B: En mer omfattende", "B: En langt mer omfattende")
    page.get_by_role("button", name=SAVE, exact=True).click()
    wait_until(page, lambda: bool(told))
    assert told[0].startswith("Andre har endret «2.A.2.b» siden du åpnet filen")
    assert hub.pulls == []
    assert field(page, "q-2-A-2-b").locator("textarea").input_value() == "Alt er dekket."


def test_a_wrong_token_is_told_and_opens_nothing(page: "Page", hub: GitHub, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=BY_TOKEN).click()
    page.get_by_label("Personal Access Token").fill("feil")
    page.keyboard.press("Enter")
    page.get_by_role("alert").first.wait_for()
    assert [each for each in hub.asked if each != "GET /user"] == []


def test_the_organisations_own_sign_in_hands_over_a_token(
    page: "Page", hub: GitHub, tmp_path: Path
) -> None:
    (tmp_path / "signed").mkdir()
    address = make_site(tmp_path / "signed", ROOT / "content", f'oauth = "{OAUTH}"\n')
    asked: list[str] = []

    def answer(route: "Route") -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body=HANDS_OVER.replace("TOKEN", TOKEN))

    page.context.route(f"{OAUTH}/**", answer)
    page.goto(address)
    page.get_by_role("button", name=BY_OAUTH).click()
    page.get_by_text("Om virksomheten").first.wait_for()
    assert asked[0].startswith(f"{OAUTH}/auth?")
    assert f"GET /repos/{OWNER}/{NAME}/collaborators/{LOGIN}" in hub.asked


def test_nothing_is_committed_to_the_branch_that_is_published(
    page: "Page", hub: GitHub, address: str
) -> None:
    """As the CMS does it for what is uploaded on its page of pictures."""
    told = hear_dialogs(page)
    sign_in(page, address)
    before = hub.git("rev-parse", "main")
    assert page.evaluate(COMMITS_TO_MAIN) == told[0]
    assert told[0].startswith("Her lagres bare forslag.")
    assert hub.git("rev-parse", "main") == before


@pytest.mark.parametrize("name", ["three-languages", "verdicts"])
def test_the_cms_takes_the_configuration_of_every_form_and_language(
    name: str, browser: "Browser", tmp_path: Path
) -> None:
    said: list[str] = []
    address = make_site(tmp_path, ROOT / "tests" / "folders" / name)
    with open_page(browser, 1280) as page:
        page.on("console", lambda each: said.append(each.text))
        key = next(each.stem for each in (tmp_path / "site" / "rediger").glob("*.json"))
        page.goto(f"{address}?hvem={key}")
        page.get_by_role("button", name=BY_TOKEN).wait_for()
    assert [each for each in said if "collection," in each or "configuration schema" in each] == []


COMMITS_TO_MAIN = """async () => {
  const input = { branch: { branchName: "main" }, fileChanges: { additions: [] } };
  const body = JSON.stringify({ query: "createCommitOnBranch", variables: { input } });
  try {
    await fetch("https://api.github.com/graphql", { method: "POST", body });
  } catch (error) {
    return error.message;
  }
  return "";
}"""

# The window that a sign-in server shows, as those made for Netlify CMS do.
HANDS_OVER = """<script>
addEventListener("message", ({ origin }) => {
  const message = 'authorization:github:success:{"token":"TOKEN","provider":"github"}';
  opener.postMessage(message, origin);
});
opener.postMessage("authorizing:github", "*");
</script>"""


def test_one_of_several_organisations_is_chosen(
    browser: "Browser", axe_script: str, tmp_path: Path
) -> None:
    address = make_site(tmp_path, ROOT / "tests" / "folders" / "register")
    with open_page(browser, 1280, bypass_csp=True) as page:
        page.goto(address)
        links = page.get_by_role("listitem").get_by_role("link")
        assert links.count() > 1
        assert list(find_violations_in_all_looks(page, axe_script)) == []
        links.first.click()
        page.get_by_role("button", name=BY_TOKEN).wait_for()
