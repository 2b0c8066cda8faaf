"""How handing a message to a machine elsewhere can fail, and what that machine tells of it afterwards."""

from enum import Enum, auto


class NotSent(Exception):
    """The other side surely has nothing. `for_good`: trying again would not help."""

    def __init__(self, why: BaseException, *, for_good: bool = False) -> None:
        super().__init__(type(why).__name__)  # never the text: it may hold an address or a number
        self.for_good = for_good


class PerhapsSent(Exception):
    """Something broke after it was handed over: nobody can say whether it arrives."""


class Fate(Enum):
    """What became of a message that was handed over."""

    UNDERWAY = auto()
    ARRIVED = auto()
    LOST = auto()
    UNKNOWN = auto()  # a word that we do not know: it may mean either
