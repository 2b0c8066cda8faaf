"""The tables of the work: what is asked, who helps, what was agreed."""

from .agreements import Agreement, Offer, Thanks, Visit
from .calendars import CalendarFeed
from .helpers import HelperProfile
from .work import GoodToKnow, Opportunity, WorkKind

__all__ = [
    "Agreement",
    "CalendarFeed",
    "GoodToKnow",
    "HelperProfile",
    "Offer",
    "Opportunity",
    "Thanks",
    "Visit",
    "WorkKind",
]
