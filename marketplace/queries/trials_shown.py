"""A trial placement on the resident's own page: to sign, going on, or to look back on."""

from datetime import date, time

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace.models import TrialAgreement
from marketplace.states import TrialState
from marketplace.words import day_words
from neighbourhoods.models import User

from .rows import Moment, Row

LIVE = [TrialState.TO_SIGN, TrialState.SIGNED, TrialState.RUNNING, TrialState.ENDED]


def live_of(viewer: User) -> QuerySet[TrialAgreement]:
    """What goes on, and what waits for an answer of theirs."""
    to_answer = Q(state=TrialState.DONE, assessment__isnull=False, assessment__answer="")
    return TrialAgreement.objects.filter(Q(state__in=LIVE) | to_answer, person=viewer)


def coming_for(viewer: User) -> list[tuple[Moment, Row]]:
    """One question."""
    found = live_of(viewer).select_related("employer__organisation", "assessment").order_by("first_day", "pk")
    return [_line(trial) for trial in found]


def _line(trial: TrialAgreement) -> tuple[Moment, Row]:
    day = trial.first_day or date.max
    said = {"company": trial.employer.name}
    row = Row(
        pk=trial.pk,
        icon="handshake",
        palette="ochre",
        when=_when(trial),
        title=_("Your trial at %(company)s") % said,
        words=_words(trial),
        href=reverse("marketplace:my_trial", args=[trial.pk]),
    )
    return (False, max(day, timezone.localdate()), time.max, trial.pk), row


def _when(trial: TrialAgreement) -> str:
    today = timezone.localdate()
    if trial.first_day is not None and trial.first_day > today:
        return capfirst(day_words(trial.first_day, today))
    return _("Now")


def _words(trial: TrialAgreement) -> str:
    assessment = getattr(trial, "assessment", None)
    if assessment is not None and not assessment.answer:
        return _("The company wrote how it went. Is it so?")
    match trial.state:
        case TrialState.TO_SIGN:
            return _("Read it first. Take your time.")
        case TrialState.ENDED:
            return _("We call you about what comes now.")
    return str(TrialState(trial.state).label).capitalize()
