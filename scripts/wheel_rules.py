"""Puts rules/ into the wheel as ethicalrecruit/_rules, and beside it the same rules read once: _rules.compiled.

A rule file that fits no schema stops the build. Editable builds copy and read nothing: a copy would go stale while the
checkout's own rules/ is edited.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelRules(BuildHookInterface):  # type: ignore[type-arg]
    """Build hook of the wheel target."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the rule book to a standard wheel."""
        if version != "standard":
            return
        build_data["force_include"]["rules"] = "ethicalrecruit/_rules"
        self._made = tempfile.TemporaryDirectory()
        target = Path(self._made.name) / "_rules.compiled"
        target.write_text(self._compiled(), encoding="ascii", newline="\n")
        build_data["force_include"][str(target)] = "ethicalrecruit/_rules.compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the wheel."""
        if version == "standard":
            self._made.cleanup()

    def _compiled(self) -> str:
        # The package is not installed where it is built.
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from ethicalrecruit.reader.compiling import compile_book  # noqa: PLC0415

            return compile_book(Path(self.root) / "rules")
        finally:
            sys.path.pop(0)
