"""By which way a message reaches a person: as they wish for that kind of message, as far as that way works."""

from . import reach
from .models import User
from .models.outreach import Channel


def channel_for(person: User, wish: str | None = None, group: str = "") -> str:
    """How a message can reach this person: `wish` if the message has one, as they wish for this group, as they wish
    for everything; by a call when that way leads nowhere.
    """
    channel = wish or person.channels.get(group) or person.channel
    if channel == Channel.TEXT and not leads_to(person, channel):
        channel = Channel.EMAIL
    return channel if leads_to(person, channel) else Channel.CALL


def leads_to(person: User, channel: str) -> bool:
    """Does this way reach them? A call always does: who calls finds out how."""
    if channel == Channel.TEXT:
        return person.phone_wrong_on is None and reach.by_text(person)
    if channel == Channel.EMAIL:
        return person.email_works
    if channel == Channel.LETTER:
        return bool(person.address_line)
    return True


def ways_of(person: User) -> list[str]:
    """The ways a person can choose from, the quickest first."""
    return [way for way in Channel.values if leads_to(person, way) and (way != Channel.CALL or person.phone)]


def way_without_texts(person: User) -> Channel:
    """How they hear from us when text messages no longer do."""
    return Channel.EMAIL if person.email else Channel.CALL
