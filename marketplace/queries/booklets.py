"""The work booklet: what can stand in it, what was chosen, and what somebody with the link sees: that, no more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace import coming
from marketplace.models import Booklet, Thanks, Visit, WorkKind
from marketplace.states import VisitState
from marketplace.words import length_words
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact, contact_for
from training.numbers import as_written
from training.queries.certificates import certificates_of

MOST_QUOTES = 60  # the newest; more than that nobody reads
CODE_PARTS = 5  # of four letters: 94 bits
KIND = "agreement__opportunity__work_kind"


@dataclass(frozen=True)
class Work:
    """Done visits of one kind of work. Without a kind: everything that has none."""

    kind_id: int | None
    name: str
    icon: str
    palette: str
    minutes: int
    times: int

    @property
    def done(self) -> str:
        """ "12 uur, 8 keer"."""
        times = ngettext("%(count)d time", "%(count)d times", self.times) % {"count": self.times}
        return f"{length_words(self.minutes)}, {times}"


@dataclass(frozen=True)
class Learned:
    """The certificate of a course that stands. `is_signed`: given by us, otherwise its paper was seen."""

    course_id: int
    name: str
    icon: str
    palette: str
    awarded_on: date
    until: date | None
    is_over: bool
    is_signed: bool

    @property
    def given(self) -> str:
        """ "gegeven op 3 maart 2026"."""
        return _("given on %(day)s") % {"day": date_format(self.awarded_on, "j F Y")}


@dataclass(frozen=True)
class Quote:
    """A thank-you. Who said it is not named."""

    thanks_id: int
    words: str
    title: str
    on: date

    @property
    def about(self) -> str:
        """ "Boodschappen, mei 2026"."""
        return f"{self.title}, {date_format(self.on, 'F Y')}"


@dataclass(frozen=True)
class Material:
    """All that can be chosen. `kept_back`: thank-yous in which the neighbour's name or address stands."""

    work: tuple[Work, ...]
    learned: tuple[Learned, ...]
    quotes: tuple[Quote, ...]
    kept_back: int = 0


@dataclass(frozen=True)
class Picked:
    """What somebody wants in it, things by their id. What is not theirs, or no longer there, is left out."""

    name: str = Booklet.Name.FIRST
    own_words: str = ""
    work: frozenset[int] = field(default_factory=frozenset)
    other_work: bool = False
    courses: frozenset[int] = field(default_factory=frozenset)
    thanks: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Shown:
    """As others see it."""

    name: str
    town: str
    own_words: str
    work: tuple[Work, ...]
    learned: tuple[Learned, ...]
    quotes: tuple[Quote, ...]
    changed_on: date
    contact: Contact

    @property
    def is_empty(self) -> bool:
        return not (self.own_words or self.work or self.learned or self.quotes)


@dataclass(frozen=True)
class Own:
    """For its owner: as it is seen now, and the code of the link; empty when nobody can look."""

    shown: Shown
    code: str
    shared_on: date | None
    is_begun: bool


# ---------------------------------------------------------------- what can stand in it
def material_of(person: User) -> Material:
    cards = list(_thanks_to(person))
    open_ones = [card for card in cards if not tells_who(card)]
    return Material(
        work=tuple(_work_of(person)),
        learned=tuple(_learned_by(person)),
        quotes=tuple(_quote(card) for card in open_ones),
        kept_back=len(cards) - len(open_ones),
    )


def _work_of(person: User) -> Iterable[Work]:
    """Only visits that both sides said were done, or a coordinator settled."""
    done = Visit.objects.filter(coming.by([person]), state=VisitState.DONE)
    rows = {it[KIND]: it for it in done.values(KIND).annotate(times=Count("pk"), total=Sum("minutes")).order_by()}
    for kind in WorkKind.objects.filter(pk__in=[pk for pk in rows if pk]):
        row = rows[kind.pk]
        yield Work(kind.pk, kind.name, kind.icon, kind.palette, row["total"], row["times"])
    if None in rows:
        yield Work(None, _("Something else"), "hand-heart", "slate", rows[None]["total"], rows[None]["times"])


def _learned_by(person: User) -> Iterable[Learned]:
    for it in certificates_of(person):
        if not it.is_withdrawn:
            yield Learned(
                it.course_id, it.course, it.icon, it.palette, it.awarded_on, it.valid_until, it.is_over, bool(it.number)
            )


def _thanks_to(person: User) -> Iterable[Thanks]:
    cards = Thanks.objects.filter(coming.by([person])).select_related(
        "agreement__opportunity__requester", "agreement__opportunity__work_kind", "agreement__opportunity__job"
    )
    return cards.order_by("-given_at", "-pk")[:MOST_QUOTES]


def _quote(card: Thanks) -> Quote:
    return Quote(card.pk, card.text, card.agreement.opportunity.title, timezone.localdate(card.given_at))


def tells_who(card: Thanks) -> bool:
    """Does the neighbour's name, address or number stand in what they wrote? Then it is for the two of them only."""
    who = card.agreement.opportunity.requester
    marks = [who.first_name, who.last_name, who.call_name, who.street, who.postcode, who.email]
    found = (re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", card.own_words, re.IGNORECASE) for mark in marks if mark)
    digits = re.sub(r"\D", "", card.own_words)
    return any(found) or (bool(who.phone) and who.phone[3:] in digits)


# ---------------------------------------------------------------- what was chosen
def picked_by(person: User) -> Picked:
    booklet = Booklet.objects.filter(person=person).first()
    return _picked(booklet) if booklet else Picked()


def _picked(booklet: Booklet) -> Picked:
    parts = list(booklet.parts.values_list("work_kind", "course", "thanks"))
    work, courses, thanks = (frozenset(part[at] for part in parts if part[at]) for at in range(3))
    return Picked(booklet.name, booklet.own_words, work, booklet.shows_other_work, courses, thanks)


def own_booklet(person: User) -> Own:
    """Also of who never began: then it is empty, and says so kindly."""
    booklet = Booklet.objects.filter(person=person).first()
    shared = timezone.localdate(booklet.shared_at) if booklet and booklet.shared_at else None
    return Own(
        shown=_shown(person, _picked(booklet) if booklet else Picked(), booklet),
        code=booklet.code or "" if booklet else "",
        shared_on=shared,
        is_begun=booklet is not None,
    )


def booklet_by(code: str) -> Shown | None:
    """What this link opens now. None: nothing, and nobody learns whether it ever did."""
    written = as_written(code, CODE_PARTS)
    rows = Booklet.objects.filter(code__isnull=False, code=written, person__is_active=True)
    booklet = rows.select_related("person__municipality", "person__neighbourhood__municipality").first()
    return _shown(booklet.person, _picked(booklet), booklet) if booklet else None


def _shown(person: User, picked: Picked, booklet: Booklet | None) -> Shown:
    material = material_of(person)
    return Shown(
        name=_named(person, picked.name),
        town=person.municipality.name if person.municipality else "",
        own_words=picked.own_words,
        work=tuple(it for it in material.work if (it.kind_id in picked.work if it.kind_id else picked.other_work)),
        learned=tuple(it for it in material.learned if it.course_id in picked.courses),
        quotes=tuple(it for it in material.quotes if it.thanks_id in picked.thanks),
        changed_on=timezone.localdate(booklet.changed_at) if booklet else timezone.localdate(),
        contact=contact_for(person.neighbourhood),
    )


def _named(person: User, choice: str) -> str:
    return {"whole": person.get_full_name(), "first": person.first_name}.get(choice, "")
