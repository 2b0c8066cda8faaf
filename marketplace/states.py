"""Every state machine of the marketplace as a table of allowed moves. Nothing else may change a state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpportunityState(models.TextChoices):
    DRAFT = "draft", _("being written")
    WAITING = "waiting", _("waits for the coordinator")
    OPEN = "open", _("looking for a helper")
    AGREED = "agreed", _("has a helper")
    DONE = "done", _("done")
    TO_TALK_OVER = "to_talk_over", _("to talk over")
    WITHDRAWN = "withdrawn", _("no longer needed")
    EXPIRED = "expired", _("the day has passed")


class OfferState(models.TextChoices):
    STANDING = "standing", _("waits for a call")
    TAKEN = "taken", _("became an agreement")
    WITHDRAWN = "withdrawn", _("taken back")
    PASSED = "passed", _("somebody else helps")


class AgreementState(models.TextChoices):
    AGREED = "agreed", _("agreed")
    DONE = "done", _("done")
    CALLED_OFF = "called_off", _("called off")


class VisitState(models.TextChoices):
    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    CALLED_OFF = "called_off", _("called off")
    SEEKING = "seeking", _("looks for somebody who comes instead")
    SKIPPED = "skipped", _("not this time")


class StandInState(models.TextChoices):
    ASKED = "asked", _("asked")
    YES = "yes", _("comes")
    NO = "no", _("cannot")
    PASSED = "passed", _("no longer needed")


class TasterState(models.TextChoices):
    PLANNED = "planned", _("planned")
    BEEN = "been", _("has been")
    CALLED_OFF = "called_off", _("called off")


class InternshipState(models.TextChoices):
    RUNNING = "running", _("goes on")
    SIGNED_OFF = "signed_off", _("signed off by the school")
    STOPPED = "stopped", _("stopped")


class ReadinessState(models.TextChoices):
    """May employers see somebody? From the wish on, every step is taken by a person."""

    NOT_ASKED = "not_asked", _("said nothing about it yet")
    WISH = "wish", _("would like paid work")
    PROPOSED = "proposed", _("is asked whether employers may see them")
    AGREED = "agreed", _("said yes, waits for a signature")
    VISIBLE = "visible", _("employers see the card")
    PAUSED = "paused", _("employers do not see the card for now")
    WITHDRAWN = "withdrawn", _("stopped")


class EmployerState(models.TextChoices):
    APPLIED = "applied", _("waits for our call")
    VERIFIED = "verified", _("takes part")
    OUT_OF_SIGHT = "out_of_sight", _("out of sight until an answer came")
    STOPPED = "stopped", _("stopped")
    DECLINED = "declined", _("not now")


class IntroductionState(models.TextChoices):
    """What came of it stands in the outcome. An employer never reads which of these it is."""

    ASKED = "asked", _("waits for the person's answer")
    OPEN = "open", _("said yes")
    NOT_NOW = "not_now", _("cannot now")
    ENDED = "ended", _("is over")


class TrialState(models.TextChoices):
    DRAFT = "draft", _("being written")
    TO_SIGN = "to_sign", _("waits for signatures")
    SIGNED = "signed", _("signed, still to begin")
    RUNNING = "running", _("goes on")
    ENDED = "ended", _("is over, waits for a talk")
    DONE = "done", _("has an outcome")
    CALLED_OFF = "called_off", _("does not go on")


_O, _F, _A, _V = OpportunityState, OfferState, AgreementState, VisitState
_S, _T, _I, _R = StandInState, TasterState, InternshipState, ReadinessState
_E, _N, _P = EmployerState, IntroductionState, TrialState

# There is no state "closed without an offer": what cannot go on as asked is talked over, with an owner and a date.
OPPORTUNITY_MOVES: dict[str, set[str]] = {
    _O.DRAFT: {_O.WAITING, _O.WITHDRAWN},
    _O.WAITING: {_O.OPEN, _O.TO_TALK_OVER, _O.WITHDRAWN},
    _O.OPEN: {_O.AGREED, _O.WAITING, _O.TO_TALK_OVER, _O.WITHDRAWN, _O.EXPIRED},  # WAITING: publication undone
    _O.AGREED: {_O.OPEN, _O.DONE, _O.TO_TALK_OVER, _O.WITHDRAWN},  # OPEN: the agreement was called off
    _O.TO_TALK_OVER: {_O.WAITING, _O.OPEN, _O.WITHDRAWN},
    _O.EXPIRED: {_O.WAITING, _O.WITHDRAWN},
    _O.DONE: set(),
    _O.WITHDRAWN: set(),
}
OFFER_MOVES: dict[str, set[str]] = {
    _F.STANDING: {_F.TAKEN, _F.WITHDRAWN, _F.PASSED},
    _F.PASSED: {_F.STANDING},  # the task is open again
    _F.TAKEN: set(),
    _F.WITHDRAWN: set(),
}
AGREEMENT_MOVES: dict[str, set[str]] = {
    _A.AGREED: {_A.DONE, _A.CALLED_OFF},
    _A.DONE: set(),
    _A.CALLED_OFF: set(),
}
VISIT_MOVES: dict[str, set[str]] = {
    _V.PLANNED: {_V.DONE, _V.CALLED_OFF, _V.SEEKING, _V.SKIPPED},
    _V.SEEKING: {_V.PLANNED, _V.SKIPPED, _V.CALLED_OFF},  # PLANNED: somebody comes instead, or the helper can after all
    _V.SKIPPED: {_V.PLANNED, _V.CALLED_OFF},  # PLANNED: it takes place after all
    _V.DONE: set(),
    _V.CALLED_OFF: set(),
}
STAND_IN_MOVES: dict[str, set[str]] = {
    _S.ASKED: {_S.YES, _S.NO, _S.PASSED},
    _S.YES: {_S.PASSED},  # cannot after all, or is no longer needed
    _S.NO: {_S.YES},  # can after all, while somebody is still looked for
    _S.PASSED: {_S.ASKED},
}
TASTER_MOVES: dict[str, set[str]] = {
    _T.PLANNED: {_T.BEEN, _T.CALLED_OFF},
    _T.BEEN: set(),
    _T.CALLED_OFF: set(),
}
INTERNSHIP_MOVES: dict[str, set[str]] = {
    _I.RUNNING: {_I.SIGNED_OFF, _I.STOPPED},
    _I.STOPPED: {_I.RUNNING},  # back is as easy as forward
    _I.SIGNED_OFF: set(),
}
READINESS_MOVES: dict[str, set[str]] = {
    _R.NOT_ASKED: {_R.WISH},
    _R.WISH: {_R.PROPOSED, _R.WITHDRAWN},
    _R.PROPOSED: {_R.AGREED, _R.WISH, _R.WITHDRAWN},  # WISH: not now, or the proposal was taken back
    _R.AGREED: {_R.VISIBLE, _R.WISH, _R.WITHDRAWN},
    _R.VISIBLE: {_R.PAUSED, _R.WISH, _R.WITHDRAWN},
    _R.PAUSED: {_R.VISIBLE, _R.AGREED, _R.WISH, _R.WITHDRAWN},
    _R.WITHDRAWN: {_R.WISH, _R.AGREED, _R.VISIBLE},  # back is as easy as forward
}
EMPLOYER_MOVES: dict[str, set[str]] = {
    _E.APPLIED: {_E.VERIFIED, _E.DECLINED, _E.STOPPED},
    _E.VERIFIED: {_E.OUT_OF_SIGHT, _E.STOPPED},
    _E.OUT_OF_SIGHT: {_E.VERIFIED, _E.STOPPED},
    _E.STOPPED: {_E.APPLIED, _E.VERIFIED},  # APPLIED: asks again; back is as easy as forward
    _E.DECLINED: {_E.APPLIED, _E.VERIFIED},
}
INTRODUCTION_MOVES: dict[str, set[str]] = {
    _N.ASKED: {_N.OPEN, _N.NOT_NOW, _N.ENDED},  # ENDED: the employer no longer asks, or nobody answered in time
    _N.OPEN: {_N.NOT_NOW, _N.ENDED},
    _N.NOT_NOW: {_N.OPEN, _N.ENDED},  # OPEN: after all, while the employer still waits
    _N.ENDED: set(),
}
TRIAL_MOVES: dict[str, set[str]] = {
    _P.DRAFT: {_P.TO_SIGN, _P.CALLED_OFF},
    _P.TO_SIGN: {_P.SIGNED, _P.CALLED_OFF},
    _P.SIGNED: {_P.RUNNING, _P.CALLED_OFF},
    _P.RUNNING: {_P.ENDED, _P.DONE},  # DONE: back, or a job, before its last day
    _P.ENDED: {_P.DONE},
    _P.DONE: set(),
    _P.CALLED_OFF: set(),  # another one can be written
}
MOVES: dict[type[models.TextChoices], dict[str, set[str]]] = {
    OpportunityState: OPPORTUNITY_MOVES,
    OfferState: OFFER_MOVES,
    AgreementState: AGREEMENT_MOVES,
    VisitState: VISIT_MOVES,
    StandInState: STAND_IN_MOVES,
    TasterState: TASTER_MOVES,
    InternshipState: INTERNSHIP_MOVES,
    ReadinessState: READINESS_MOVES,
    EmployerState: EMPLOYER_MOVES,
    IntroductionState: INTRODUCTION_MOVES,
    TrialState: TRIAL_MOVES,
}
