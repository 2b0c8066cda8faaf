"""With whom somebody thinks along, on Vandaag: what is overdue leads the desk."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.workbench.due_line import Due
from marketplace.queries.morning import Morning
from training.queries.thinking_along import ToThinkAlong, to_think_along


def thinking_along(morning: Morning) -> list[Due]:
    return [_line(it) for it in to_think_along(morning.viewer)]


def _line(it: ToThinkAlong) -> Due:
    said = {"name": it.name, "why": it.plan or it.why, "owner": it.owner, "day": date_format(it.due, "j F")}
    if it.is_overdue:
        title = _("%(name)s has waited for us since %(day)s") % said
    else:
        title = _("Think along with %(name)s") % said
    return Due(
        icon="messages-square",
        title=title,
        words=_("%(why)s. You do this.") % said if it.is_mine else _("%(why)s. %(owner)s does this.") % said,
        action=_("Look"),
        href=reverse("workbench:thinking_along", args=[it.person_id]),
        by=it.due,
        people=frozenset({it.person_id}),
        leads=it.is_overdue,
    )
