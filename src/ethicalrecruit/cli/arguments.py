"""Argument parsing that answers a misspelt word with the nearest one."""

import argparse
from typing import Any, NoReturn

from ethicalrecruit.errors import OptionError, suggest


class ArgumentParser(argparse.ArgumentParser):
    """A parser whose faults are errors of ours: what is wrong and how to mend it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Abbreviated options would change their meaning when another option is added.
        kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print.

        Raises:
            OptionError: always.
        """
        raise OptionError(f"{message[:1].upper()}{message[1:]}.", "", f"See: {self.prog} --help.")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        mend = suggest(str(value), known) or f"There are: {', '.join(known)}."
        if action.dest == "command" or action.dest.endswith("_command"):
            raise OptionError(f'There is no command "{value}".', "", mend)
        name = action.option_strings[0] if action.option_strings else action.dest
        raise OptionError(f'"{value}" is not allowed for {name}.', "", mend)

    def parse_known(self, argv: list[str]) -> argparse.Namespace:
        """The parsed arguments; each parser puts itself into ``parser``, so that its options can be named.

        Raises:
            OptionError: for a wrong call.
        """
        options, unknown = self.parse_known_args(argv)
        if unknown:
            used: argparse.ArgumentParser = getattr(options, "parser", self)
            raise _unknown(unknown[0], used)
        return options


def _unknown(word: str, used: argparse.ArgumentParser) -> OptionError:
    name = word.partition("=")[0]
    if not name.startswith("-"):
        return OptionError(f'There is one argument too many: "{word}".', "", f"See: {used.prog} --help.")
    known = [option for action in used._actions for option in action.option_strings]  # noqa: SLF001  # no public way
    return OptionError(f'There is no option "{name}".', "", suggest(name, known) or f"See: {used.prog} --help.")
