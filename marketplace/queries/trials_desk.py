"""Trial placements at the desk: those of the people a coordinator looks after, and where a witness is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace import trial_rules
from marketplace.models import Introduction, TrialAgreement
from marketplace.models.trials import Role
from marketplace.states import IntroductionState, TrialState
from neighbourhoods import rules
from neighbourhoods.models import User
from training.models import Place
from training.queries.path import guides_for, map_of, steps_of
from training.walking import here_now, that_hold

from .trials import TrialRow, TrialShown, listed, rows, shown_to

SHOWN = 60
PAID = ("regular_job", "job_agreement_job", "parallel_job", "sheltered_job")
SIGN_WITHIN, TALK_WITHIN, WARN_WITHIN = timedelta(days=7), timedelta(days=7), timedelta(days=14)
ASKS_FOR_US = [TrialState.TO_SIGN, TrialState.SIGNED, TrialState.RUNNING, TrialState.ENDED]


def trials_of(viewer: User) -> QuerySet[TrialAgreement]:
    """Of the people in care of the viewer; those to be signed of the whole municipality, for a witness on paper."""
    mine = Q(person__in=User.objects.filter(rules.in_care_of(viewer)).values("pk"))
    as_witness = Q(state=TrialState.TO_SIGN, person__municipality__in=rules.municipalities_of(viewer).values("pk"))
    return rows().filter(mine | as_witness).exclude(person=viewer)


@dataclass(frozen=True)
class Lists:
    """What goes on now, and what is over."""

    now: tuple[TrialRow, ...]
    over: tuple[TrialRow, ...]
    ready: tuple[tuple[int, str, str], ...]  # introductions that said yes: number, person, company

    @property
    def people(self) -> set[int]:
        return {it.person_id for it in (*self.now, *self.over)}


def listed_for(viewer: User) -> Lists:
    mine = rows().filter(person__in=User.objects.filter(rules.in_care_of(viewer)).values("pk")).exclude(person=viewer)
    found = listed(mine[:SHOWN], Role.COORDINATOR)
    over = {TrialState.DONE, TrialState.CALLED_OFF}
    return Lists(
        now=tuple(it for it in found if it.state not in over),
        over=tuple(it for it in found if it.state in over),
        ready=_ready(viewer),
    )


def _ready(viewer: User) -> tuple[tuple[int, str, str], ...]:
    found = _said_yes(viewer).filter(trials=None).order_by("-answered_at", "pk")[:SHOWN]
    return tuple((it.pk, it.person.get_full_name(), it.employer.name) for it in found)


def _said_yes(viewer: User) -> QuerySet[Introduction]:
    goes_on = Q(state=IntroductionState.OPEN, open_until__gte=timezone.localdate()) | Q(
        state=IntroductionState.ENDED, outcome__in=trial_rules.ON_WITH_IT
    )
    mine = User.objects.filter(rules.in_care_of(viewer)).values("pk")
    found = Introduction.objects.filter(goes_on, person__in=mine, yes__withdrawn_at=None).exclude(person=viewer)
    related = ("person", "yes", "employer__organisation", "employer__neighbourhood__municipality")
    return found.exclude(yes=None).select_related(*related)


def introduction_at_desk(viewer: User, pk: int) -> Introduction:
    row = _said_yes(viewer).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@dataclass(frozen=True)
class OnDesk:
    """One trial, with all a coordinator needs beside it. `as_witness`: no more than entering what is on paper."""

    trial: TrialAgreement
    shown: TrialShown
    as_witness: bool
    may_enter_paper: bool
    may_send_code: tuple[tuple[str, str], ...]
    unsigned: tuple[str, ...]
    may_have_signed: tuple[User, ...]
    places: tuple[Place, ...]
    here: tuple[Place, ...]
    guides: tuple[User, ...]

    @property
    def places_with_a_job(self) -> list[Place]:
        found = [it for it in self.places if it.slug in PAID]
        return sorted(found, key=lambda it: PAID.index(it.slug))

    def place_now(self) -> int | None:
        """Where they can go back to, unless something else was said: what was said before, else where they are."""
        if self.trial.back_place_id is not None:
            return self.trial.back_place_id
        others = [it.pk for it in self.here if it.slug != "trial_placement"]
        home = next((it.pk for it in self.places if it.slug == "at_home"), None)
        return others[-1] if others else home


def on_desk(viewer: User, pk: int) -> OnDesk:
    """404 for whoever neither looks after the person nor may be the witness of a paper."""
    trial = trials_of(viewer).filter(pk=pk).first()
    if trial is None:
        raise Http404
    is_mine = trial_rules.coordinates(viewer, trial)
    if not is_mine and not trial_rules.may_witness(viewer, trial):
        raise Http404
    shown = shown_to(trial, Role.COORDINATOR)
    unsigned = tuple(line.role for line in shown.lines if line.signed is None)
    signed_myself = any(line.signed and line.role == Role.COORDINATOR for line in shown.lines) and _signed_by(
        trial, viewer
    )
    street = map_of(trial.person.municipality_id)
    steps = steps_of(trial.person, street)
    coordinators = guides_for(trial.person, steps)
    to_sign = trial.state == TrialState.TO_SIGN
    return OnDesk(
        trial=trial,
        shown=shown,
        as_witness=not is_mine,
        may_enter_paper=to_sign and bool(unsigned) and not signed_myself,
        may_send_code=_codes(trial, unsigned) if to_sign and is_mine else (),
        unsigned=unsigned,
        may_have_signed=tuple(_signers(trial, unsigned, coordinators, viewer)),
        places=tuple(street.places.values()),
        here=tuple(it.place for it in here_now(that_hold(steps))),
        guides=tuple(coordinators),
    )


def _signed_by(trial: TrialAgreement, viewer: User) -> bool:
    last = next(iter(trial.revisions.all()), None)
    return last is not None and any(it.signer_id == viewer.pk for it in last.signatures.all())


def _codes(trial: TrialAgreement, unsigned: Iterable[str]) -> tuple[tuple[str, str], ...]:
    names = {Role.RESIDENT: trial.person.get_short_name()}
    if trial.contact is not None:
        names[Role.EMPLOYER] = trial.contact.get_full_name()
    return tuple((role.value, name) for role, name in names.items() if role in unsigned)


def _signers(trial: TrialAgreement, unsigned: Iterable[str], coordinators: list[User], viewer: User) -> list[User]:
    people: list[User] = []
    if Role.RESIDENT in unsigned:
        people.append(trial.person)
    if Role.EMPLOYER in unsigned:
        people += trial.employer.organisation.members.filter(is_active=True).order_by("first_name", "pk")
    if Role.COORDINATOR in unsigned:
        people += [it for it in coordinators if it.pk != viewer.pk]
    return list({it.pk: it for it in people}.values())


# ---------------------------------------------------------------- on Vandaag, and on cards
@dataclass(frozen=True)
class Asks:
    """What one trial asks of a coordinator now. `what`: sign, begin, ends, talk."""

    pk: int
    person_id: int
    name: str
    company: str
    what: str
    by: date
    owner: str


def what_asks(viewer: User) -> list[Asks]:
    """In the viewer's own care. 3 questions, however many there are."""
    mine = rows().filter(person__in=User.objects.filter(rules.in_care_of(viewer)).values("pk"), state__in=ASKS_FOR_US)
    return [it for trial in mine.exclude(person=viewer)[:SHOWN] if (it := _asks(trial)) is not None]


def _asks(trial: TrialAgreement) -> Asks | None:
    today = timezone.localdate()
    match trial.state:
        case TrialState.TO_SIGN:
            what, by = "sign", min(timezone.localdate(trial.changed_at) + SIGN_WITHIN, trial.first_day or date.max)
        case TrialState.SIGNED if trial.first_day is not None and trial.first_day < today:
            what, by = "begin", today
        case TrialState.RUNNING if trial.last_day is not None and trial.last_day <= today + WARN_WITHIN:
            what, by = "ends", trial.last_day
        case TrialState.ENDED:
            what, by = "talk", (trial.ended_on or today) + TALK_WITHIN
        case _:
            return None
    owner = trial.owner.get_short_name() if trial.owner else ""
    return Asks(trial.pk, trial.person_id, trial.person.get_short_name(), trial.employer.name, what, by, owner)


def of_person(person: User) -> list[TrialRow]:
    """For the card of a person. The caller has them from resident_in_care_of."""
    return listed(rows().filter(person=person)[:SHOWN], Role.COORDINATOR)
