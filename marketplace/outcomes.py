"""How it is seen here that something came of thinking along with somebody."""

from datetime import datetime

from neighbourhoods.models import User
from training.models import TailorMade
from training.outcomes import is_seen_by

from .models import Agreement, Offer, Taster
from .states import OfferState, TasterState


def helps(person: User, since: datetime) -> bool:
    """Agreed since then, or said yes and waits for the call."""
    agreed = Agreement.objects.filter(helper=person, made_at__gte=since)
    return agreed.exists() or Offer.objects.filter(helper=person, state=OfferState.STANDING).exists()


def tries(person: User, since: datetime) -> bool:
    tasters = Taster.objects.filter(person=person).exclude(state=TasterState.CALLED_OFF)
    return tasters.filter(on_date__gte=since.date()).exists()


is_seen_by(TailorMade.Outcome.TASK, helps)
is_seen_by(TailorMade.Outcome.TASTER, tries)
