"""The command `aktsom`, also as `python -m generator`: loads the program, and runs it."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from threading import current_thread, main_thread

_INTERRUPTED = 130
# So many new objects before they are looked through for circles: nearly all that a run makes it
# needs to its end, and looking after every 700, as Python does, is a tenth of its time. One report
# makes half as many; what is left in circles of one is next to nothing.
_NEW_OBJECTS = 400_000
# pydantic would look through every package there is for those that change what models do.
_NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main(written: Sequence[str] | None = None) -> int:
    """Run `aktsom` with these arguments, those of the process unless given.

    Returns the exit status: 0 fine, 1 the content has errors, 2 wrong use or a fault. Ctrl+C while
    the program is loaded ends it on the spot: nobody is there yet to say anything.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    os.environ.setdefault(*_NO_PLUGINS)
    usual = signal.getsignal(signal.SIGINT)
    loading = usual is signal.default_int_handler and current_thread() is main_thread()
    try:
        if loading:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        from generator.commands.command_line import run

        if loading:
            signal.signal(signal.SIGINT, usual)
        return run(written)
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
