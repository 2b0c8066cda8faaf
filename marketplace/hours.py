"""Which hours of the week a task may take: the form in which the search compares them."""

from collections.abc import Iterable

from neighbourhoods.places import Hours, week_hours

PARTS = {"morning": (8, 12), "afternoon": (12, 18), "evening": (18, 22)}


def task_hours(weekdays: Iterable[int], parts: Iterable[str]) -> Hours:
    """Weekdays 0 (Monday) to 6 and parts of PARTS; no parts means any part of the day."""
    chosen = list(parts) or list(PARTS)
    return week_hours((day, *PARTS[part]) for day in weekdays for part in chosen)
