"""The command `grondslag` as a whole."""

import subprocess
import sys


def test_a_reader_that_leaves_gets_no_traceback_and_no_verdict():
    command = f"{sys.executable} -m grondslag.cli wet vocabulaire --json | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.strip() == "141"
