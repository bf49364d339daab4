"""Parts of pages: what several kinds of page show, as values for their components."""
