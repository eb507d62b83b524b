"""Builds the wheel, installs it out of reach of the source tree, and compares the digests of the rule book.

A package that forgets its rules, or ships others than the tree holds, or does not read them from the form made when it
was built, fails here.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIGEST = "import ethicalrecruit as e; print(e.load_book().digest, e.__file__)"
WITHOUT_YAML = f"import sys; sys.modules['yaml'] = None; {DIGEST}"
WITHOUT_LAYING = """
from ethicalrecruit.reader import lexicon
lexicon.laid_nets = None
print(*sorted(code for code in lexicon.bundled_languages() if lexicon.bundled_lexicon(code).nets.terms.accepts))
"""


def run(*words: str, cwd: Path) -> str:
    """Run a command without the source tree on its path and return what it printed."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}\n{done.stdout}\n{done.stderr}")
    return done.stdout.strip()


def main() -> None:
    """Build sdist and wheel, install the wheel elsewhere, compare."""
    with tempfile.TemporaryDirectory() as folder:
        outside = Path(folder)
        # The wheel is built from the sdist, so that both are known to be whole.
        run(sys.executable, "-m", "build", "--outdir", str(outside / "dist"), str(ROOT), cwd=outside)
        wheel = next((outside / "dist").glob("*.whl"))
        venv.create(outside / "env", with_pip=True)
        python = str(outside / "env" / ("Scripts" if os.name == "nt" else "bin") / "python")
        run(python, "-m", "pip", "install", "--quiet", str(wheel), cwd=outside)
        installed, place = run(python, "-c", WITHOUT_YAML, cwd=outside).split(" ", 1)
        own, _ = run(sys.executable, "-c", DIGEST, cwd=ROOT).split(" ", 1)
        if str(ROOT) in place:
            sys.exit(f"The installed package was not used: {place}")
        if installed != own:
            sys.exit(f"The wheel's rule book has digest {installed}, the tree's {own}.")
        # Each language must find its phrases laid; laying them anew would fail here.
        languages = run(python, "-c", WITHOUT_LAYING, cwd=outside)
        run(python, "-m", "ethicalrecruit", "rules", "test", cwd=outside)
        print(f"wheel {wheel.name}: same rule book, digest {own[:12]}, {languages} laid, rule examples pass")


if __name__ == "__main__":
    main()
