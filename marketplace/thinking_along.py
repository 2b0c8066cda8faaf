"""Each night: nobody is left without a next thing, and who thinks along with somebody still works there."""

import logging

from django.db.models import Exists, OuterRef, QuerySet

from neighbourhoods import schedules
from neighbourhoods.rules import current_posts
from training.actions.tailor_made import fall_to_lead
from training.actions.tailor_made_clock import think_along_with
from training.models import TailorMade
from training.states import TailorMadeState

from .queries.standing import with_nothing

log = logging.getLogger(__name__)


def nobody_left_out() -> dict[str, int]:
    """Batch by batch; what breaks off goes on the next night."""
    opened, after = 0, 0
    while after is not None:
        made, after = think_along_with(with_nothing(), after=after)
        opened += made
    return {"opened": opened, "fallen to the lead": sum(_falls(action) for action in without_owner_there())}


def without_owner_there() -> QuerySet[TailorMade]:
    """Whose owner no longer looks after the neighbourhood, where somebody else does."""
    posts = current_posts().filter(neighbourhood=OuterRef("person__neighbourhood"))
    still = Exists(posts.filter(user=OuterRef("owner")))
    return TailorMade.objects.filter(~still, Exists(posts), state=TailorMadeState.OPEN).order_by("pk")


def _falls(action: TailorMade) -> bool:
    try:
        return fall_to_lead(action)
    except Exception:
        log.exception("tailor-made action %s could not fall to the lead", action.pk)
        return False


schedules.every(24 * 60, "marketplace.thinking_along.nobody_left_out")
