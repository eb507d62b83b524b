"""What the catalogue says of a fact."""

from enum import Enum, StrEnum

from ethicalrecruit.frozen import dataclass


class FactType(Enum):
    """What the value of a fact is."""

    TEXT = "text"
    BOOLEAN = "yes or no"
    CHOICE = "one of a list of words"
    CHOICES = "several of a list of words"
    COUNTRY = "ISO 3166-1 alpha-2 code"
    NATION = "ISO 3166-2 code"
    NUMBER = "number or range"
    MONEY = "sum or range with ISO 4217 currency"
    PAY = "sum with period, basis and hours, compared like with like"
    DAY = "date"
    LIST = "list of items"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact of the catalogue.

    Attributes:
        name: its public name. A name with ``[]`` belongs to an item of a list; conditions write it as
            ``item.payer`` inside ``any_item``.
        type: what its value is.
        meaning: one sentence.
        question: the question that settles it, in words one can send to a recruiter; "" where no recruiter
            could answer.
        unit: of a number; "" otherwise.
        choices: the words allowed, for choices.
        formula: how a derived fact is computed; "" for one taken from the document.
        source: where a formula or unit comes from; "" if it is our own.
        scene: for a list whose items set the scene, such as the ends of a corridor: naming one of them does not raise
            the matter that a rule about them looks for.
    """

    name: str
    type: FactType
    meaning: str
    question: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    formula: str = ""
    source: str = ""
    scene: bool = False

    @property
    def list_name(self) -> str:
        """The list an item fact belongs to; "" for facts of the document."""
        return self.name.split("[]")[0] if "[]" in self.name else ""

    @property
    def short_name(self) -> str:
        """The name inside its item."""
        return self.name.split("[].")[-1]


def words_of(kind: type[StrEnum]) -> tuple[str, ...]:
    """The words of a choice."""
    return tuple(member.value for member in kind)
