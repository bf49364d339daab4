"""What systems and editing programs leave beside the files that people write.

A module by itself: the server of the preview needs it, and should load nothing else of this room.
"""

import re

# So begin the names of folders that we work in ourselves, and that are gone afterwards.
WORKSPACE = ".aktsom-"
# Of operating systems and git.
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
# Of programs that have a file open, or have just saved it: locks, copies, and what is not yet
# saved. The text itself is, or will be, in the file beside.
_OF_EDITORS = re.compile(
    r"""
      \..+\.sw[a-p] | \..+\.un~ | 4913         # Vim
    | \.\#.+ | \#.+\#                          # Emacs
    | .+___jb_(tmp|old)___                     # JetBrains
    | \.goutputstream-.+ | \.~lock\..+\# | ~\$.+  # GNOME, LibreOffice, Word
    | \._.+ | \.nfs[0-9a-f]+                   # macOS and NFS on shared disks
    | .+~                                      # what the file was before it was saved
    """,
    re.VERBOSE,
)


def is_ignored_name(name: str) -> bool:
    """Return whether a file by its name is one that nobody writes a report in."""
    return name in _OF_SYSTEMS or bool(_OF_EDITORS.fullmatch(name))
