"""What companies ask of a coordinator on Vandaag: a call, a colleague of theirs, back in sight, and the diary."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.workbench.due_line import Due
from marketplace.queries.diary import PromiseShown, VisitShown, promises_to_see_to, visits_to_tell
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


def diary(morning: Morning) -> list[Due]:
    """A promise at which nobody looked for two weeks leads the desk, whoever of the municipality sees to it."""
    viewer = morning.viewer
    visits = [_visit(it) for it in visits_to_tell(viewer)]
    return [*visits, *(_promise(it) for it in promises_to_see_to(viewer))]


def _visit(it: VisitShown) -> Due:
    return Due(
        icon="book-open",
        title=_("You were at %(company)s. What happened?") % {"company": it.company},
        words=date_format(it.on, "l j F"),
        action=_("Write down"),
        href=reverse("workbench:diary_company", args=[it.company_id]),
        by=it.on,
    )


def _promise(it: PromiseShown) -> Due:
    said = {"what": it.what, "company": it.company, "by": it.by}
    if it.waits_since:
        title = _("Nobody looked since %(day)s: %(what)s") % (said | {"day": date_format(it.waits_since, "j F")})
    else:
        title = _("Promised: %(what)s") % said
    return Due(
        icon="book-open",
        title=title,
        words=_("%(company)s. Promised by %(by)s.") % said,
        action=_("Look"),
        href=reverse("workbench:diary_company", args=[it.company_id]),
        by=it.before,
        leads=it.waits_since is not None,
    )
