"""The tables of people and places."""

from .background import BackgroundRun
from .circle import Supporter
from .journal import AccessEntry, JournalEntry, JournalWords
from .located import Located
from .outreach import Message, MessageBudget
from .people import ConductCheck, Consent, CoordinatorPost, Membership, Organisation, User
from .places import District, HouseNumber, Municipality, Neighbourhood, Postcode, PostcodeArea
from .regulations import Regulation, SchoolHoliday
from .texts import IncomingText
from .words import SensitiveWord

__all__ = [
    "AccessEntry",
    "BackgroundRun",
    "ConductCheck",
    "Consent",
    "CoordinatorPost",
    "District",
    "HouseNumber",
    "IncomingText",
    "JournalEntry",
    "JournalWords",
    "Located",
    "Membership",
    "Message",
    "MessageBudget",
    "Municipality",
    "Neighbourhood",
    "Organisation",
    "Postcode",
    "PostcodeArea",
    "Regulation",
    "SchoolHoliday",
    "SensitiveWord",
    "Supporter",
    "User",
]
