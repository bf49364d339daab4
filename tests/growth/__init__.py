"""How work grows with what is written: constructs by the hundred, and what each of them takes."""
