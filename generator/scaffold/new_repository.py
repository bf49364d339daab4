"""Which files a repository of content begins with; nothing is written here."""

import re
from collections.abc import Mapping
from functools import cache, partial

from msgspec import Struct

from generator.scaffold.schema_lines import REPOSITORY_SCHEMAS, SETTINGS
from generator.text.words import TEMPLATES
from schema.files import read_as
from schema.form import form_names
from schema.json_schemas import render
from schema.review_questions import load_review_questions

# A schema of what is published, not of what editors write.
_NOT_WRITTEN = {f"{REPOSITORY_SCHEMAS}/report-data.json"}
_PLACE = re.compile(r"\[\[(\w+)\]\]")
_WORKFLOWS = next(
    each
    for each in (TEMPLATES.parent / "workflows", TEMPLATES.parent / ".github" / "workflows")
    if each.is_dir()
)
# Where a workflow's triggers end, and what it does begins.
_BODY = "permissions: {}\n"
_OURS_ALONE = 'if [ -z "$PACKAGE" ];'
_PACKAGE = "${{ inputs.package }}"
_INSTALLED = re.compile(r"^([ \t]{0,40}PACKAGE:[ \t]{0,9}aktsom==)[0-9.]{1,20}", re.MULTILINE)
_PINNED_VERSION = re.compile(r"""^(version\s*=\s*)["'][^"'\n]*["']""", re.MULTILINE)


class RepositoryFiles(Struct, frozen=True, forbid_unknown_fields=True):
    """Files by their path: those of every repository, and the workflows, which call aktsom's own.

    `about` is what the record of them says of itself.
    """

    about: str
    files: Mapping[str, str]
    workflows: Mapping[str, str]


class NewRepository(Struct, frozen=True):
    """What is to be filled in; `source` is aktsom's own repository, empty where it is not known."""

    name: str
    folder: str
    version: str
    source: str = ""
    site_url: str = ""
    form: str = ""

    @property
    def forms(self) -> str:
        """The forms there are to choose from, by name."""
        return ", ".join(form_names())

    @property
    def review(self) -> str:
        """What only people can judge, as a list to tick off."""
        asked = load_review_questions().values()
        return "\n".join(f"- [ ] **{each.id}** {each.text.in_language('nb')}" for each in asked)


@cache
def load_repository_files() -> RepositoryFiles:
    """Return the files as they are written, with places to fill in."""
    return read_as(TEMPLATES / "repository.yaml", RepositoryFiles)


def plan_repository(new: NewRepository) -> Mapping[str, str]:
    """Return every file beside content/, by its path, the JSON Schemas for editors among them."""
    written = load_repository_files()
    texts = {**written.files, **written.workflows}
    fill = partial(_PLACE.sub, lambda place: str(getattr(new, place[1])))
    files = {path: fill(text) for path, text in texts.items()}
    if not new.source:
        files |= {path: _whole(path, files[path], new) for path in written.workflows}
    schemas = {f"{REPOSITORY_SCHEMAS}/{name}": text for name, text in render().items()}
    return files | {path: text for path, text in schemas.items() if path not in _NOT_WRITTEN}


def pin(path: str, text: str, source: str, version: str) -> str:
    """Return a file's text with another version of aktsom, where it names one; else as it is.

    Settings that name none are given one: without it nobody can tell who made the content.
    """
    if path == SETTINGS:
        raised, count = _PINNED_VERSION.subn(lambda found: f'{found[1]}"{version}"', text, count=1)
        return raised if count else f'version = "{version}"\n{text}'
    text = _INSTALLED.sub(lambda found: f"{found[1]}{version}", text)
    if not source:
        return text
    used = re.compile(
        rf"^(\s*(?:- )?uses:\s*{re.escape(source)}(?:/[^@\s]*)?@)v[0-9.]+", re.MULTILINE
    )
    return used.sub(lambda found: f"{found[1]}v{version}", text)


def _whole(path: str, caller: str, new: NewRepository) -> str:
    """Return a workflow with the steps of the one it calls: nobody need know where that is."""
    called = (_WORKFLOWS / path.rpartition("/")[2]).read_text(encoding="utf-8")
    steps = _leave_out_ours(called[called.index(_BODY) :])
    triggers = caller[: caller.index(_BODY)]
    return triggers + steps.replace(_PACKAGE, f"aktsom=={new.version}")


def _leave_out_ours(steps: str) -> str:
    """Return a workflow's steps without what our own repository alone does, from `if` to `fi`."""
    kept, ours = list[str](), False
    for line in steps.splitlines(keepends=True):
        ours = ours or line.lstrip().startswith(_OURS_ALONE)
        if not ours:
            kept.append(line)
        ours = ours and line.strip() != "fi"
    return "".join(kept)
