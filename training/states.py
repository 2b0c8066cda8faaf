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


_R, _E = RunState, EnrolmentState

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
MOVES: dict[type[models.TextChoices], dict[str, set[str]]] = {RunState: RUN_MOVES, EnrolmentState: ENROLMENT_MOVES}
