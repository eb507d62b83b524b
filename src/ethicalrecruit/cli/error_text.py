"""Errors as people read them: what, where, how to mend. Never a traceback."""

from ethicalrecruit.errors import EthicalRecruitError, RuleBookFaults
from ethicalrecruit.findings.masking import mask
from ethicalrecruit.render.harmless import harmless, harmless_lines

MOST_FAULTS = 50
LONGEST_LINE = 600
_MEND_OF_SYSTEM = "Check the names, who may read and write there, and the room on the disk."


def error_text(error: BaseException) -> str:
    """An error in lines for standard error.

    >>> from ethicalrecruit.errors import OptionError
    >>> print(error_text(OptionError('There is no rule "x".', "", "See: ethicalrecruit rules list.")))
    error: There is no rule "x".
      mend: See: ethicalrecruit rules list.
    """
    if isinstance(error, KeyboardInterrupt):
        # What ran when it was interrupted may have added what becomes of its work.
        return harmless_lines("\n  ".join([str(error) or "interrupted", *getattr(error, "__notes__", ())]))
    if isinstance(error, RuleBookFaults):
        shown = [_plain(fault, "  ", "  ") for fault in error.faults[:MOST_FAULTS]]
        more = len(error.faults) - MOST_FAULTS
        rest = [f"  and {more} more"] if more > 0 else []
        return "\n".join([f"error: {harmless(error.what)}", *shown, *rest])
    if isinstance(error, EthicalRecruitError):
        return _plain(error, "error: ")
    if isinstance(error, MemoryError):
        return "error: There is not enough memory.\n  mend: Give the program more, or split the input."
    if isinstance(error, OSError):
        where = f"\n  where: {harmless(str(error.filename))}" if error.filename else ""
        return f"error: {harmless(error.strerror or str(error))}.{where}\n  mend: {_MEND_OF_SYSTEM}"
    return (
        f"error: The program met something it does not handle ({harmless(f'{type(error).__name__}: {error}')}).\n"
        "  mend: Please report this with the command and, if you may, the input. "
        "ETHICALRECRUIT_TRACEBACK=1 shows where it happened."
    )


def _plain(error: EthicalRecruitError, lead: str, indent: str = "") -> str:
    lines = [f"{lead}{_indented(error.what, indent)}"]
    if error.where:
        lines.append(f"{indent}  where: {harmless(_short(error.where))}")
    if error.mend:
        lines.append(f"{indent}  mend: {_indented(error.mend, indent)}")
    return "\n".join(lines)


def _indented(text: str, indent: str) -> str:
    """Text of several lines, as errors that hold several faults have it."""
    return harmless_lines(_short(mask(text))).replace("\n", f"\n{indent}")


def _short(text: str) -> str:
    """What a user gave may be as long as they like; an error is not."""
    lines = text.split("\n")
    kept = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines[: MOST_FAULTS + 1]]
    more = len(lines) - len(kept)
    return "\n".join([*kept, *([f"  and {more} more"] if more > 0 else [])])
