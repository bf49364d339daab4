"""The findings that the stages themselves make, each with its manual page."""
