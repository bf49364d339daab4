"""What the Act requires of a statement, and whether it is there: judged once, of a book alone.

Between stages 4 and 5. Rules, pages, data and lists of findings take their verdicts from here, so
that none of them says that something is answered while another says it is not; finds nothing and
shows nothing itself. May import: `schema`, `text`, `findings`, `book`.
"""
