"""What somebody hears about what work asks: a call about how to begin, something that ends, something that ended."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from marketplace.asked_words import CONDUCT_CHECK, COURSE
from marketplace.models import Agreement, Exemption, Opportunity, WorkPolicy
from marketplace.phrases import TASKS, task_for_whom
from marketplace.queries.locks import courses_ahead
from marketplace.queries.whereabouts import place_of
from neighbourhoods.models import ConductCheck, Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered
from training.models import Certificate
from training.phrases import course_page
from training.queries.equivalences import equivalences

from .common import agreements, holds, opportunities, says, thing


# ---------------------------------------------------------------- "Help mij hiermee"
def with_what_is_asked() -> QuerySet[Opportunity]:
    policies = WorkPolicy.objects.filter(
        work_kind=OuterRef("work_kind"),
        municipality=OuterRef("neighbourhood__municipality"),
        valid_from__lte=timezone.localdate(),
    ).order_by("-valid_from")
    return opportunities().annotate(
        asks_check=Subquery(policies.values("conduct_check")[:1]), asks_course=Subquery(policies.values("course")[:1])
    )


@says("work.asked_how", gettext_lazy("wants to begin with this work"), about=with_what_is_asked, channel=Channel.CALL)
def asked_how(message: Message) -> Rendered | None:
    opportunity = thing(message)
    check = _("This asks a certificate of conduct (VOG).") + " " + pgettext("certificate of conduct", "It is free.")
    return Rendered(
        (
            _("You would like to do this: %(task)s.") % {"task": task_for_whom(opportunity)},
            *([check] if opportunity.asks_check else []),
            *([_("This asks a course.")] if opportunity.asks_course else []),
            _("Shall we arrange it together?"),
        )
    )


# ---------------------------------------------------------------- it ends soon
def checks() -> QuerySet[ConductCheck]:
    newer = ConductCheck.objects.filter(person=OuterRef("person"), issued_on__gt=OuterRef("issued_on"))
    return ConductCheck.objects.annotate(is_replaced=Exists(newer))


def certificates() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("course", "person").defer("document")


@says("work.check_ends", gettext_lazy("a certificate of conduct ends"), about=checks, haste=Haste.CAN_WAIT)
def check_ends(message: Message) -> Rendered | None:
    if thing(message).is_replaced:
        return None
    return _ends(message, _("Your certificate of conduct (VOG) counts until %(day)s.") % last_day(message))


@says("work.course_ends", gettext_lazy("a certificate of a course ends"), about=certificates, haste=Haste.CAN_WAIT)
def course_ends(message: Message) -> Rendered | None:
    certificate = thing(message)
    if certificate.withdrawn_at is not None:
        return None
    course = certificate.course
    said = _("Your course “%(course)s” counts until %(day)s.") % ({"course": course.name} | last_day(message))
    person = certificate.person
    ahead = courses_ahead(person, [course], place_of(person)).get(course.pk)
    when = _("It is given again: %(when)s.") % {"when": ahead.words} if ahead and ahead.can_join else ""
    return _ends(message, said, when, way=(_("Look at the course"), course_page(course.slug)))


def last_day(message: Message) -> dict[str, str]:
    """`due_on` is the last day on which it counts."""
    return {"day": date_format(message.due_on, "j F Y") if message.due_on else ""}


def _ends(message: Message, sentence: str, when: str = "", way: tuple[str, str] | None = None) -> Rendered | None:
    """`when` and `way`: the next step, when there is one on the site."""
    if message.due_on is None or message.due_on < timezone.localdate():
        return None  # it ended: somebody calls
    label, address = way or (_("Look at the jobs"), TASKS)
    said = (sentence, _("We help you to get a new one. That is free."), when, _("What you agreed goes on."))
    return Rendered(tuple(filter(None, said)), button_label=label, button_url=address)


# ---------------------------------------------------------------- it ended, and the agreement goes on
def _not_lifted(code: str) -> QuerySet[Agreement]:
    lifted = Exemption.objects.filter(
        person=OuterRef("helper"), work_kind=OuterRef("opportunity__work_kind"), requirement=code,
        until__gte=timezone.localdate(),
    )  # fmt: skip
    return agreements().annotate(is_lifted=Exists(lifted))


def and_checks() -> QuerySet[Agreement]:
    seen = ConductCheck.objects.filter(person=OuterRef("helper")).order_by("-seen_on").values("seen_on")
    return _not_lifted(CONDUCT_CHECK).annotate(last_seen=Subquery(seen[:1]))


def and_courses() -> QuerySet[Agreement]:
    asked = WorkPolicy.objects.filter(work_kind=OuterRef(OuterRef("opportunity__work_kind")))
    itself = Q(Exists(asked.filter(course=OuterRef("course"))))
    equal = (Q(Exists(asked.filter(course=to)), course=begin) for begin, to in equivalences().pairs())
    counts = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    mine = Certificate.objects.filter(counts, person=OuterRef("helper"), withdrawn_at=None)
    held = mine.filter(reduce(or_, equal, itself))
    return _not_lifted(COURSE).annotate(is_held=Exists(held))


@says(
    "work.check_ended",
    gettext_lazy("a certificate of conduct ended"),
    about=and_checks,
    channel=Channel.CALL,
)
def check_ended(message: Message) -> Rendered | None:
    agreement = thing(message)
    since = timezone.localdate(message.created_at)
    is_new = agreement.last_seen is not None and agreement.last_seen >= since
    return None if is_new else _talk(agreement, _("This asks a certificate of conduct (VOG) that counts."))


@says(
    "work.course_ended",
    gettext_lazy("a certificate of a course ended"),
    about=and_courses,
    channel=Channel.CALL,
)
def course_ended(message: Message) -> Rendered | None:
    agreement = thing(message)
    return None if agreement.is_held else _talk(agreement, _("This asks a course that counts."))


def _talk(agreement: Agreement, sentence: str) -> Rendered | None:
    if not holds(agreement) or agreement.is_lifted:  # type: ignore[attr-defined]  # annotated
        return None
    return Rendered(
        (
            _("You help with: %(task)s.") % {"task": agreement.opportunity.title},
            sentence,
            _("Your agreement goes on. What do you need from us?"),
        )
    )
