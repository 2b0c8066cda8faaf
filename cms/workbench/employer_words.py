"""The words of the desk about companies: what a line of the journal says."""

from django.utils.translation import gettext_lazy

VERBS = {
    "employer.asked_colleague": gettext_lazy("asked for a colleague of the company"),
    "employer.back": gettext_lazy("the company sees people again"),
    "employer.called": gettext_lazy("the company was called, no answer"),
    "employer.changed": gettext_lazy("changed what a company told of itself"),
    "employer.joined": gettext_lazy("acts for a company"),
    "employer.left": gettext_lazy("no longer acts for a company"),
    "employer.not_yet": gettext_lazy("the company does not take part yet"),
    "employer.out_of_sight": gettext_lazy("the company does not see people for now"),
    "employer.stopped": gettext_lazy("the company stopped"),
    "employer.taken_up": gettext_lazy("the company waits for a call again"),
    "employer.verified": gettext_lazy("the company takes part"),
}
