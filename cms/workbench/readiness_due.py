"""What paid work asks of a coordinator on Vandaag."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.workbench.due_line import Due
from marketplace.queries.morning import Morning
from marketplace.queries.readiness_desk import Waiting, waiting_for


def readiness(morning: Morning) -> list[Due]:
    """Who asks to look again and who waits for a signature, each with a day; who can be proposed in one line."""
    found = waiting_for(morning.viewer)
    lines = [_line(it) for it in found if it.what != "propose"]
    return [*lines, *_can_be_proposed(it for it in found if it.what == "propose")]


def _line(it: Waiting) -> Due:
    said = {"name": it.name, "owner": it.owner}
    title, words, action = {
        "again": (
            _("%(name)s asks that a person looks again") % said,
            _("About paid work. %(owner)s answers.") % said if it.owner else _("About paid work."),
            _("Answer"),
        ),
        "sign": (
            _("%(name)s said yes to being seen by employers") % said, _("A coordinator still signs."), _("Look"),
        ),
    }[it.what]  # fmt: skip
    return Due(
        icon="briefcase-business",
        title=title,
        words=words,
        action=action,
        href=reverse("workbench:readiness", args=[it.person_id]),
        by=it.by,
        people=frozenset({it.person_id}),
        leads=it.what == "again" and it.by is not None and it.by < timezone.localdate(),
    )


def _can_be_proposed(found: Iterable[Waiting]) -> list[Due]:
    people = list(found)
    if not people:
        return []
    title = ngettext("%(count)d person can be proposed", "%(count)d people can be proposed", len(people))
    return [
        Due(
            icon="briefcase-business",
            title=title % {"count": len(people)},
            words=_("They would like paid work and meet every rule. You decide whether you ask them."),
            action=_("Look"),
            href=reverse("workbench:ready"),
        )
    ]
