"""``python -m ethicalrecruit`` is the command line."""

from ethicalrecruit.cli.main import entry_point

if __name__ == "__main__":
    entry_point()
