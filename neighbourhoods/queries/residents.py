"""The people a coordinator looks after: finding them, their card, and who works here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from neighbourhoods import phones, rules
from neighbourhoods.models import AccessEntry, Consent, CoordinatorPost, JournalEntry, Neighbourhood, User

FOUND_AT_ONCE = 20
LETTERS, DIGITS = 3, 4  # what is needed to look for somebody


def residents_of(viewer: User) -> QuerySet[User]:
    """Everyone who lives where this coordinator works today or whom they support today, and nobody else."""
    people = User.objects.filter(rules.in_care_of(viewer)).select_related("neighbourhood", "municipality")
    return people.defer("neighbourhood__geometry", "municipality__geometry")


def resident_in_care_of(viewer: User, pk: int) -> User:
    """The person, or 404: to anyone else they do not exist."""
    person = residents_of(viewer).select_related("met_by").filter(pk=pk).first()
    if person is None:
        raise Http404
    return person


def known_by_phone(viewer: User, written: str) -> list[User]:
    """Who calls from this number, as far as they live where the coordinator works. A couple may share one."""
    number = phones.normalise(written)
    return list(residents_of(viewer).filter(phone=number).order_by("first_name", "pk")[:5]) if number else []


def looked_for(viewer: User, words: str) -> QuerySet[User] | None:
    """By 3 letters of a name or street, or the last 4 digits of a phone number. None: too little to look for."""
    words = words.strip()
    digits = "".join(sign for sign in words if sign.isdigit())
    if len(digits) >= DIGITS and not any(sign.isalpha() for sign in words):
        return residents_of(viewer).filter(phone__endswith=digits.lstrip("0")).order_by("first_name", "pk")
    if len(words) < LETTERS:
        return None
    people = residents_of(viewer)
    for word in words.split():
        people = people.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(call_name__icontains=word)
            | Q(street__icontains=word)
            | Q(house_number__iexact=word)
        )
    return people.order_by("first_name", "last_name", "pk")


@dataclass(frozen=True)
class Moment:
    """One line of a person's journal: who did what, about which thing, with words where they were kept."""

    at: datetime
    verb: str
    actor: str
    about_type: str
    about_id: int | None
    words: str


def journal_of(person: User, *, limit: int = 30) -> list[Moment]:
    """What happened to a person, the latest first. The caller has the person from resident_in_care_of."""
    entries = JournalEntry.objects.filter(resident=person).select_related("actor", "words")
    return [_moment(entry) for entry in entries[:limit]]


def journal_about(thing_type: str, thing_id: int, *, limit: int = 30) -> list[Moment]:
    """What happened to a thing; a line that stands in two journals is told once."""
    entries = JournalEntry.objects.filter(about_type=thing_type, about_id=thing_id).select_related("actor", "words")
    told: dict[tuple[str, int | None, int], Moment] = {}
    for entry in entries[: 2 * limit]:
        told.setdefault((entry.verb, entry.actor_id, int(entry.at.timestamp())), _moment(entry))
    return list(told.values())[:limit]


def _moment(entry: JournalEntry) -> Moment:
    return Moment(
        at=entry.at,
        verb=entry.verb,
        actor=entry.actor.get_full_name() if entry.actor else "",
        about_type=entry.about_type,
        about_id=entry.about_id,
        words=entry.words.text if hasattr(entry, "words") else "",
    )


def consents_of(person: User) -> list[Consent]:
    return list(Consent.objects.filter(person=person).select_related("recorded_by"))


def looks_at(person: User, *, limit: int = 5) -> list[AccessEntry]:
    """Who looked at this person's data last."""
    return list(AccessEntry.objects.filter(resident=person).select_related("viewer")[:limit])


def staff_accounts() -> QuerySet[User]:
    """Whoever works here: a post (also one that ended), an editors' group, the technical side."""
    posts = CoordinatorPost.objects.filter(user=OuterRef("pk"))
    groups = User.groups.through.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(Q(is_superuser=True) | Q(is_staff=True) | Exists(posts) | Exists(groups))


def neighbourhoods_to_choose(viewer: User) -> QuerySet[Neighbourhood]:
    """The coordinator's own neighbourhoods, for an address that no list knows."""
    return rules.neighbourhoods_of(viewer).defer("geometry").order_by("name", "code")


def looks_after_place(viewer: User, place: Neighbourhood | None) -> bool:
    return place is not None and rules.looks_after(viewer, place.pk)


def every_neighbourhood() -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.defer("geometry")
