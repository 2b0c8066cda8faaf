"""What the worker does for growing: rounds of certificates, a piece at a time. Whatever breaks off, goes on."""

import logging
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.utils import timezone

from neighbourhoods import schedules
from neighbourhoods.errors import NotAllowedNow

from .actions import issuing
from .credentials.errors import WouldNotBeSigned
from .models import Enrolment, IssueFault, IssueRound

log = logging.getLogger(__name__)
Why = IssueFault.Why
BREATH = timedelta(seconds=1)

schedules.every(1, "training.background.go_on_issuing")


def go_on_issuing() -> int:
    """Each minute, and at once when a round is asked for. How far it is stands in the certificates themselves: each is
    a transaction of its own, so who goes on after a kill finds who is left.
    """
    until, made = monotonic() + settings.Q_CLUSTER["timeout"] / 2, 0
    for asked in IssueRound.objects.filter(finished_at=None).select_related("run", "asked_by").order_by("pk"):
        for enrolment_id in list(issuing.left_in(asked).values_list("pk", flat=True)):
            if monotonic() > until:
                issuing.work_on_rounds(timezone.now() + BREATH)  # the others of the worker come in between
                return made
            made += _issue(asked, enrolment_id)
        issuing.finish_round(asked)
    return made


def _issue(asked: IssueRound, enrolment_id: int) -> bool:
    """One that cannot be made does not hold up the others; the round shows for whom, and why."""
    try:
        return issuing.issue_in_round(asked, enrolment_id) is not None
    except Enrolment.DoesNotExist:  # the person was forgotten meanwhile
        return False
    except NotAllowedNow as refusal:
        why = Why.NO_KEY if refusal.code == Why.NO_KEY else Why.OTHER
    except WouldNotBeSigned:
        why = Why.WORDS
    except Exception:
        log.exception("the certificate of enrolment %s cannot be made", enrolment_id)
        why = Why.OTHER
    issuing.note_fault(asked, enrolment_id, why)
    return False
