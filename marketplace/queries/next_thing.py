"""What comes next for a person: always something, with a name and a day or a number to call."""

from dataclasses import dataclass
from datetime import date

from neighbourhoods import phones, rules
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact, contact_for, home_of
from training.models import TailorMade
from training.states import TailorMadeState

from .standing import KINDS, said_not_now

PAUSE, NOT_NOW, NOTHING = "pause", "not_now", "nothing"


@dataclass(frozen=True)
class NextThing:
    """`kind`: of standing.KINDS, or pause, not_now, nothing. `row`: of that kind, for who links to it."""

    kind: str
    who: str
    phone: str
    by: date | None = None
    row: int | None = None
    plan: str = ""

    @property
    def is_thought_along(self) -> bool:
        return self.kind == "thinking_along"

    @property
    def is_open_end(self) -> bool:
        """Nobody does anything at this moment: the person may ask us to think along."""
        return self.kind in {NOTHING, NOT_NOW}


def next_thing_for(person: User) -> NextThing:
    """A pause first; then what is nearest at hand; at the end somebody to call. Four questions, whatever stands."""
    contact = contact_for(home_of(person))
    if person.is_pausing:
        return _with(contact, PAUSE, by=person.paused_until)
    stands = {kind.name: kind.stands() for kind in KINDS}
    has = User.objects.filter(pk=person.pk).annotate(**stands).values(*stands).get()
    kind = next((kind for kind in KINDS if has[kind.name]), None)
    row = kind.of(person).first() if kind is not None else None
    if isinstance(row, TailorMade):
        return _thought_along(row, person, contact)
    if kind is not None and row is not None:
        return _with(contact, kind.name, by=row.by, row=row.pk)
    last = said_not_now().filter(person=person).order_by("-closed_at").first()
    return _with(contact, NOT_NOW, row=last.pk) if last else _with(contact, NOTHING)


def thinking_along_with(person: User) -> NextThing | None:
    """Who thinks along with this person now, whatever else stands."""
    action = open_action_of(person)
    return _thought_along(action, person, contact_for(home_of(person))) if action else None


def open_action_of(person: User) -> TailorMade | None:
    return TailorMade.objects.filter(person=person, state=TailorMadeState.OPEN).first()


def _with(contact: Contact, kind: str, by: date | None = None, row: int | None = None) -> NextThing:
    return NextThing(kind, contact.who, phones.display(contact.phone), by, row)


def _thought_along(action: TailorMade, person: User, contact: Contact) -> NextThing:
    """Its owner; when their post there ended, whom one calls there now."""
    posts = rules.current_posts().filter(user=action.owner_id, neighbourhood=person.neighbourhood_id)
    post = posts.select_related("user").first()
    who = post.user.get_short_name() if post else contact.who
    phone = (post.phone if post else "") or contact.phone
    return NextThing("thinking_along", who, phones.display(phone), action.due, action.pk, action.plan)
