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


_O, _F, _A, _V = OpportunityState, OfferState, AgreementState, VisitState

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
    _V.PLANNED: {_V.DONE, _V.CALLED_OFF},
    _V.DONE: set(),
    _V.CALLED_OFF: set(),
}
MOVES: dict[type[models.TextChoices], dict[str, set[str]]] = {
    OpportunityState: OPPORTUNITY_MOVES,
    OfferState: OFFER_MOVES,
    AgreementState: AGREEMENT_MOVES,
    VisitState: VISIT_MOVES,
}
