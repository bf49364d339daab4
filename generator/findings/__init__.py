"""Findings: mistakes in content as values, the places they point to, and the codes of the stages.

May import: `schema`.
"""
