"""The live preview: a server on this machine that rebuilds the site as its content changes.

The server itself (`server`) does little and so survives everything. A process of its own builds
(`worker`, which `supervisor` drives), and is started anew when the program's own files change.

May import: every room but `commands`.
"""
