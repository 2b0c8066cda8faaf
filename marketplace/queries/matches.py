"""The helpers near a task, for the coordinator who looks after them. Nearest first, forty people, a few questions."""

import math
from collections.abc import Collection, Iterable

from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from marketplace import load, requirements
from marketplace.asked_words import COURSE, lacks_words
from marketplace.matching.fits import Candidate, Fit, fit, in_order
from marketplace.models import Agreement, HelperProfile, Opportunity, Taster, WorkPolicy
from marketplace.requirements import Policies
from marketplace.states import AgreementState, TasterState
from neighbourhoods import places, rules
from neighbourhoods.journal import label_of
from neighbourhoods.models import Message, Neighbourhood, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.places import Hours

from .locks import next_course

NEAREST = 40  # looked at for one task; of these the best are shown
LOOKED_THROUGH = 400  # for a wave of questions, of which nobody may be asked twice
FARTHEST_MINUTES = 60


def best_helpers(
    viewer: User, opportunity: Opportunity, *, limit: int = 2, policies: Policies | None = None
) -> list[Fit]:
    """Helpers of the viewer's own neighbourhoods who may be asked, those with the fewest objections first.

    policies: what is decided there, when it was read already.
    """
    if opportunity.latitude is None or opportunity.longitude is None:
        return []
    near = list(_near(rules.neighbourhoods_of(viewer), opportunity)[:NEAREST])
    candidates = in_order(_candidates(near, opportunity, policies), opportunity)
    return [fit(candidate, opportunity) for candidate in candidates[:limit]]


def fits_among(opportunity: Opportunity, people: Iterable[int]) -> dict[int, Fit]:
    """Person -> what speaks for and against, of those who asked about it themselves and told where they live."""
    known = User.objects.filter(pk__in=list(people), helper__isnull=False, latitude__isnull=False)
    asked = known.select_related("helper").annotate(was_asked=Value(False), **_before(opportunity))
    return {it.person_id: fit(it, opportunity) for it in _candidates(asked, opportunity)}


def who_fit(opportunity: Opportunity, *, without: Iterable[int | None]) -> list[User]:
    """Helpers in the municipality against whom nothing speaks, the nearest first. For the system, which asks them."""
    if opportunity.latitude is None or opportunity.longitude is None:
        return []
    hoods = Neighbourhood.objects.filter(municipality=opportunity.neighbourhood.municipality_id)
    near = _near(hoods, opportunity).exclude(pk__in=[pk for pk in without if pk is not None])[:LOOKED_THROUGH]
    people = {person.pk: person for person in near}
    candidates = _candidates(people.values(), opportunity)
    return [people[it.person_id] for it in candidates if not fit(it, opportunity).but]


def _near(hoods: QuerySet[Neighbourhood], opportunity: Opportunity) -> QuerySet[User]:
    """Within an hour's walk of the task's point, nearest first. Who paused, or called it off before, is left alone."""
    latitude, longitude = float(opportunity.latitude or 0), float(opportunity.longitude or 0)
    box = places.box_around(latitude, longitude, places.walking_metres(FARTHEST_MINUTES))
    north, east = F("latitude") - Value(latitude), F("longitude") - Value(longitude)
    narrow = Value(math.cos(math.radians(latitude)) ** 2)  # a degree east is shorter than a degree north
    about_type, about_id = label_of(opportunity)
    asked = Message.objects.filter(
        about_type=about_type, about_id=about_id, kind="helper.invited", recipient=OuterRef("pk")
    ).exclude(state=MessageState.CANCELLED)
    gave_up = Agreement.objects.filter(opportunity=opportunity, helper=OuterRef("pk"), state=AgreementState.CALLED_OFF)
    return (
        User.objects.filter(
            ~Exists(gave_up),
            ~rules.pauses_now(),
            neighbourhood__in=hoods.values("pk"),
            helper__isnull=False,
            is_active=True,
            latitude__range=(box.south, box.north),
            longitude__range=(box.west, box.east),
        )
        .exclude(pk=opportunity.requester_id)
        .select_related("helper")
        .annotate(
            **_before(opportunity),
            was_asked=Exists(asked),
            apart=ExpressionWrapper(north * north + east * east * narrow, output_field=FloatField()),
        )
        .order_by("apart", "pk")
    )


def _home_of(person: User) -> tuple[float, float]:
    return float(person.latitude or 0), float(person.longitude or 0)


def _candidates(near: Iterable[User], opportunity: Opportunity, policies: Policies | None = None) -> list[Candidate]:
    people = {person.pk: person for person in near}
    likes = _likes(people)
    loads = load.loads_of(people.values(), [it.helper for it in people.values()])
    lacking = _lacking(people.values(), opportunity, policies)
    here = (float(opportunity.latitude or 0), float(opportunity.longitude or 0))
    return [
        Candidate(
            person_id=person.pk,
            name=person.get_short_name(),
            is_met=person.is_met,
            minutes=places.walking_minutes(places.metres_between(here, _home_of(person))),
            reach_minutes=person.helper.reach_minutes,
            likes=frozenset(likes.get(person.pk, ())),
            hours=Hours(person.helper.hours_0, person.helper.hours_1, person.helper.hours_2),
            times=person.times,  # type: ignore[attr-defined]  # annotated above, as the next two
            was_asked=person.was_asked,  # type: ignore[attr-defined]
            tried=person.tried,  # type: ignore[attr-defined]
            busy_on=opportunity.on_date if loads[person.pk].helps_on(opportunity.on_date) else None,
            lacks=lacking.get(person.pk, ()),
            too_much=too_much.about if (too_much := load.too_much(person, opportunity, loads[person.pk])) else "",
        )
        for person in people.values()
    ]


def _before(opportunity: Opportunity) -> dict[str, Coalesce]:
    """`times`: how often somebody helped this neighbour; `tried`: their last word after trying this kind of work."""
    done = Agreement.objects.filter(
        helper=OuterRef("pk"), opportunity__requester=opportunity.requester_id, state=AgreementState.DONE
    )
    times = done.order_by().values("helper").annotate(number=Count("pk")).values("number")
    been = Taster.objects.filter(person=OuterRef("pk"), state=TasterState.BEEN)
    of_this_kind = Q(opportunity__work_kind=opportunity.work_kind_id, opportunity__work_kind__isnull=False)
    last_word = been.filter(of_this_kind).order_by("-said_at", "-pk").values("outcome")[:1]
    return {"times": Coalesce(Subquery(times), 0), "tried": Coalesce(Subquery(last_word), Value(""))}


def _lacking(
    people: Collection[User], opportunity: Opportunity, policies: Policies | None
) -> dict[int, tuple[str, ...]]:
    """What each of them lacks for this work, in words; when nobody read the policies for many at once, with the next
    date of the course."""
    on, work = requirements.day_of(opportunity), (opportunity.work_kind_id, opportunity.neighbourhood.municipality_id)
    policy = policies.holding(*work, on) if policies is not None else requirements.policy_on(*work, on)
    if policy is None:
        return {}
    known = requirements.known_of(people)
    codes = {pk: requirements.lacks(policy, it, on) for pk, it in known.items()}
    is_short = policies is not None or not any(COURSE in it for it in codes.values())
    course = "" if is_short else next_course(opportunity, policy)
    return {pk: tuple(_words(policy, code, course) for code in it) for pk, it in codes.items()}


def _words(policy: WorkPolicy, code: str, course: str) -> str:
    words = lacks_words(policy, code)
    return _("%(lacks)s (next: %(when)s)") % {"lacks": words, "when": course} if code == COURSE and course else words


def _likes(people: Iterable[int]) -> dict[int, set[int]]:
    """Person -> ids of the kinds of work they chose."""
    chosen: dict[int, set[int]] = {}
    rows = HelperProfile.likes.through.objects.filter(helperprofile__user__in=list(people))
    for person, kind in rows.values_list("helperprofile__user", "workkind"):
        chosen.setdefault(person, set()).add(kind)
    return chosen
