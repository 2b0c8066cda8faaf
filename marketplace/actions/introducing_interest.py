"""From "Ik wil meer weten" about a vacancy to an introduction: with the yes that somebody said on the phone."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.models import Introduction, Offer, Vacancy
from marketplace.states import IntroductionState, OfferState
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Consent, User
from neighbourhoods.rules import may_act_for

from .introducing import answer_introduction
from .introducing_asking import ask_introduction
from .introducing_moves import is_seen
from .moves import fresh, note


@transaction.atomic
def introduce_interested(offer: Offer, *, by: User) -> Introduction:
    """Nothing opens that an employer may not see: who is not seen yet arranges that first, with their coordinator."""
    opportunity = fresh(offer.opportunity_id)
    offer = Offer.objects.select_related("helper").get(pk=offer.pk)
    if not rules.may_moderate(by, opportunity) or not may_act_for(by, offer.helper):
        raise NotYours
    vacancy = Vacancy.objects.select_related("employer__organisation").filter(opportunity=opportunity).first()
    if vacancy is None:
        raise NotAllowedNow(_("This is no vacancy of an employer. Make an agreement instead."), "no_vacancy")
    if offer.state != OfferState.STANDING:
        raise NotAllowedNow(_("This offer no longer stands."), "gone")
    if not is_seen(offer.helper):
        sentence = _("Employers may not see this person yet. Arrange that first, under “Paid work”.")
        raise NotAllowedNow(sentence, "unseen")
    asked = ask_introduction(vacancy.employer, offer.helper, by=by, work_kind=opportunity.work_kind)
    if asked.state == IntroductionState.OPEN:
        return asked  # pressed twice, or they met before
    answered = answer_introduction(asked, by=by, yes=True, how=Consent.Medium.PHONE)
    note(opportunity, "vacancy.introduced", by=by, helper=offer.helper)
    return answered
