"""`python -m aktsom.begin`: what the workflow «Ny redegjørelse» runs (begin.sh, beside this)."""

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    script = Path(__file__).with_name("begin.sh")
    sys.exit(subprocess.run(["sh", str(script)], check=False).returncode)
