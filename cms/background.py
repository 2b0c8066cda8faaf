"""What happens to pages by the clock."""

import logging

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from cms import withdrawing
from neighbourhoods import schedules

DAY = 24 * 60
logger = logging.getLogger(__name__)


def publish_scheduled() -> None:
    """Pages with a day and an hour to appear, or to go. One that no longer may does not hold up the others."""
    for due in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                due.publish(log_action="wagtail.publish.scheduled")
        except ValidationError:
            Revision.objects.filter(pk=due.pk).update(approved_go_live_at=None)  # it waits as a draft of its editor
            logger.warning("Page %s did not appear at its hour: what it says no longer holds.", due.object_id)
    call_command("publish_scheduled", verbosity=0)


def throw_away_withdrawn() -> int:
    """Stories whose person said no a month ago."""
    return withdrawing.throw_away_withdrawn()


schedules.every(5, "cms.background.publish_scheduled")
schedules.every(DAY, "cms.background.throw_away_withdrawn")
