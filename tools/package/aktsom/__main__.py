"""`python -m aktsom` is the command `aktsom`."""

import sys

from aktsom import main

if __name__ == "__main__":
    sys.exit(main())
