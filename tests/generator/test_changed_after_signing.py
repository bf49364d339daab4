"""A signed statement is changed in many ways: each is found, or rightly left in peace."""

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.assessment.signing import assess_signing, number_of_next, revision_to_sign
from generator.book.model import BookReport
from generator.book.signed_digest import digest_report
from generator.line.content_check import check_organisation
from generator.scaffold.digest_line import write_digest
from generator.scaffold.signed_copy import keep_signed
from tests.organisations import AS_OF, FOLDERS

POLICY = "2024/attachments/retningslinjer.txt"
EVERYONE = (
    "[{name: Astrid Eksempel, role: chair}, {name: Nils Prøve, role: board_member}, "
    "{name: Berit Dømme, role: board_member}, {name: Tor Tenkt, role: general_manager}]"
)
EXCEPTION = "exceptions: [{code: TXT102, reason: Det er slik hos oss.}]"
REVISION = "revisions:\n  - date: 2025-10-06\n    changes: {nb: Ny risiko etter et tips.}\n"
SIGNED_REVISION = f"{REVISION}    signing: {{date: 2025-10-06, signatories: {EVERYONE}}}\n"


class Statement:
    """Bergvik's statement for 2024 in a folder of its own: changed, signed, checked."""

    def __init__(self, folder: Path, origin: Path = FOLDERS / "three-years" / "bergvik") -> None:
        shutil.copytree(origin, folder)
        self.folder = folder
        head = (folder / "2024/report.yaml").read_text(encoding="utf-8")
        (folder / "2024/report.yaml").write_text(head.partition("revisions:")[0], encoding="utf-8")

    @property
    def report(self) -> BookReport:
        """The statement as it stands now."""
        book = check_organisation(self.folder.parent, self.folder.name, AS_OF).book
        return next(each for each in book.reports if each.year == 2024)

    def sign(self) -> None:
        """Do what `aktsom sign` does."""
        report, file = self.report, self.folder / "2024/report.yaml"
        text = file.read_text(encoding="utf-8")
        signed = write_digest(text, digest_report(report) or "", revision_to_sign(report))
        file.write_text(signed or "", encoding="utf-8")
        keep_signed(file.parent, number_of_next(report))

    def change(self, file: str, old: str, new: str) -> None:
        """Change every place where a file says something."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, text: str) -> None:
        """Add lines to report.yaml."""
        with (self.folder / "2024/report.yaml").open("a", encoding="utf-8") as stream:
            stream.write(text)

    def found(self) -> set[str]:
        """Return the codes on signatures that the check finds in the statement."""
        checked = check_organisation(self.folder.parent, self.folder.name, AS_OF)
        findings = (each.finding for each in checked.findings)
        codes = {each.code for each in findings if "/2024/report.yaml" in each.where.file}
        return {each for each in codes if each.startswith("LAW4")}


@pytest.fixture(scope="module")
def just_signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The statement, just signed: nothing to be found."""
    statement = Statement(tmp_path_factory.mktemp("signed") / "bergvik")
    statement.sign()
    assert (statement.found(), assess_signing(statement.report).text) == (set(), "unchanged")
    return statement.folder


@pytest.fixture
def signed(just_signed: Path, tmp_path: Path) -> Statement:
    """The signed statement in a folder of its own."""
    return Statement(tmp_path / "bergvik", just_signed)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("2024/4-track/nb.md", "\n\n", " Og mer.\n\n"),
        ("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn"),
        ("2024/0-enterprise/facts.yaml", "226500000", "226500001"),
        ("2024/0-enterprise/en.md", "\n## ", " And more.\n\n## "),
        (POLICY, "e", "E"),
        ("2024/report.yaml", "vi forhandler med det", "det er en god kunde"),
        ("2024/report.yaml", "ground: d", "ground: c"),
        ("2024/report.yaml", "to: 2024-12-31", "to: 2024-12-30"),
        ("2024/report.yaml", "withheld:", f"{EXCEPTION}\nwithheld:"),
        ("organisation.yaml", "Mööbel", "Mobel"),
    ],
)  # fmt: skip
def test_what_a_reader_is_told_is_not_what_was_signed(
    signed: Statement, file: str, old: str, new: str
) -> None:
    signed.change(file, old, new)
    assert "LAW409" in signed.found()
    assert assess_signing(signed.report).holds is False


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("2024/4-track/nb.md", "\n\n", "\n\n<!-- En merknad. -->\n\n"),
        ("2024/0-enterprise/facts.yaml", "226500000", "226 500 000"),
        ("2024/report.yaml", "place: Bergvik", "place: Oslo"),
        ("organisation.yaml", "country: EE", "country: EE\n    own_duty: nei"),
        ("organisation.yaml", "website: https://www.", "website: https://"),
    ],
)
def test_what_is_only_typing_or_comes_after_is_left_in_peace(
    signed: Statement, file: str, old: str, new: str
) -> None:
    signed.change(file, old, new)
    assert signed.found() == set()


def test_line_ends_and_unicode_form_change_nothing(signed: Statement) -> None:
    """Also of attachments and their names: git and macOS change them on their own."""
    for name in (POLICY, "2024/4-track/nb.md", "2024/report.yaml", "organisation.yaml"):
        file = signed.folder / name
        text = normalize("NFD", file.read_text(encoding="utf-8"))
        file.write_bytes(text.replace("\n", "\r\n").encode())
    assert signed.found() == set()


def test_an_attachment_with_a_name_in_parts_is_the_same(tmp_path: Path) -> None:
    statement = Statement(tmp_path / "bergvik")
    old = statement.folder / POLICY
    old.rename(old.with_name("mål.txt"))
    for file in statement.folder.rglob("2024/*/*.*"):
        if file.suffix in {".md", ".yaml"}:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("retningslinjer.txt", "mål.txt"), encoding="utf-8")
    statement.change("2024/report.yaml", "retningslinjer.txt", "mål.txt")
    statement.sign()
    (statement.folder / "2024/attachments/mål.txt").rename(
        old.with_name(normalize("NFD", "mål.txt"))
    )
    assert statement.found() == set()


def test_a_revision_without_a_signing_of_its_own_explains_nothing(signed: Statement) -> None:
    signed.change("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn")
    signed.add(REVISION)
    assert signed.found() == {"LAW409"}
    signed.change("2024/2-identify/facts.yaml", "Lavere lønn", "Svært lav lønn")
    assert signed.found() == {"LAW409"}


def test_a_revision_that_is_signed_holds_until_the_next_change(signed: Statement) -> None:
    signed.change("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn")
    signed.add(SIGNED_REVISION)
    signed.sign()
    assert (signed.found(), assess_signing(signed.report).holds) == (set(), True)
    shutil.rmtree(signed.folder / "2024/signed")
    assert signed.found() == {"LAW413"}
    signed.change("2024/2-identify/facts.yaml", "Lavere lønn", "Svært lav lønn")
    assert signed.found() == {"LAW409", "LAW413"}
    signed.add("  - date: 2025-11-01\n    changes: {nb: Rettet en skrivefeil.}\n")
    assert signed.found() == {"LAW409", "LAW413"}


def test_a_digest_without_names_is_no_signature(signed: Statement) -> None:
    signed.change("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn")
    signed.add(REVISION)
    signed.sign()
    assert signed.found() == {"LAW401"}
    assert assess_signing(signed.report).holds is False


def test_a_digest_that_a_revision_got_before_it_could_be_signed_still_fits(
    signed: Statement,
) -> None:
    signed.change("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn")
    signed.add(f"{REVISION}    digest: {digest_report(signed.report)}\n")
    assert signed.found() == {"LAW411"}


def test_a_name_taken_away_is_missed(signed: Statement) -> None:
    signed.change("2024/report.yaml", "    - {name: Nils Prøve, role: board_member}\n", "")
    assert signed.found() == {"LAW403"}


def test_to_change_it_back_makes_it_what_was_signed(signed: Statement) -> None:
    signed.change("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn")
    signed.change("2024/2-identify/facts.yaml", "Lavere lønn", "Lav lønn")
    signed.add(REVISION)
    assert signed.found() == set()
