"""What jobs ask of a coordinator on Vandaag."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.due_line import Due
from marketplace.queries.job_desk import Asks
from marketplace.queries.morning import Morning

WORDS = {
    "waiting": (gettext_lazy("waits to be put in the neighbourhood"), gettext_lazy("Look at it")),
    "over": (gettext_lazy("the last day has passed"), gettext_lazy("Look at it")),
    "review": (gettext_lazy("look again whether it pushes out paid work"), gettext_lazy("Look again")),
    "talk": (gettext_lazy("talk over whether it pushes out paid work"), gettext_lazy("Look at it")),
    "call": (gettext_lazy("wants to know more: call"), gettext_lazy("Look at it")),
    "tell": (gettext_lazy("tried it: ask how it was"), gettext_lazy("Look at it")),
    "again": (gettext_lazy("wants to try it again: plan a morning"), gettext_lazy("Look at it")),
    "agree": (gettext_lazy("liked it: make the agreement"), gettext_lazy("Look at it")),
    "stop": (gettext_lazy("tried it, not for them: look for something else"), gettext_lazy("Look at it")),
    "second": (gettext_lazy("a colleague asks you to look too"), gettext_lazy("Look too")),
}


def jobs(morning: Morning) -> list[Due]:
    return [_line(asks) for asks in morning.jobs]


def _line(asks: Asks) -> Due:
    what, action = WORDS[asks.why]
    said = _("%(name)s %(what)s") % {"name": asks.name, "what": what} if asks.name else str(what)
    screen = "workbench:second_check" if asks.why == "second" else "workbench:job"
    return Due(
        icon="briefcase-business",
        title=asks.title,
        words=f"{asks.place}: {said}",
        action=str(action),
        href=reverse(screen, args=[asks.pk]),
        by=asks.by,
        people=frozenset({asks.person_id} - {None}),
    )
