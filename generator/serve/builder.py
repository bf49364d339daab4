"""The server's end of the process that builds: asks, waits for the answer, starts it anew."""

from pathlib import Path

from generator.serve.line_process import LineProcess
from generator.serve.outcome import PreviewOutcome, read_outcome

# Stands in for the pages when the program cannot even start, and so cannot say so itself.
_DEAD = Path(__file__).parents[2] / "templates" / "preview" / "dead.html"


class Builder:
    """Builds the preview in a process of its own, one build at a time."""

    def __init__(self, content: Path, out: Path, language: str, folder: Path) -> None:
        arguments = (str(content), str(out), language, str(folder))
        self._process = LineProcess("generator.serve.worker", arguments, out)

    def build(self) -> PreviewOutcome:
        """Build once; waits until it is done. Never raises because of what the process did."""
        try:
            return read_outcome(self._process.ask(b"build"))
        except (OSError, ValueError):
            self.restart()
            page = _DEAD.read_text(encoding="utf-8")
            return PreviewOutcome("", page, page, "")

    def restart(self) -> None:
        """End the process; the next build starts another, with the program as it then is."""
        self._process.restart()

    def stop(self) -> None:
        """End the process for good, even in the midst of a build."""
        self._process.stop()
