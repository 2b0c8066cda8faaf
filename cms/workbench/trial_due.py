"""What trial placements ask of a coordinator on Vandaag, each with its owner and a day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.due_line import Due
from marketplace.queries.morning import Morning
from marketplace.queries.trials_desk import Asks, what_asks

WORDS = {
    "sign": (gettext_lazy("%(name)s: an agreement waits for signatures"), gettext_lazy("Trial at %(company)s.")),
    "begin": (gettext_lazy("%(name)s: the trial did not begin"), gettext_lazy("Look at the path. At %(company)s.")),
    "ends": (
        gettext_lazy("%(name)s: the trial ends soon"), gettext_lazy("At %(company)s. Talk over what comes after it.")
    ),
    "talk": (
        gettext_lazy("%(name)s: the trial is over"),
        gettext_lazy("At %(company)s. Talk with both, and write down what comes of it."),
    ),
}  # fmt: skip


def trials(morning: Morning) -> list[Due]:
    return [_line(it) for it in what_asks(morning.viewer)]


def _line(it: Asks) -> Due:
    said = {"name": it.name, "company": it.company}
    title, words = WORDS[it.what]
    whose = _("%(owner)s does this.") % {"owner": it.owner} if it.owner else _("Nobody has it yet.")
    return Due(
        icon="handshake",
        title=title % said,
        words=f"{words % said} {whose}",
        action=_("Look"),
        href=reverse("workbench:trial", args=[it.pk]),
        by=it.by,
        people=frozenset({it.person_id}),
        leads=it.what == "talk" and it.by < timezone.localdate(),
    )
