"""The desk at which answers are written: opened, checked as drafts, saved, and saving undone."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from generator.book.field_views import (
    CASES,
    CODES,
    FieldView,
    Option,
    list_options,
    tell_empty,
    view_file,
    view_question,
)
from generator.checks.manual import title_of
from generator.checks.wordings import gap_title_of
from generator.content.documents import parse_file
from generator.content.sources import Source
from generator.editing.answer_text import (
    carried_year,
    confirm_answer,
    read_answer,
    write_answer,
)
from generator.editing.attaching import Upload, attach, title_in
from generator.editing.beside import tell
from generator.editing.committed_files import committed_versions
from generator.editing.draft_findings import find_in_draft
from generator.editing.given_values import Given, GivenError, clean, from_given, to_given
from generator.editing.kept_versions import kept_wordings
from generator.editing.named_files import ChangedText, SavePlan, let_go, plan_save, take_away
from generator.editing.opened_file import OpenedFile, UnwritableError
from generator.editing.places import AnswerPlace, FoundAnswer, find_answer, find_file
from generator.editing.replies import (
    AttachReply,
    DraftReply,
    OpenedAnswer,
    SaveReply,
    say_refused,
)
from generator.editing.saving import ChangedMeanwhileError, History, clear_left, read_file
from generator.editing.unused_files import unused_files
from generator.editing.usual_values import drop_usual, fill_usual
from generator.editing.whole_file import check_whole, open_whole, save_whole
from generator.editing.yaml_changes import change_value, read_value
from generator.text.words import load_words
from schema.languages import in_language, load_languages, spoken_for
from schema.limits import most
from schema.unexceptable import why_never_excepted

# So many answers that have been opened are remembered, with what was found in their report.
_KEPT = 8
# So many commits of its file are looked at for what an answer was, and so many wordings are shown.
_COMMITS, _WORDINGS = 8, 3


class Desk(Struct):
    """Writes the answers of one content folder, in the language of those who write.

    `history` has what was saved, `known` the answers as they were when they were opened.
    """

    content: Path
    history: History = field(default_factory=History)
    known: dict[AnswerPlace, FoundAnswer] = field(default_factory=dict)

    def open(self, place: AnswerPlace, as_of: date) -> OpenedAnswer:
        """Return an answer with all that belongs to it.

        Where its file cannot be read, that is opened instead, as text. Raises UnknownPlaceError,
        OSError.
        """
        if place.whole:
            return open_whole(self.content, place, as_of)
        found = find_answer(self.content, place, as_of)
        clear_left(self.content / place.report.partition("/")[0])
        opened = self._read(found)
        if opened.data and not _is_read(found, opened):
            return open_whole(self.content, _whole(found, place), as_of)
        self.known = {**dict([*self.known.items()][-_KEPT:]), place: found}
        try:
            return self._open(found, opened, place)
        except UnwritableError:
            return open_whole(self.content, _whole(found, place), as_of)

    def _open(self, found: FoundAnswer, opened: OpenedFile, place: AnswerPlace) -> OpenedAnswer:
        """Return an answer of a file. Raises UnwritableError: its YAML is none."""
        language = place.language
        view, value = _view(found, language), _value_of(found, opened)
        # A text is written in one language; what stands beside each other, the main one first.
        codes = found.report.languages
        options = {
            **list_options(view, found.report, language),
            CODES: tuple(_codes(found, language)),
            CASES: tuple(_cases(found, language)),
        }
        return OpenedAnswer(
            value=fill_usual(found, value),
            stamp=_stamp(value),
            carried=carried_year(opened.text, place.question) if found.is_text else "",
            file=found.where.file,
            place=place,
            languages=tuple(_options([language] if found.is_text else codes, language)),
            titles=tuple(_options(codes, language)),
            field=tell_empty(view, options, found.report.form, language),
            options=options,
            beside=tell(found, language, self._earlier(found, value)),
            draft=find_in_draft(found, found, language),
            words=load_words(language, "writing").texts,
        )

    def _earlier(self, found: FoundAnswer, now: Given) -> Iterator[tuple[date, Given]]:
        """Yield what an answer was: before it was written here, and when it was committed.

        Each wording comes once, the newest first; those kept here with the time of the day.
        """
        file, report = found.where.file, found.report.path
        kept = kept_wordings(self.content, report, file.removeprefix(f"{report}/"))
        committed = committed_versions(self.content, file, _COMMITS)
        known = [now]
        for day, data in chain(kept, ((each.day, each.data) for each in committed)):
            try:
                value = _value_of(found, OpenedFile(data))
            except UnwritableError:
                continue
            if value and value not in known:
                known.append(value)
                yield day, value
            if len(known) > _WORDINGS:
                return

    def check(self, place: AnswerPlace, value: Given, as_of: date) -> DraftReply:
        """Return what the rules find in an answer that is not saved."""
        if place.whole:
            return check_whole(self.content, place, value, as_of)
        found = self._find(place, as_of)
        try:
            before = read_file(find_file(self.content, found.where))
            plan = self._plan(found, before, value)[1]
        except (UnwritableError, OSError) as error:
            return DraftReply(refused=say_refused(error, place.language))
        changed = find_answer(self.content, place, as_of, plan.drafts)
        return DraftReply(find_in_draft(changed, found, place.language))

    def save(self, place: AnswerPlace, value: Given, stamp: str, as_of: date) -> SaveReply:
        """Put an answer into its file, unless it is no longer what it was when it was opened."""
        if place.whole:
            return save_whole(self.content, place, value, stamp, self.history)
        found = self._find(place, as_of)
        file, language = find_file(self.content, found.where), place.language
        try:
            before = read_file(file)
            opened = OpenedFile(before or b"")
            now = _value_of(found, opened)
            # Who has written the same elsewhere meanwhile has nothing to choose between.
            if _stamp(now) != stamp and value != now:
                return SaveReply(conflict=now, in_conflict=True, stamp=_stamp(now))
            changed, plan = self._plan(found, before, value)
            if not plan.changes:
                return SaveReply(stamp=_stamp(now))
            paths = let_go(self.content, found.report.path, now, value)
            gone = self._unused(place, plan, as_of) - unused_files(found.checked) if paths else ()
            taken = (each for path in sorted(paths.intersection(gone))
                     for each in take_away(self.content, path))  # fmt: skip
            number = self.history.save(*plan.changes, *taken)
        except (UnwritableError, ChangedMeanwhileError, OSError) as error:
            return SaveReply(refused=say_refused(error, language))
        return SaveReply(saved=number, stamp=_stamp(_value_of(found, changed)))

    def attach(self, place: AnswerPlace, upload: Upload) -> AttachReply:
        """Keep an uploaded file until an answer that names it is saved (see `attaching`)."""
        # Only the place is asked for, not what is due.
        found = self._find(place, date.min)
        try:
            title = title_in(found.report.languages, upload.title)
            attached = attach(self.content, found.report.path, replace(upload, title=title))
        except (UnwritableError, ChangedMeanwhileError, OSError) as error:
            return AttachReply(refused=say_refused(error, place.language))
        return AttachReply(attached)

    def _find(self, place: AnswerPlace, as_of: date) -> FoundAnswer:
        """Return where an answer stands, which stays the same as long as its report is there."""
        there = (self.content / place.report / "report.yaml").is_file()
        known = self.known.get(place) if there else None
        return known or find_answer(self.content, place, as_of)

    def _read(self, found: FoundAnswer) -> OpenedFile:
        return OpenedFile(read_file(find_file(self.content, found.where)) or b"")

    def _plan(
        self, found: FoundAnswer, before: bytes | None, given: Given
    ) -> tuple[OpenedFile, SavePlan]:
        """Return the file with another answer, and all that saving it does.

        Raises UnwritableError, GivenError, OSError.
        """
        opened = OpenedFile(before or b"")
        changed = self._change(found, opened, given)
        text = ChangedText(found.where.file, before, changed.data)
        return changed, plan_save(self.content, found.report.path, text, given)

    def _unused(self, place: AnswerPlace, plan: SavePlan, as_of: date) -> frozenset[str]:
        """Return the files that nothing names once an answer is saved."""
        return unused_files(find_answer(self.content, place, as_of, plan.drafts).checked)

    def _change(self, found: FoundAnswer, opened: OpenedFile, given: Given) -> OpenedFile:
        """Return the file with another answer. Raises UnwritableError, GivenError."""
        value = drop_usual(found, given, _value_of(found, opened))
        question = found.question
        if question is None:
            text = opened.text
            for key, each in _given_fields(found, value):
                text = change_value(text, (key,), from_given(each), found.fields)
        elif found.is_text:
            if not (value is None or isinstance(value, str)):
                raise GivenError
            label = " ".join(question.label.in_language(_language_of(found)).split())
            text = write_answer(
                opened.text, question.id, clean(value or ""),
                f"## {question.id} {label}", found.order,
            )  # fmt: skip
            text = confirm_answer(text, question.id)
        else:
            text = change_value(opened.text, found.keys, from_given(value), found.fields)
        changed = opened.with_text(text)
        if len(changed.data) > most("text_bytes"):
            raise UnwritableError("too_large")
        if _is_read(found, opened) and not _is_read(found, changed):
            raise UnwritableError("not_read")
        return changed


def _view(found: FoundAnswer, language: str) -> FieldView:
    """Return the field of an answer, or those of what no question asks for."""
    form = found.report.form
    if found.question is None:
        return view_file(found.where.file, found.fields, form, language)
    return view_question(found.question, found.field, form, language)


def _codes(found: FoundAnswer, language: str) -> Iterator[Option]:
    """Yield what is found in a report and may be let stand, as an exception names it."""
    for code in sorted(_found_in(found)):
        if why_never_excepted(code) is None:
            title = title_of(code, spoken_for(language)).rstrip(".")
            yield Option(code, f"{title} ({code})")


def _cases(found: FoundAnswer, language: str) -> Iterator[Option]:
    """Yield the cases of what is found and may be let stand, where a code has several of them."""
    titles: dict[str, list[str]] = {}
    for code, cases in sorted(_found_in(found).items()):
        for case in sorted(cases) if len(cases) > 1 else ():
            if why_never_excepted(code, case) is None:
                title = gap_title_of(code, case, spoken_for(language))
                titles.setdefault(case, []).append(f"{title} ({code})")
    yield from (Option(case, "; ".join(each)) for case, each in titles.items())


def _found_in(found: FoundAnswer) -> dict[str, set[str]]:
    """Return the codes found in a report with their cases, for the one field that names them."""
    codes: dict[str, set[str]] = {}
    folder = f"{found.report.path}/"
    for each in (each.finding for each in found.checked.findings):
        if found.question is None and each.where.file.startswith(folder):
            codes.setdefault(each.code, set()).add(str(each.arguments.get("case", "")))
    return codes


def _whole(found: FoundAnswer, place: AnswerPlace) -> AnswerPlace:
    """Return the place of the file as a whole that an answer stands in."""
    file = found.where.file
    inside = file.startswith(f"{place.report}/")
    report = place.report if inside else file.partition("/")[0]
    return AnswerPlace(report, file.removeprefix(f"{report}/"), place.language, whole=True)


def _is_read(found: FoundAnswer, opened: OpenedFile) -> bool:
    """Tell whether a file with these bytes is read, and not refused as a whole."""
    path = found.where.file
    source = Source(path, Path(path), len(opened.data), opened.data)
    return parse_file(source)[0].document is not None


def _value_of(found: FoundAnswer, opened: OpenedFile) -> Given:
    if found.question is None:
        said = {each.key: to_given(read_value(opened.text, (each.key,))) for each in found.fields}
        return {key: each for key, each in said.items() if each is not None}
    if found.is_text:
        return read_answer(opened.text, found.question.id)
    return to_given(read_value(opened.text, found.keys))


def _given_fields(found: FoundAnswer, value: Given) -> Iterator[tuple[str, Given]]:
    """Yield the fields that no question asks for with what they are to hold; no others."""
    given = {} if value is None else value
    if not isinstance(given, dict) or given.keys() - {each.key for each in found.fields}:
        raise GivenError
    for each in found.fields:
        yield each.key, given.get(each.key)


def _language_of(found: FoundAnswer) -> str:
    """Return the language of the file that an answer stands in."""
    return found.where.file.rpartition("/")[2].removesuffix(".md")


def _options(codes: Iterable[str], language: str) -> Iterator[Option]:
    """Yield languages by their codes, with what they are called."""
    for each in codes:
        yield Option(each, in_language(load_languages()[each].label, language))


def _stamp(value: Given) -> str:
    return sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()
