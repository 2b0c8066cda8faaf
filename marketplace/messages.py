"""The words of every message of the loop, made when it leaves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import outreach
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered

TITLES = {
    "request.received": gettext_lazy("your request is in"),
    "request.published": gettext_lazy("your request stands in the neighbourhood"),
    "request.talk_over": gettext_lazy("talk over the request"),
    "request.helper_found": gettext_lazy("a helper is found"),
    "request.still_looking": gettext_lazy("we are still looking"),
    "request.still_needed": gettext_lazy("is help still needed?"),
    "request.withdrawn": gettext_lazy("the request is taken back"),
    "request.expired": gettext_lazy("the day has passed"),
    "helper.get_acquainted": gettext_lazy("get acquainted"),
    "helper.offer_received": gettext_lazy("the offer is in"),
    "helper.agreed": gettext_lazy("the help is agreed"),
    "helper.invited": gettext_lazy("asked for a task"),
    "helper.called_off": gettext_lazy("the task is called off"),
    "helper.passed": gettext_lazy("somebody else helps"),
    "helper.reminder": gettext_lazy("tomorrow you help"),
    "visit.how_did_it_go": gettext_lazy("how did it go?"),
    "visit.is_it_done": gettext_lazy("is it done?"),
    "visit.differs": gettext_lazy("the two say different things"),
    "visit.not_good": gettext_lazy("the visit was not good"),
    "helper.thanked": gettext_lazy("a thank-you"),
    "question.asked": gettext_lazy("a question about a task"),
    "coordinator.offer": gettext_lazy("a neighbour wants to help"),
    "coordinator.agreed": gettext_lazy("a neighbour helps"),
    "coordinator.stepped_back": gettext_lazy("a helper stepped back"),
    "coordinator.not_good": gettext_lazy("a visit did not go well"),
    "coordinator.silent_visit": gettext_lazy("nobody told us how it went"),
}


def on_my_page(message: Message) -> Rendered:
    return Rendered((_("There is news for you."), _("It is on your page.")), "", _("Look at my page"), "/mijn/")


for _kind, _title in TITLES.items():
    outreach.register(_kind, on_my_page, title=_title)
