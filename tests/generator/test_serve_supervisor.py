"""The preview follows what is saved until it is ended."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.serve.folder_state import take_snapshot
from generator.serve.supervisor import _PROGRAM, PreviewOptions, _look, _next_change


@pytest.mark.parametrize("turns", range(4))
def test_ctrl_c_together_with_a_save_ends_the_preview(tmp_path: Path, turns: int) -> None:
    options = PreviewOptions(tmp_path, tmp_path, "127.0.0.1", 0, "nb", print, print)

    async def save_and_end() -> None:
        written = asyncio.Event()
        following = asyncio.create_task(_next_change(options, _look(options), written))
        await asyncio.sleep(0.01)
        written.set()
        for _ in range(turns):
            await asyncio.sleep(0)
        following.cancel()
        await asyncio.wait_for(following, 10)

    # In a thread of its own: other tests may have left this one an event loop that runs.
    with ThreadPoolExecutor(1) as threads, pytest.raises(asyncio.CancelledError):
        threads.submit(lambda: asyncio.run(save_and_end())).result()


def test_the_programs_own_files_are_looked_at_unless_they_are_given(tmp_path: Path) -> None:
    options = PreviewOptions(tmp_path, tmp_path, "127.0.0.1", 0, "nb", print, print)
    assert _look(options).program == take_snapshot(_PROGRAM)
    given = take_snapshot((tmp_path,))
    assert _look(options, given).program is given
