"""What the two of a pair that lasts hear: which days it comes back, one visit that is different, the last day."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import rhythm as rules_of
from marketplace import rules
from marketplace.models import Agreement, Rhythm, Visit
from marketplace.phrases import called, my_request, my_task, other_of
from marketplace.states import AgreementState, VisitState
from marketplace.words import day_words, time_words
from neighbourhoods.models import Message, User
from neighbourhoods.outreach import Rendered

from .common import agreements, holds, says, thing, visits


def page_of(agreement: Agreement, person: User) -> str:
    opportunity = agreement.opportunity
    return my_request(opportunity) if person.pk == opportunity.requester_id else my_task(opportunity)


def rhythm_of(agreement: Agreement) -> Rhythm | None:
    """The one that was chosen last; `rhythms` is prefetched."""
    return max(agreement.rhythms.all(), key=lambda it: it.pk, default=None)


def from_when(rhythm: Rhythm) -> str:
    """ "dinsdag 2 juni": the day from which it holds."""
    return day_words(rhythm.starts_on, timezone.localdate())


def days_of(agreement: Agreement) -> list[str]:
    """ "Vanaf dinsdag 2 juni: elke dinsdag om 9 uur." Nothing when no days are fixed."""
    rhythm = rhythm_of(agreement)
    if rhythm is None:
        return []
    comes = rules_of.in_words(rhythm.rule, rhythm.at_time)
    return [_("From %(day)s: %(rhythm)s.") % {"day": from_when(rhythm), "rhythm": comes}]


def _rhythm(message: Message, opening: str) -> Rendered | None:
    agreement = thing(message)
    days = days_of(agreement)
    if not holds(agreement) or not days:
        return None
    return Rendered(
        (
            opening % {"task": agreement.opportunity.title, "name": other_of(agreement, message.recipient)},
            *days,
            _("Does a day not suit you? Then choose another one."),
        ),
        button_label=_("Look at the visits"),
        button_url=page_of(agreement, message.recipient),
    )


@says("rhythm.begun", gettext_lazy("the help comes back"), about=agreements)
def begun(message: Message) -> Rendered | None:
    return _rhythm(message, _("The help comes back: %(task)s, with %(name)s."))


@says("rhythm.changed", gettext_lazy("the help comes on other days"), about=agreements)
def changed(message: Message) -> Rendered | None:
    return _rhythm(message, _("The help comes on other days: %(task)s, with %(name)s."))


@says("rhythm.ends", gettext_lazy("the help ends"), about=agreements)
def ends(message: Message) -> Rendered | None:
    agreement = thing(message)
    if agreement.state == AgreementState.CALLED_OFF or agreement.ends_on is None:
        return None
    other = other_of(agreement, message.recipient)
    return Rendered(
        (
            _("The help ends: %(task)s, with %(name)s.") % {"task": agreement.opportunity.title, "name": other},
            _("The last day is %(day)s.") % {"day": day_words(agreement.ends_on, timezone.localdate())},
            _("Do you have questions? Call us."),
        ),
        button_label=_("Look at the visits"),
        button_url=page_of(agreement, message.recipient),
    )


# ---------------------------------------------------------------- one visit
def day_of(visit: Visit) -> str:
    return day_words(visit.on_date, timezone.localdate()) if visit.on_date else ""


def moment_of(visit: Visit) -> str:
    """ "dinsdag 2 juni, 10 uur"."""
    return f"{day_of(visit)}, {time_words(visit.at_time)}" if visit.at_time else day_of(visit)


def _visit(message: Message, state: str) -> Visit | None:
    """The visit, while it is still to come as the message says."""
    visit: Visit = thing(message)
    has_been = visit.on_date is None or visit.on_date < timezone.localdate()
    return visit if visit.state == state and holds(visit.agreement) and not has_been else None


def _about_a_visit(message: Message, visit: Visit, *sentences: str) -> Rendered:
    agreement = visit.agreement
    about = {"task": agreement.opportunity.title, "name": other_of(agreement, message.recipient)}
    return Rendered(
        (_("It is about: %(task)s, with %(name)s.") % about, *sentences),
        button_label=_("Look at the visits"),
        button_url=page_of(agreement, message.recipient),
    )


@says("visit.moved", gettext_lazy("a visit is on another day"), about=visits)
def moved(message: Message) -> Rendered | None:
    visit = _visit(message, VisitState.PLANNED)
    if visit is None:
        return None
    sentence = _("One visit moves. It is now: %(when)s.") % {"when": moment_of(visit)}
    return _about_a_visit(message, visit, sentence, _("Does that not suit you? Then choose another day."))


@says("visit.skipped", gettext_lazy("a visit is off"), about=visits)
def skipped(message: Message) -> Rendered | None:
    visit = _visit(message, VisitState.SKIPPED)
    if visit is None:
        return None
    return _about_a_visit(message, visit, _("This visit is off: %(when)s.") % {"when": moment_of(visit)})


@says("visit.after_all", gettext_lazy("a visit takes place after all"), about=visits)
def after_all(message: Message) -> Rendered | None:
    visit = _visit(message, VisitState.PLANNED)
    if visit is None:
        return None
    return _about_a_visit(message, visit, _("This visit takes place after all: %(when)s.") % {"when": moment_of(visit)})


@says("helper.rests", gettext_lazy("the helper cannot come for a while"), about=agreements)
def rests(message: Message) -> Rendered | None:
    agreement = thing(message)
    helper = agreement.helper
    if not holds(agreement) or not rules.rests_on(helper, timezone.localdate()):
        return None
    name = {"name": called(helper)}
    until = helper.paused_until
    cannot = _("%(name)s cannot come until %(day)s.") if until else _("%(name)s cannot come for a while.")
    day = day_words(until, timezone.localdate()) if until else ""
    return Rendered(
        (
            _("It is about: %(task)s, with %(name)s.") % {"task": agreement.opportunity.title, **name},
            cannot % {**name, "day": day},
            _("We look for somebody else. You hear from us."),
        ),
        button_label=_("Look at the visits"),
        button_url=my_request(agreement.opportunity),
    )
