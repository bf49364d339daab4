"""A running preview is killed while answers are saved on its page; what was saved stays.

Text after text is saved as fast as the preview answers, every third with a file that is brought
along, until the preview is killed: all of its processes at once, or its server alone. Each file
must then be what the last save that was answered made of it, or what the one under way would have,
to the byte; and the next preview, which finds what was left, must save again.
"""

import json
import os
import random
import re
import signal
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

from generator.editing.answer_text import read_answer, write_answer
from tests.generator.command import FINE
from tests.preview import Preview, copy_program, run_preview, wait_until
from tests.processes import children_of, wait_for_none

_QUESTION = "5.a.1"
_REPORT = "fjordtre/2025"
_PAGE = f"/{_REPORT.partition('/')[2]}/1-forankring.html"
_PLACE = {"report": _REPORT, "question": _QUESTION, "language": "nb"}
_FILE = Path(_REPORT) / "1-embed" / "nb.md"
_LONGEST = 400


class Saving(threading.Thread):
    """Saves one text after the other until nobody answers; `texts` are all that were tried.

    `saved` counts those that were answered.
    """

    def __init__(self, preview: Preview, chance: random.Random) -> None:
        super().__init__()
        self.preview, self.chance = preview, chance
        self.texts: list[str] = []
        self.saved = 0
        self.failed: BaseException | None = None
        token = re.search(r'data-token="([^"]*)"', preview.get(_PAGE).text)
        assert token
        self.headers = {"Origin": preview.address[:-1], "X-Aktsom-Token": token[1]}

    def _ask(self, action: str, body: bytes) -> dict[str, str | int]:
        answer = self.preview.ask("POST", f"/_preview/write/{action}", body, headers=self.headers)
        assert answer.status == 200, answer
        found: dict[str, str | int] = json.loads(answer.text)
        return found

    def _send(self, action: str, **given: str | int) -> dict[str, str | int]:
        return self._ask(action, json.dumps({"place": _PLACE, **given}).encode())

    def run(self) -> None:
        """Save until the preview is gone; what else goes wrong is kept in `failed`."""
        try:
            self._save_on()
        except (OSError, HTTPException):
            return
        except BaseException as error:  # noqa: BLE001 - raised by who waits for the thread
            self.failed = error

    def _save_on(self) -> None:
        stamp = self._send("open")["stamp"]
        while True:
            text = f"Kontroll {self.chance.random()}. " * self.chance.randint(1, _LONGEST)
            if len(self.texts) % 3 == 2:
                titles = json.dumps({"nb": "Notat"})
                named = {**_PLACE, "name": f"{len(self.texts)}.txt", "titles": titles}
                brought = self._ask(f"attach?{urlencode(named)}", text.encode())
                assert not brought.get("refused"), brought
                text = f"{text}\n\n[Notat](attachments/{len(self.texts)}.txt)"
            self.texts.append(text.strip())
            reply = self._send("save", value=text.strip(), stamp=stamp)
            assert reply["saved"], reply
            stamp = reply["stamp"]
            self.saved += 1


def _texts(content: Path) -> dict[str, bytes]:
    """Return all files of the report but the one that is written to, and what waits to be one."""
    files = (each for each in (content / _REPORT).rglob("[!.]*") if each.is_file())
    return {each.relative_to(content).as_posix(): each.read_bytes()
            for each in files if each != content / _FILE}  # fmt: skip


def kill_saving(kills: int, chance: random.Random) -> Counter[str]:
    """Kill previews while answers are saved; return how often what was seen."""
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kills-", ignore_cleanup_errors=True) as above:
        content, program = FINE, Path(above) / "program"
        program.mkdir()
        copy_program(program)
        for number in range(kills):
            folder = Path(above) / str(number)
            folder.mkdir()
            cache = {"XDG_CACHE_HOME": str(Path(above) / "cache")}
            with run_preview(folder, content, program, **cache) as preview:
                content = folder / "content"
                base, others = (content / _FILE).read_text(encoding="utf-8"), _texts(content)
                saving = Saving(preview, chance)
                saving.start()
                wait_until(lambda saving=saving: saving.saved or not saving.is_alive())  # type: ignore[misc]
                time.sleep(chance.uniform(0, 1))
                # Those that it started have sessions of their own, and may end what they are at.
                started = children_of(preview.process.pid)
                preview.process.kill()
                if chance.random() < 0.5:
                    for each in started:
                        os.kill(each, signal.SIGKILL)
                preview.process.wait()
            for each in (preview.process.pid, *started):
                wait_for_none(each)
            saving.join()
            if saving.failed:
                raise saving.failed
            seen.update(killed=1, saved=saving.saved)
            seen[_judge(content, base, others, saving)] += 1
    return seen


def _judge(content: Path, base: str, others: dict[str, bytes], saving: Saving) -> str:
    """Return which of the texts stands there. Raises AssertionError where bytes are lost."""
    found = (content / _FILE).read_text(encoding="utf-8")
    old = read_answer(base, _QUESTION)
    wanted = [old, *saving.texts][saving.saved :]
    made = [write_answer(base, _QUESTION, each, "", ()) for each in wanted]
    assert found in made, f"{read_answer(found, _QUESTION)[:99]} is none of {len(made)}"
    now = _texts(content)
    for file, data in others.items():
        # The list of attachments grows in report.yaml, at its end.
        assert now[file] == data or (file.endswith("/report.yaml") and data.strip() in now[file])
    for name in re.findall(r"\]\(attachments/(\d+\.txt)\)", read_answer(found, _QUESTION)):
        assert now[f"{_REPORT}/attachments/{name}"], name
    return "the last answered" if found == made[0] else "the one under way"
