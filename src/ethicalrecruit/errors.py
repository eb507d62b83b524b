"""Every error the library raises on purpose.

Each says what is wrong, where, and how to mend it. They survive pickling, so that a worker process can
hand them back. A finding is no error, and a bad row is a value (``intake.row.Reject``), not an exception.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class EthicalRecruitError(Exception):
    """The root of all errors of this library.

    Args:
        what: one sentence saying what is wrong.
        where: the place, as ``path:line:column``, ``row 12, column pay`` or a field name; "" if there is none.
        mend: one sentence saying what to do about it; "" if nothing can be advised.
    """

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        super().__init__(what, where, mend)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.mend}".rstrip() if self.mend else head


class RuleBookError(EthicalRecruitError):
    """The rule book cannot be used."""


class RuleFileError(RuleBookError):
    """A file of the rule book cannot be read at all."""


class RuleSchemaError(RuleBookError):
    """A file of the rule book has a shape, key or value that is not allowed."""


class ConditionError(RuleBookError):
    """A condition names an unknown fact or operator, or an operand that does not fit."""


class RuleBookFaults(RuleBookError):  # noqa: N818  # the noun says it holds several
    """Several faults of one rule book, reported together.

    Attributes:
        faults: the single errors, in order of file and line.
    """

    def __init__(self, faults: Iterable[RuleBookError]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(
            f"The rule book has {count} fault{'' if count == 1 else 's'} and was not loaded.",
            "",
            "\n".join(f"  {fault}" for fault in self.faults),
        )

    def __reduce__(self) -> tuple[type["RuleBookFaults"], tuple[tuple[RuleBookError, ...]]]:
        return (type(self), (self.faults,))

    def __str__(self) -> str:
        return f"{self.what}\n{self.mend}"


class ReferenceDataError(EthicalRecruitError):
    """A dated list, an amount or a table of the book cannot answer."""


class UnknownCountry(ReferenceDataError):  # noqa: N818  # reads as the sentence users meet
    """A name or code stands for no country we know."""


class UnknownTable(ReferenceDataError):  # noqa: N818
    """No list, amount or agreement of that name is loaded."""


class InputError(EthicalRecruitError):
    """What the caller gave cannot be used."""


class UnreadableSource(InputError):  # noqa: N818
    """A file or stream cannot be read as what it should be."""


class EmptySource(InputError):  # noqa: N818
    """There is nothing to read."""


class MappingError(InputError):
    """A column mapping does not fit the file or the facts."""


class OptionError(InputError):
    """An option of a call has a value that is not allowed."""


class ResumeError(EthicalRecruitError):
    """A run folder cannot be gone on with or written to."""


class MachineError(EthicalRecruitError):
    """The machine stopped us: disk full, no memory, output closed."""


class MissingExtra(EthicalRecruitError):  # noqa: N818
    """A feature needs an optional package that is not installed."""


def install(extra: str) -> str:
    """The command that installs an extra.

    >>> install("detect")
    'pip install "ethicalrecruit[detect]"'
    """
    return f'pip install "ethicalrecruit[{extra}]"'


def missing_extra(what: str, extra: str, where: str = "", instead: str = "") -> MissingExtra:
    """The error that names the extra which something needs.

    Args:
        what: what needs it, the beginning of a sentence: ``Reading Parquet``.
        extra: its name.
        where: the input or option that asked for it.
        instead: a sentence with another way; "" if there is none.

    >>> print(missing_extra("Reading Parquet", "arrow", "ads.parquet"))
    ads.parquet: Reading Parquet needs the extra arrow. Install it: pip install "ethicalrecruit[arrow]".
    """
    return MissingExtra(f"{what} needs the extra {extra}.", where, f"Install it: {install(extra)}. {instead}".rstrip())


def suggest(word: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest known word, or "" if none is near.

    >>> suggest("destinaton", ["destination", "origin"])
    'Did you mean "destination"?'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""
