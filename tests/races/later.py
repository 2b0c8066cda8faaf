"""What a worker does some milliseconds after the others have begun, so that it falls in the middle of what they do."""

import time

from marketplace import background


def night(milliseconds: int) -> int:
    time.sleep(milliseconds / 1000)
    return background.visits_ahead()
