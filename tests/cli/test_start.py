"""How the program starts."""

import subprocess
import sys


def test_no_plugins_of_other_packages_are_looked_for() -> None:
    program = (
        "import importlib.metadata, sys\n"
        "importlib.metadata.entry_points = None\n"
        "from ethicalrecruit.cli.main import entry_point\n"
        "sys.argv = ['ethicalrecruit', 'check', '-']\n"
        "entry_point()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="You pay GBP 500.", capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert "GBP 500" in done.stdout
