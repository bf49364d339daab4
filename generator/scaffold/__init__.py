"""The first report of an organisation, or the next year's, as files to fill in.

May import: every room up to `compare`.
"""
