"""`aktsom upgrade`: a repository of content is brought to the version of aktsom that runs."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.commands.checked_content import check_content
from generator.commands.content_migration import (
    plan_organisation_migration,
    show_change,
    show_migration,
)
from generator.commands.failures import OrganisationsFailedError
from generator.commands.output import show
from generator.commands.parser import Parser
from generator.commands.program_removal import find_program, holds_program, remove_program
from generator.commands.scope import DEFAULT_CONTENT, ContentScope
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import read_address, read_repository, today
from generator.content.git import GitError
from generator.content.sources import list_organisations
from generator.formats import DEFAULT_FORMAT
from generator.formats.version import program_source, program_version
from generator.scaffold.made_files import (
    OWN_FOLDER,
    RECORD,
    MadeFiles,
    former_codes,
    read_record,
    record_of,
)
from generator.scaffold.new_repository import NewRepository, plan_repository
from generator.scaffold.repository_upgrade import FileStep, candidates, plan_files
from generator.scaffold.schema_lines import SETTINGS, led_to_repository
from generator.scaffold.writing import replace_all
from generator.scaffold.yaml_text import read_yaml

_ROOT = Path(__file__).parents[2]
_SIGNED = "signed"


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.option("--source", words["metavar_repository"], read_repository)
    parser.option("--site-url", words["metavar_address"], read_address)
    parser.flag("--dry-run")
    parser.flag("--remove-program")


def run(options: Namespace, session: Session) -> int:
    """Bring the repository to this version; return 1 if what is newly found stops publishing.

    Raises UsageError.
    """
    root = session.surroundings.folder
    if (root / "generator").is_dir() and root.samefile(_ROOT):
        raise UsageError("upgrade_own", hint="upgrade_own_hint")
    scope = ContentScope(_find_content(root))
    made = _read_record(root)
    new = _answer(made, options, scope.content, session)
    planned = plan_repository(new)
    steps = plan_files(_read(root, candidates(made, planned)), made, new, planned)
    moves = made is None or made.version != new.version
    content = _content(scope, root, session, migrates=moves)
    record = record_of(new, planned)
    changes = _changes(root, content, steps, record)
    _show_steps(steps, session)
    if options.dry_run:
        session.out.say(session.words.count("upgrade_dry", len(changes)))
        return 0
    replace_all(changes)
    _tell(made, new, steps, content, session)
    _see_to_program(root, scope.content, session, remove=options.remove_program)
    return _tell_news(made, scope, session) if moves else 0


def _find_content(root: Path) -> Path:
    """Return the content folder, with an organisation in it. Raises UsageError."""
    content = root / DEFAULT_CONTENT
    if content.is_dir() and list_organisations(content)[0]:
        return content
    raise UsageError("upgrade_no_content", hint="upgrade_no_content_hint")


def _read_record(root: Path) -> MadeFiles | None:
    try:
        return read_record(root)
    except (OSError, ValueError) as error:
        reason = str(error)
        raise UsageError("settings_unreadable", file=RECORD, reason=reason) from error


def _answer(
    made: MadeFiles | None, options: Namespace, content: Path, session: Session
) -> NewRepository:
    """Return what the files are filled in with: as before, as the options say, or as is found."""
    settings = session.settings
    keys = list_organisations(content)[0]
    key = next((each for each in keys if each != "lo"), keys[0])  # our example, in a template
    found = NewRepository(_name_of(content / key) or key, key, "")
    before = made.answers if made else found
    return replace(
        before,
        version=program_version(),
        source=options.source or before.source or program_source(),
        site_url=options.site_url or before.site_url or settings.site_url,
        form=before.form or settings.form,
    )


def _name_of(organisation: Path) -> str:
    try:
        tree = read_yaml((organisation / "organisation.yaml").read_bytes())
    except (OSError, ValueError):
        return ""
    name = tree.get("name") if isinstance(tree, dict) else ""
    return name if isinstance(name, str) else ""


def _read(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """Return the texts of the files that are there, line ends as on Unix. Raises UsageError."""
    own = (root / OWN_FOLDER).rglob("*")
    kept = (each.relative_to(root).as_posix() for each in own if each.is_file())
    texts: dict[str, str] = {}
    for path in dict.fromkeys((*paths, *(each for each in kept if each != RECORD))):
        file = root / path
        if any(each.is_symlink() for each in (file, *file.parents) if each != root):
            raise UsageError("upgrade_link", path=path)
        if file.is_file():
            text = file.read_bytes().decode("utf-8", "surrogateescape")
            texts[path] = text.replace("\r\n", "\n")
    return texts


def _content(
    scope: ContentScope, root: Path, session: Session, *, migrates: bool
) -> Mapping[Path, bytes]:
    """Return the files of the content whose shape, or whose way to their schema, is another now."""
    texts: dict[Path, str] = {}
    for key in list_organisations(scope.content)[0]:
        planned = plan_organisation_migration(key, scope, session)[0] if migrates else []
        if any(each.files or each.notes for _, each in planned):
            session.out.say(f"{session.words['upgrade_migrates']}\n")
        for path, migration in planned:
            for each in show_migration(path, migration, scope, session):
                texts[scope.content / each.path] = each.after
        for file in sorted((scope.content / key).rglob("*.yaml")):
            if _SIGNED in file.parts or file.is_symlink():
                continue
            before = texts.get(file) or file.read_bytes().decode("utf-8", "surrogateescape")
            after = led_to_repository(file.relative_to(root).as_posix(), before)
            if after != before:
                texts[file] = after
    return {file: text.encode("utf-8", "surrogateescape") for file, text in texts.items()}


def _changes(
    root: Path, content: Mapping[Path, bytes], steps: Iterable[FileStep], record: str
) -> list[tuple[Path, bytes | None]]:
    """Return what is to be written where; what says that all is done comes last."""
    changes: list[tuple[Path, bytes | None]] = [*content.items()]
    for each in steps:
        file, text = root / each.path, each.after
        if not each.changes:
            continue
        if text is not None and each.fate in {"pinned", "kept"} and b"\r\n" in file.read_bytes():
            text = text.replace("\n", "\r\n")
        changes.append(
            (file, text.encode("utf-8", "surrogateescape") if text is not None else None)
        )
    changes.sort(key=lambda each: each[0] == root / SETTINGS)
    file = root / RECORD
    if not file.is_file() or file.read_bytes() != record.encode():
        changes.append((file, record.encode()))
    return changes


def _show_steps(steps: Iterable[FileStep], session: Session) -> None:
    """Show what an editor has changed and this version makes otherwise; name the rest."""
    words, say = session.words, session.out.say
    for each in steps:
        if each.fate != "kept":
            say(words(f"upgrade_{each.fate}", path=each.path))
    for each in steps:
        if each.fate == "kept" and each.before is not None:
            say(f"\n{words('upgrade_kept', path=each.path)}")
            show_change(each.after or "", each.proposed, each.path, session)


def _tell(
    made: MadeFiles | None,
    new: NewRepository,
    steps: tuple[FileStep, ...],
    content: Mapping[Path, bytes],
    session: Session,
) -> None:
    """Say what came of it."""
    words, say = session.words, session.out.say
    if content:
        say(words.count("upgrade_content", len(content)))
    if not steps and not content and made and made.version == new.version:
        for line in words("upgrade_nothing", version=new.version).split("\n"):
            session.out.say_wrapped(line)
    elif made and made.version == new.version:
        say(words("upgrade_same", version=new.version))
    else:
        before = made.version if made else session.settings.version or words["upgrade_before"]
        say(words("upgrade_done", before=before, version=new.version))


def _see_to_program(root: Path, content: Path, session: Session, *, remove: bool) -> None:
    """Take the program away that came with a repository made from aktsom's own, or tell of it."""
    if not holds_program(root):
        return
    words, say = session.words, session.out.say
    try:
        program = find_program(root, list_organisations(content)[0])
    except GitError:
        session.out.say_wrapped(words["upgrade_program_by_hand"])
        return
    if not remove:
        session.out.say_wrapped(words.count("upgrade_program", len(program.ours)))
        return
    remove_program(root, program)
    say(words.count("upgrade_program_removed", len(program.ours)))
    if program.theirs:
        say(words.count("upgrade_program_kept", len(program.theirs)))
        for path in program.theirs:
            say(f"  {path}")


def _tell_news(made: MadeFiles | None, scope: ContentScope, session: Session) -> int:
    """Show what is found that the former version did not look for; return 1 if it stops."""
    known = set(made.codes if made else former_codes())
    listing, failures = check_content(scope, today(), session.language, cache=True)
    news = tuple(each for each in listing.entries if each.finding.code not in known)
    words, say = session.words, session.out.say
    if news:
        say(f"\n{words['upgrade_news']}\n")
        show(replace(listing, entries=news), DEFAULT_FORMAT, session)
    others = len(listing.entries) - len(news)
    say(f"\n{words.count('upgrade_others' if news else 'upgrade_no_news', others)}")
    if failures:
        raise OrganisationsFailedError(failures)
    return 1 if replace(listing, entries=news).stops else 0
