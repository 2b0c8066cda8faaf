"""What helps somebody further: at most three offers, each with its reason, each to be put away for some weeks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import words
from marketplace.models import Agreement, HelperProfile, Offer, Opportunity, Taster, Vacancy, WorkKind, WorkPolicy
from marketplace.requirements import policies_on
from marketplace.states import AgreementState, OfferState, TasterState
from neighbourhoods import nearby, phones, places
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.places import Hours
from neighbourhoods.queries.whereabouts import Place
from training.models import Certificate, NotNow

from .cards import light
from .locks import courses_ahead
from .nearby import FARTHEST, REACH
from .readiness import what_is_missing

MOST = 3
Source = NotNow.Source


@dataclass(frozen=True)
class Suggestion:
    """One offer with one button: a link, or a form when it `is_post`. `why`: the answer to "why do I see this?"."""

    source: str
    thing: str
    icon: str
    palette: str
    title: str
    words: str
    why: str
    label: str
    href: str
    is_post: bool = False


@dataclass(frozen=True)
class Wanted:
    """Whose page it is: where they look from, which kinds of work they like, whom they call first."""

    viewer: User
    place: Place | None
    likes: frozenset[int]
    aside: frozenset[tuple[str, str]]  # (source, thing) of what they put away
    first: str
    first_phone: str
    has_asked: bool  # a talk was asked already, the call is to come
    wants_paid_work: bool = False


def suggestions_for(wanted: Wanted) -> tuple[Suggestion, ...]:
    """One offer of each source before a second of any, in the order of the sources."""
    found = [(turn, place, it) for place, source in enumerate(SOURCES) for turn, it in enumerate(_of(source, wanted))]
    chosen = sorted(found, key=lambda it: it[:2])[:MOST]
    return tuple(it for _turn, _place, it in sorted(chosen, key=lambda it: (it[1], it[0])))


def _of(source: Callable[[Wanted], Iterable[Suggestion]], wanted: Wanted) -> list[Suggestion]:
    return [it for it in source(wanted) if (it.source, it.thing) not in wanted.aside]


def likes_of(viewer: User) -> frozenset[int]:
    """One question."""
    rows = HelperProfile.likes.through.objects.filter(helperprofile__user=viewer)
    return frozenset(rows.values_list("workkind", flat=True))


# ---------------------------------------------------------------- the sources
def paid_work(wanted: Wanted) -> Iterator[Suggestion]:
    """For who would like paid work: what is still needed for it."""
    for it in what_is_missing(wanted.viewer) if wanted.wants_paid_work else ():
        thing = it.key.rpartition(":")[2]
        yield Suggestion(Source.READINESS, thing, it.icon, it.palette, it.title, it.words, it.why, it.action, it.href)


def courses(wanted: Wanted) -> Iterator[Suggestion]:
    """The next course that opens work they like; of all work while they did not say what they like."""
    viewer = wanted.viewer
    if viewer.municipality_id is None:
        return
    asking = policies_on([viewer.municipality_id], timezone.localdate()).values()
    liked = [it for it in asking if it.course_id and (not wanted.likes or it.work_kind_id in wanted.likes)]
    put_away = {thing for source, thing in wanted.aside if source == Source.COURSE}
    opens = {it.course_id: it for it in liked if it.course is not None and it.course.slug not in put_away}
    held = Certificate.objects.filter(person=viewer, withdrawn_at=None, course__in=opens) if opens else []
    for certificate in held:
        opens.pop(certificate.course_id, None)
    ahead = courses_ahead(viewer, [it.course for it in opens.values() if it.course], wanted.place)
    for course_id, policy in opens.items():
        course = ahead.get(course_id or 0)
        if course is not None and course.can_join and policy.course is not None:
            yield Suggestion(
                source=Source.COURSE,
                thing=policy.course.slug,
                icon=policy.course.icon,
                palette=policy.course.palette,
                title=_("Course: %(course)s") % {"course": course.name},
                words=capfirst(course.where_and_when),
                why=_why_course(policy, is_liked=policy.work_kind_id in wanted.likes),
                label=_("I want to join"),
                href=course.way_in,
            )


def _why_course(policy: WorkPolicy, *, is_liked: bool) -> str:
    said = {"work": policy.work_kind.name}
    if is_liked:
        return _("You like this work: %(work)s. This course opens it for you.") % said
    return _("This course opens work: %(work)s.") % said


def vacancies(wanted: Wanted) -> Iterator[Suggestion]:
    """For who would like paid work: the nearest of an employer, as far as they walk and at hours that they have."""
    profile = getattr(wanted.viewer, "helper", None)
    reach = profile.reach_minutes if profile else REACH
    hours = Hours(profile.hours_0, profile.hours_1, profile.hours_2) if profile else None
    for job, minutes in _near(wanted, reach=reach, is_vacancy=True, hours=hours) if wanted.wants_paid_work else ():
        place, week = kept_apart(job.job.place_name or job.neighbourhood.name), words.hours_words(job.job)
        yield replace(
            _place(job, minutes, is_liked=False),
            icon="wallet",
            title=_("Work near you: %(job)s") % {"job": job.title},
            words=f"{capfirst(place)}, {words.walk_words(minutes)}. {words.pay_words(job)}, {week}.",
            why=_("You would like paid work. This is near you."),
            label=_("I want to know more"),
        )


def places_to_look(wanted: Wanted) -> Iterator[Suggestion]:
    """The nearest places of work with a free place, of kinds they like; looking costs nothing."""
    for job, minutes in _near(wanted, reach=FARTHEST, is_vacancy=False):
        yield _place(job, minutes, is_liked=bool(wanted.likes))


def _near(
    wanted: Wanted, *, reach: int, is_vacancy: bool, hours: Hours | None = None
) -> Iterator[tuple[Opportunity, int]]:
    """Work of kinds they like that is new to them, and the minutes on foot; the nearest first."""
    if wanted.place is None:
        return
    away = [int(thing) for source, thing in wanted.aside if source == Source.TASTER and thing.isdigit()]
    offered = Exists(Vacancy.objects.filter(opportunity=OuterRef("pk")))
    found = nearby.nearest(
        Opportunity,
        latitude=wanted.place.latitude,
        longitude=wanted.place.longitude,
        reach_metres=places.walking_metres(reach),
        limit=MOST,
        only=("kind", Opportunity.Kind.JOB),
        kinds=_mask(wanted.likes),
        hours=hours,
        among=_unknown_to(wanted.viewer).filter(offered if is_vacancy else ~offered).exclude(pk__in=away),
    )
    jobs = light().in_bulk([near.id for near in found]) if found else {}
    for near in found:
        yield jobs[near.id], near.minutes


def _unknown_to(viewer: User) -> QuerySet[Opportunity]:
    """What they neither host nor asked about, agreed on or tried."""
    mine = {"opportunity": OuterRef("pk")}
    return Opportunity.objects.filter(
        ~Exists(Offer.objects.filter(helper=viewer, state=OfferState.STANDING, **mine)),
        ~Exists(Agreement.objects.filter(helper=viewer, state=AgreementState.AGREED, **mine)),
        ~Exists(Taster.objects.filter(person=viewer, **mine).exclude(state=TasterState.CALLED_OFF)),
    ).exclude(requester=viewer)


def _mask(likes: Iterable[int]) -> int | None:
    ids = list(likes)
    masks = [kind.mask for kind in WorkKind.objects.filter(pk__in=ids)] if ids else []
    return sum(masks) if masks else None


def _place(job: Opportunity, minutes: int, *, is_liked: bool) -> Suggestion:
    kind, where = job.work_kind, kept_apart(job.job.place_name or job.neighbourhood.name)
    return Suggestion(
        source=Source.TASTER,
        thing=str(job.pk),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        title=_("Have a look: %(job)s") % {"job": job.title},
        words=f"{capfirst(where)}, {words.walk_words(minutes)}",
        why=_("You like this work, and it is near you.") if is_liked else _("It is work near you, with a free place."),
        label=_("I like this"),
        href=reverse("marketplace:job", args=[job.slug]),
    )


def talk(wanted: Wanted) -> Iterator[Suggestion]:
    """Always there, until it is asked: who has no number of theirs written down, gets ours."""
    if wanted.has_asked:
        return
    name, is_post = wanted.first, bool(wanted.viewer.phone)
    if not is_post and not wanted.first_phone:
        return
    yield Suggestion(
        source=Source.TALK,
        thing="",
        icon="phone",
        palette="terracotta",
        title=_("A talk with %(name)s") % {"name": name} if name else _("A talk with our team"),
        words=_("How are you? What would you like?"),
        why=_("%(name)s helps you further. You may always call.") % {"name": name}
        if name
        else _("Our team helps you further. You may always call."),
        label=_("Call me") if is_post else phones.display(wanted.first_phone),
        href=reverse("marketplace:ask_for_talk") if is_post else phones.link(wanted.first_phone),
        is_post=is_post,
    )


SOURCES = (vacancies, paid_work, courses, places_to_look, talk)
