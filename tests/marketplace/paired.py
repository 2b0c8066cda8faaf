"""What the tests of help that comes back ask: which days stand, who was told what, what the journals say."""

from datetime import date

from neighbourhoods.models import JournalEntry, Message

TODAY, NEXT, AFTER = date(2026, 5, 12), date(2026, 5, 19), date(2026, 5, 26)


def days(agreement, *states):
    visits = agreement.visits.filter(state__in=states or ["planned"]).order_by("on_date")
    return [visit.on_date.isoformat() for visit in visits]


def told(kind):
    return sorted(message.recipient.first_name for message in Message.objects.filter(kind=kind, state="waiting"))


def verbs(person):
    return list(JournalEntry.objects.filter(resident=person).order_by("pk").values_list("verb", flat=True))


def code_of(refused):
    return refused.value.code
