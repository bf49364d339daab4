"""The process that builds the preview: a line on standard input asks, a line of output answers."""

import os
import signal
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from generator.build import Built, Options, build
from generator.formats.built import list_built
from generator.formats.summary import count
from generator.formats.wording import load_command_words
from generator.serve.addresses import LAST_GOOD
from generator.serve.outcome import Outcome
from generator.serve.pages import render_mistakes, render_notice
from generator.words import Words


class Worker(Struct, frozen=True):
    """Builds one content folder into one output folder, and tells of it in one language."""

    content: Path
    out: Path
    language: str

    def work(self) -> Outcome:
        """Build once; whatever goes wrong becomes a page that says so."""
        started = perf_counter()
        try:
            return self._tell(self._build(), perf_counter() - started)
        except OSError as error:
            return self._unreadable(error)
        except Exception:  # noqa: BLE001 - the page shows a fault of any kind
            return self._notice("fault", self.words["serve_fault"], trace=traceback.format_exc())

    @property
    def words(self) -> Words:
        """The words of the command in the worker's language."""
        return load_command_words(self.language)

    def _build(self) -> Built:
        today = datetime.now(UTC).astimezone().date()
        return build(self.content, self.out, Options(today, drafts=True, preview=True))

    def _tell(self, built: Built, seconds: float) -> Outcome:
        listing = list_built(built, self.content, self.language)
        counted = count(listing)
        if built.written is None:
            page = render_mistakes(listing, Path.cwd(), self.last_good)
            return self._outcome(page, self.words("serve_mistakes", count=counted))
        key = "serve_fine_with" if counted else "serve_fine"
        shown = f"{seconds:.2f}".replace(".", "." if self.language == "en" else ",")
        return self._outcome("", self.words(key, seconds=shown, count=counted))

    def _unreadable(self, error: OSError) -> Outcome:
        if not self.content.is_dir():
            shown = os.path.relpath(self.content)
            return self._notice("missing", self.words["serve_missing"], path=shown)
        said = self.words("serve_unreadable", reason=str(error))
        return self._notice("unreadable", said, reason=str(error))

    def _notice(self, key: str, said: str, *, trace: str = "", **arguments: str) -> Outcome:
        last_good = self.last_good
        page = render_notice(key, self.language, last_good=last_good, trace=trace, **arguments)
        return self._outcome(page, said)

    def _outcome(self, page: str, said: str) -> Outcome:
        return Outcome(page, render_notice("not_found", self.language), said)

    @property
    def last_good(self) -> str:
        """The address of the last good site; empty when there has been none."""
        return LAST_GOOD if (self.out / "index.html").is_file() else ""


def main(arguments: list[str]) -> None:
    """Build each time a line comes in, until there are no more."""
    content, out, language = arguments
    worker = Worker(Path(content), Path(out), language)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    for _ in sys.stdin:
        answers.write(f"{worker.work().to_line()}\n")
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(sys.argv[1:])
