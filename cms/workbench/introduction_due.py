"""What introductions ask of a coordinator on Vandaag: somebody who gave no answer yet, two who need a day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.workbench.due_line import Due
from marketplace.queries.introductions_desk import Waiting, waiting_for
from marketplace.queries.morning import Morning


def introductions(morning: Morning) -> list[Due]:
    return [_line(it) for it in waiting_for(morning.viewer)]


def _line(it: Waiting) -> Due:
    said = {"name": it.name, "company": it.company}
    title, words, action = {
        "call": (
            _("%(name)s gave no answer to %(company)s yet") % said,
            _("Call, read the question out, and write down yes or no. Both are fine."),
            _("Look"),
        ),
        "meet": (
            _("%(name)s said yes to %(company)s") % said,
            _("Ask when it suits. Write down three moments, or the appointment."),
            _("Look"),
        ),
    }[it.what]
    return Due(
        icon="handshake",
        title=title,
        words=words,
        action=action,
        href=reverse("workbench:introduction", args=[it.pk]),
        by=it.by,
        people=frozenset({it.person_id}),
        leads=it.what == "meet" and it.by < timezone.localdate(),
    )
