"""Views: values made for the templates, one module per kind of page; templates see nothing else."""

from generator.views.summary import Summary, summarise

__all__ = ["Summary", "summarise"]
