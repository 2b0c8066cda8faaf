"""Links to sign an agreement, or to answer the employer's words: for one text, one role and one person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step
from neighbourhoods.models import User

from .models import TrialAssessment, TrialRevision
from .models.trials import Role

SIGN = {role.value: f"trial_{role.value}" for role in Role}
ANSWER = "trial_answer"
DAYS = 30


def path_to_sign(revision: TrialRevision, person: User, role: str) -> str:
    return reverse("marketplace:trial_sign", args=[links.make(SIGN[role], revision, person, days=DAYS)])


def path_to_answer(row: TrialAssessment, person: User) -> str:
    return reverse("marketplace:trial_answer", args=[links.make(ANSWER, row, person, days=DAYS)])


def role_of(purpose: str) -> str | None:
    return next((role for role, name in SIGN.items() if name == purpose), None)


def _has_a_page_of_its_own(_pk: int, _person: User) -> Step | None:
    """Opened at /actie/ it does nothing: the text stands on the page of the link."""
    return Step(_("Open the link in our message once more."), next_label=_("To my page"), next_url="/mijn/")


def _does_nothing(_pk: int, _person: User, _choice: str) -> None:
    return None


for _name in (*SIGN.values(), ANSWER):
    links.register(_name, describe=_has_a_page_of_its_own, act=_does_nothing)
