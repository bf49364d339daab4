"""Kinds of page, one module each: `make_<kind>` returns what its template gets."""
