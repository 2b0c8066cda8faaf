"""Every state machine of growing as a table of allowed moves. Nobody fails: who was not there may come again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("people can join")
    DONE = "done", _("is over")
    CALLED_OFF = "called_off", _("does not take place")


class EnrolmentState(models.TextChoices):
    WAITING = "waiting", _("on the waiting list")
    ENROLLED = "enrolled", _("takes part")
    FINISHED = "finished", _("did the course")
    AGAIN = "again", _("comes again another time")
    WITHDRAWN = "withdrawn", _("took it back")


class TailorMadeState(models.TextChoices):
    """There is no state "closed without an offer": something came of it, or the person says not now."""

    OPEN = "open", _("somebody thinks along")
    SETTLED = "settled", _("something came of it")
    NOT_NOW = "not_now", _("the person does not want it now")


class GoalState(models.TextChoices):
    OPEN = "open", _("goes on")
    PUT_AWAY = "put_away", _("put away")


class SmallStepState(models.TextChoices):
    OPEN = "open", _("open")
    TICKED = "ticked", _("waits for the resident")
    DONE = "done", _("done")
    REMOVED = "removed", _("taken out")


_R, _E, _T, _G, _S = RunState, EnrolmentState, TailorMadeState, GoalState, SmallStepState

RUN_MOVES: dict[str, set[str]] = {
    _R.DRAFT: {_R.OPEN, _R.CALLED_OFF},
    _R.OPEN: {_R.DONE, _R.CALLED_OFF},
    _R.DONE: {_R.OPEN},  # closed too early
    _R.CALLED_OFF: {_R.DRAFT},
}
ENROLMENT_MOVES: dict[str, set[str]] = {
    _E.WAITING: {_E.ENROLLED, _E.WITHDRAWN},
    _E.ENROLLED: {_E.FINISHED, _E.AGAIN, _E.WITHDRAWN, _E.WAITING},  # WAITING: the run has fewer places
    _E.AGAIN: {_E.FINISHED, _E.ENROLLED},
    _E.WITHDRAWN: {_E.WAITING, _E.ENROLLED},
    _E.FINISHED: {_E.AGAIN},  # ticked by mistake, before the certificate
}
TAILOR_MADE_MOVES: dict[str, set[str]] = {
    _T.OPEN: {_T.SETTLED, _T.NOT_NOW},
    _T.NOT_NOW: {_T.OPEN},  # the person calls: back is as easy as forward
    _T.SETTLED: set(),
}
GOAL_MOVES: dict[str, set[str]] = {_G.OPEN: {_G.PUT_AWAY}, _G.PUT_AWAY: {_G.OPEN}}
SMALL_STEP_MOVES: dict[str, set[str]] = {
    _S.OPEN: {_S.TICKED, _S.DONE, _S.REMOVED},  # TICKED: by the team, DONE: by the resident
    _S.TICKED: {_S.DONE, _S.OPEN, _S.REMOVED},
    _S.DONE: {_S.OPEN},
    _S.REMOVED: {_S.OPEN},
}
MOVES: dict[type[models.TextChoices], dict[str, set[str]]] = {
    RunState: RUN_MOVES,
    EnrolmentState: ENROLMENT_MOVES,
    TailorMadeState: TAILOR_MADE_MOVES,
    GoalState: GOAL_MOVES,
    SmallStepState: SMALL_STEP_MOVES,
}
