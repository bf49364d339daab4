"""Stages 1 to 3: content is discovered, parsed to documents, and validated to typed files.

Of folders that commands write to, `folder_lock` holds one, and `temporary_folders` gives one that
goes with the command; `git` runs git.

May import: `schema`, `text`, `findings`.
"""
