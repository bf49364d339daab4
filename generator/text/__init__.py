"""Pure text, the ground floor: characters, words, Markdown, numbers, order of names.

Knows neither files of content nor findings. May import: `schema`.
"""
