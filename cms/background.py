"""What happens to pages by the clock."""

from django.core.management import call_command

from cms import withdrawing
from neighbourhoods import schedules

DAY = 24 * 60


def publish_scheduled() -> None:
    """Pages with a day and an hour to appear, or to go."""
    call_command("publish_scheduled", verbosity=0)


def throw_away_withdrawn() -> int:
    """Stories whose person said no a month ago."""
    return withdrawing.throw_away_withdrawn()


schedules.every(5, "cms.background.publish_scheduled")
schedules.every(DAY, "cms.background.throw_away_withdrawn")
