"""The entries of a lexicon, and the frames that make some of them."""

from dataclasses import replace

from ethicalrecruit.frozen import dataclass

LAID_OUT = "laid_out"
"""How the reader marks an entry whose words are a whole heading, label or cell; no file says so."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What must come together to make a cue, in any order.

    Attributes:
        parts: for each part the effects and ``<slots>`` one of which must stand there; the others are looked for
            near the first.
        width: how many words may stand between the first part and each other.
        reach: how many sentences away from the first part the others may stand.
        unless: effects that take the sense away where one stands in the sentence of the first part.
        unless_near: whether they take it away from the sentences within reach as well.
        drops_denied: whether a denial before a part takes the sense away.
        ordered: whether each part must stand after the one before it.
        holding: whether one part may stand inside the words of another: "leaves <money> with us".
        parted: whether the first two parts must not be named in one breath: "locals and foreigners get".
    """

    parts: tuple[tuple[str, ...], ...]
    width: int
    reach: int
    unless: tuple[str, ...]
    drops_denied: bool
    ordered: bool
    holding: bool = False
    parted: bool = False
    unless_near: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon.

    Attributes:
        id: its name, unique in its language.
        kind: ``term``, ``cue`` or ``decoy``.
        name: the slot of a term, the effect of a cue, "" for a decoy.
        value: a code or word that goes with it; "" for none.
        looks: where a cue finds what it speaks of: ``ahead``, ``back``, ``both`` or ``inside``.
        hides: the slots and effects a decoy takes its words away from.
        phrases: the phrases as they are written.
        match: sentences in which it must be found.
        no_match: sentences in which it must not be found.
        where: the file.
        frame: for a cue made of parts what they are; None for one of phrases.
        reads: how the reader takes it beyond its effect; the schema says what each word means.
    """

    id: str
    kind: str
    name: str
    value: str
    looks: str
    hides: frozenset[str]
    phrases: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    where: str
    frame: Frame | None = None
    reads: frozenset[str] = frozenset()

    def with_value(self, value: str) -> "Entry":
        """The same entry with another value."""
        return self if value == self.value else replace(self, value=value)
