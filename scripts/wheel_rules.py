"""Puts rules/ into the wheel as ethicalrecruit/_rules.

Editable builds copy nothing: a copy would go stale while the checkout's own rules/ is edited.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelRules(BuildHookInterface):  # type: ignore[type-arg]
    """Build hook of the wheel target."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the rule book to a standard wheel."""
        if version == "standard":
            build_data["force_include"]["rules"] = "ethicalrecruit/_rules"
