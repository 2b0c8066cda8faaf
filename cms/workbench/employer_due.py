"""What companies ask of a coordinator on Vandaag: a call, a colleague of theirs, back in sight."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.due_line import Due
from marketplace.queries.employer_desk import Asked, Row, colleagues_to_answer, to_call
from marketplace.queries.morning import Morning
from marketplace.states import EmployerState


def companies(morning: Morning) -> list[Due]:
    """Whoever was promised a call and did not get it leads the desk."""
    viewer = morning.viewer
    return [*(_call(it) for it in to_call(viewer)), *(_colleague(it) for it in colleagues_to_answer(viewer))]


def _call(it: Row) -> Due:
    said = {"company": it.name, "who": it.who, "where": it.where}
    out = it.state == EmployerState.OUT_OF_SIGHT
    titles = {
        EmployerState.APPLIED: _("Call %(company)s"),
        EmployerState.DECLINED: _("Call %(company)s again"),
        EmployerState.OUT_OF_SIGHT: _("%(company)s is out of sight"),
    }
    words = _("An employer who asks to take part, in %(where)s. %(who)s calls.") if it.who else _(
        "An employer who asks to take part, in %(where)s."
    )  # fmt: skip
    return Due(
        icon="building-2",
        title=titles[EmployerState(it.state)] % said,
        words=(_("Talk with them, and let them back.") if out else words) % said,
        action=_("Look"),
        href=reverse("workbench:employer", args=[it.pk]),
        by=it.by,
        leads=it.is_late,
    )


def _colleague(it: Asked) -> Due:
    return Due(
        icon="building-2",
        title=_("May %(name)s act for %(company)s?") % {"name": it.name, "company": it.company},
        words=_("Call the company first."),
        action=_("Look"),
        href=reverse("workbench:employer", args=[it.employer_id]),
        by=it.due,
    )
