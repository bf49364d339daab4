"""The line from content to site, in numbered stages; the command `aktsom`."""
