"""`aktsom init`: a repository of content only, for an organisation that keeps nothing of ours."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.commands.parser import Parser
from generator.commands.report_to_make import FIRST_FORM
from generator.commands.scope import DEFAULT_CONTENT, ORGANISATION_FILE
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import (
    one_of,
    read_address,
    read_as,
    read_languages,
    read_name,
    read_repository,
)
from generator.content.git import GitError, has_git, run_git
from generator.content.layout import is_usable_key
from generator.findings.positions import Plain
from generator.formats.listing import path_from
from generator.formats.version import program_source, program_version
from generator.importing.destination import key_of_name
from generator.plan.addresses import TOP
from generator.scaffold.made_files import RECORD, record_of
from generator.scaffold.new_repository import NewRepository, plan_repository
from generator.scaffold.planning import describe_organisation, plan_organisation
from generator.scaffold.ready_folder import filling_folder, sweep
from generator.scaffold.writing import write_new
from schema.form import form_names, successor_of
from schema.languages import usual_language
from schema.scalars import OrganisationNumber

_GIT = ".git"
# What may be there: git's own, and what GitHub puts into a repository so that it is not empty.
_LEFT = frozenset({_GIT, "README.md", "LICENSE"})


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words, forms = parser.words, form_names()
    parser.argument("folder", words["metavar_folder"], optional=True)
    parser.option("--name", words["metavar_name"], read_name)
    parser.option("--number", words["metavar_digits"], read_as(OrganisationNumber, "not_orgnr"))
    parser.option("--languages", words["metavar_languages"], read_languages)
    parser.option("--form", "|".join(forms), one_of("--form", forms))
    parser.option("--site-url", words["metavar_address"], read_address)
    parser.option("--source", words["metavar_repository"], read_repository)
    parser.flag("--git")


def run(options: Namespace, session: Session) -> int:
    """Make the repository. Raises UsageError."""
    place = Path(os.path.normpath(session.surroundings.folder / (options.folder or ".")))
    _refuse_occupied(place, options.folder or ".")
    if options.git and not has_git():
        raise UsageError("init_no_git", hint="init_no_git_hint")
    if not options.name:
        _ask(options, place, session)
    key = key_of_name(options.name)
    if not is_usable_key(key):
        raise UsageError("not_a_name", written=options.name)
    new = NewRepository(
        options.name, key, program_version(), options.source or program_source(),
        options.site_url or "", options.form or FIRST_FORM,
    )  # fmt: skip
    files = plan_repository(new)
    record = {RECORD: record_of(new, files)}
    languages = options.languages or (usual_language(),)
    described = describe_organisation(options.name, options.number, languages)
    _write(place, {**files, **record}, key, {**described, "address": TOP})
    _tell(place, len(files) + 2, new, session)
    if options.git:
        _commit(place, session)
    return 0


def _refuse_occupied(place: Path, shown: str) -> None:
    """See that nothing is where the repository is to be, but what may be. Raises UsageError."""
    if place.is_dir():
        sweep(place)
        there = sorted(each.name for each in place.iterdir() if each.name not in _LEFT)
    else:
        there = [place.name] if place.exists() or place.is_symlink() else []
    if there:
        hint = "init_occupied_content" if DEFAULT_CONTENT in there else "init_occupied_hint"
        key = "init_occupied_here" if shown == "." else "init_occupied"
        key = "init_is_file" if place.is_file() else key
        raise UsageError(key, hint=hint, path=shown, there=there[0])


def _ask(options: Namespace, place: Path, session: Session) -> None:
    """Ask for what is needed, where somebody can answer. Raises UsageError."""
    if not session.is_attended:
        raise UsageError("init_needs_name", hint="init_needs_name_hint")
    forms = tuple(each for each in form_names() if not successor_of(each))
    options.name = _answered("name", read_name, session, needed=True)
    for name, reader in (
        ("number", read_as(OrganisationNumber, "not_orgnr")),
        ("languages", read_languages),
        ("form", one_of("--form", form_names())),
        ("site_url", read_address),
    ):
        if not getattr(options, name):
            setattr(options, name, _answered(name, reader, session, forms=", ".join(forms)))
    if not options.git and has_git() and not (place / _GIT).exists():
        answer = session.ask(session.words["init_ask_git"]).casefold()
        options.git = answer[:1] in {"j", "y"}


def _answered(
    name: str, reader: Callable[[str], Any], session: Session, *, needed: bool = False, **given: str
) -> Any:
    """Ask until the answer can be read, or is empty and may be; return it, None if it is empty.

    Raises UsageError once it has been asked three times.
    """
    for left in (2, 1, 0):
        written = session.ask(session.words(f"init_ask_{name}", **given))
        if not written and not needed:
            return None
        try:
            return reader(written)
        except UsageError as error:
            if not left:
                raise
            session.out.write("".join(f"{line}\n" for line in error.explain(session.words)))
    return None


def _write(
    place: Path, files: Mapping[str, str], key: str, organisation: "Mapping[str, Plain]"
) -> None:
    with filling_folder(place) as ready:
        for path, text in files.items():
            write_new(ready / path, text)
        folder = ready / DEFAULT_CONTENT / key
        write_new(folder / ORGANISATION_FILE, plan_organisation(folder, organisation))


def _tell(place: Path, count: int, new: NewRepository, session: Session) -> None:
    """Say what was made, and what to do next."""
    words, say = session.words, session.out.say
    shown = path_from(session.surroundings.folder, place)
    say(words.count("init_made", count, path=f"{shown}{os.sep}"))
    way = _run_by()
    if way:
        say()
        session.out.say_wrapped(words("init_run_by", way=way))
    say(f"\n{words['new_next']}")
    go = "" if shown == "." else "init_go_there"
    quoted = f'"{shown}"' if " " in shown else shown
    steps = [words(go, path=quoted)] if go else []
    steps += words("init_steps", org=new.folder).rstrip().split("\n")
    for number, step in enumerate(steps, start=1):
        say(f"  {number}. {step}")


def _run_by() -> str:
    """Return how the command is run where it is not installed: by uvx or pipx, from their cache."""
    prefix = Path(sys.prefix).as_posix()
    if "/archive-v" in prefix and "/uv/" in prefix:
        return "uvx aktsom"
    return "pipx run aktsom" if "pipx" in prefix and "/venvs/" not in prefix else ""


def _commit(place: Path, session: Session) -> None:
    """Make the first commit; say so where git makes none."""
    commands = (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", session.words["init_commit"]],
    )
    for each in commands[(place / _GIT).exists() :]:
        try:
            run_git(place, *each)
        except GitError as error:
            reason = " ".join(error.detail.splitlines()[:3])
            session.err.say(session.words("init_not_committed", reason=reason))
            return
