"""What a course opens: the kinds of work that ask for its certificate."""

from django.urls import reverse
from django.utils import timezone

from marketplace.models import WorkKind
from marketplace.requirements import policies_on
from training.queries.equivalences import equivalences


def work_opened_by(course_id: int, municipality_id: int | None) -> list[tuple[str, str]]:
    """(name, address) of each kind of work that asks for this course here, or for one that this course counts as."""
    if municipality_id is None:
        return []
    courses = equivalences().counts_as(course_id)
    policies = policies_on([municipality_id], timezone.localdate()).values()
    asking = {policy.work_kind_id for policy in policies if policy.course_id in courses}
    kinds = WorkKind.objects.filter(pk__in=asking, is_active=True) if asking else []
    return [(kind.name, reverse("marketplace:service", args=[kind.slug])) for kind in kinds]
