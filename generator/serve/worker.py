"""The process that builds the preview: a line on standard input asks, a line of output answers."""

import os
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from msgspec import Struct, field

from generator.book.field_views import title_of
from generator.checks.check import PageAnswers
from generator.formats.listing import Listing, list_built
from generator.formats.summary import count
from generator.line.build import Built, Options, build
from generator.serve.addresses import GOOD, LAST_GOOD, NOW
from generator.serve.build_cache import BuildCache
from generator.serve.named_findings import Naming
from generator.serve.outcome import LackingAnswer, PreviewOutcome, WrittenPage
from generator.serve.pages import render_mistakes, render_notice
from generator.serve.panel import make_manuals, make_panel, render_strip, sort_entries
from generator.text.cldr import format_number
from generator.text.words import Words, load_words


class Worker(Struct, frozen=True):
    """Builds one content folder into one output folder, and reports in one language.

    Files are named from `folder`, where the preview was started; it may be gone since. `cache` has
    what came of the builds before.
    """

    content: Path
    out: Path
    language: str
    folder: Path
    cache: BuildCache = field(default_factory=BuildCache)

    def work(self) -> PreviewOutcome:
        """Build once; whatever goes wrong becomes a page that says so."""
        started = perf_counter()
        try:
            built = self._build(GOOD)
            if built.written is None:
                return self._mistaken(built)
            return self._fine(built, perf_counter() - started)
        except OSError as error:
            return self._unreadable(error)
        except Exception:  # noqa: BLE001 - the page shows a fault of any kind
            return self._notice("fault", self.words["serve_fault"], trace=traceback.format_exc())

    @property
    def words(self) -> Words:
        """The words of the command in the worker's language."""
        return load_words(self.language, "command")

    def _build(self, folder: str) -> Built:
        today = datetime.now(UTC).astimezone().date()
        options = Options(today, drafts=True, preview=True, in_spite=folder == NOW)
        built = build(self.content, self.out / folder, options, self.cache.make)
        for error in built.failures.values():
            raise error
        return built

    def _fine(self, built: Built, seconds: float) -> PreviewOutcome:
        listing = list_built(built, self.content, self.language)
        counted = count(listing)
        key = "serve_fine_with" if counted else "serve_fine"
        shown = format_number(round(Decimal(seconds), 2), self.language, 2)
        said = self.words(key, seconds=shown, count=counted)
        return self._outcome(GOOD, listing, built, "", said)

    def _mistaken(self, built: Built) -> PreviewOutcome:
        """Show what can be shown in spite of the errors, with these beside it."""
        now = self._build_in_spite()
        listing = list_built(now or built, self.content, self.language)
        entries = sort_entries(listing)
        page = render_mistakes(
            listing, self.folder, self.last_good, {id(e): n for n, e in enumerate(entries)}
        )
        said = self.words("serve_mistakes", count=count(listing))
        return self._outcome(NOW if now else "", listing, now or built, page, said)

    def _build_in_spite(self) -> Built | None:
        """Return what can be made in spite of errors; None when they make it impossible."""
        try:
            built = self._build(NOW)
        except Exception:  # noqa: BLE001 - pages need not bear what the checks have turned down
            return None
        return built if built.written else None

    def _unreadable(self, error: OSError) -> PreviewOutcome:
        if not self.content.is_dir():
            shown = os.path.relpath(self.content, self.folder)
            return self._notice("missing", self.words["serve_missing"], path=shown)
        said = self.words("serve_unreadable", reason=str(error))
        return self._notice("unreadable", said, reason=str(error))

    def _notice(self, key: str, said: str, *, trace: str = "", **arguments: str) -> PreviewOutcome:
        page = render_notice(key, self.language, last_good=self.last_good, trace=trace, **arguments)
        past = render_strip("past", self.language, "/")
        return PreviewOutcome("", page, self._not_found(), said, past=past)

    def _outcome(
        self, site: str, listing: Listing, built: Built, page: str, said: str
    ) -> PreviewOutcome:
        entries = sort_entries(listing)
        written = _written(built)
        asked = {path: ids for each in built.checked for path, ids in each.asked.items()}
        naming = Naming.of(built.checked, self.language)
        return PreviewOutcome(
            site=site,
            page=page,
            not_found=self._not_found(),
            said=said,
            notice=render_strip("now", self.language, self.last_good) if site == NOW else "",
            past=render_strip("past", self.language, "/") if page else "",
            panel=make_panel(listing, entries, self.folder, asked, naming),
            manuals=make_manuals(entries, self.language),
            written=written,
            lacking={key: tuple(each) for key, each in _lacking(built, written).items()},
        )

    def _not_found(self) -> str:
        return render_notice("not_found", self.language)

    @property
    def last_good(self) -> str:
        """The address of the last good site; empty when there has been none."""
        return LAST_GOOD if (self.out / GOOD / "index.html").is_file() else ""


def _written(built: Built) -> dict[str, WrittenPage]:
    """Return the pages on which answers can be written."""
    pages = {path: each for made in built.checked for path, each in made.answers.items()}
    return {path: _write_on(each) for path, each in pages.items()}


def _write_on(page: PageAnswers) -> WrittenPage:
    words = load_words(page.language, "writing")
    return WrittenPage(
        report=page.report,
        language=page.language,
        questions=page.questions,
        write=words["write"],
        about=words["write_about"],
        unsaved=words["unsaved_mark"],
        opening=words["opening"],
        files={name: title_of(name, page.language) for name in page.files},
    )


def _lacking(built: Built, written: Mapping[str, WrittenPage]) -> dict[str, list[LackingAnswer]]:
    """Return the answers that each report lacks in each language."""
    found: dict[str, list[LackingAnswer]] = defaultdict(list)
    for made in built.checked:
        for path, each in made.answers.items():
            answers = (LackingAnswer(path, *pair) for pair in each.lacking.items())
            found[written[path].whose].extend(answers)
    return found


def main(arguments: list[str]) -> None:
    """Build each time a line comes in, until there are no more."""
    content, out, language, folder = arguments
    worker = Worker(Path(content), Path(out), language, Path(folder))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    for _ in sys.stdin:
        answers.write(worker.work().to_line())
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(sys.argv[1:])
