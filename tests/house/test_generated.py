"""The folder `generated/` is what the policies make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_generated_is_fresh() -> None:
    program = "import sys; from remit_cli.main import run; sys.exit(run(['build', '--check']))"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "generated is what the policies make", done.stdout
    assert done.returncode == 0
