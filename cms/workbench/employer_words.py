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
    "introduction.asked": gettext_lazy("an employer asks to meet them"),
    "introduction.yes": gettext_lazy("said yes to an employer"),
    "introduction.no": gettext_lazy("said no to an employer"),
    "introduction.closed": gettext_lazy("an employer no longer sees the name"),
    "introduction.lapsed": gettext_lazy("the question of an employer is over"),
    "introduction.taken_back": gettext_lazy("an employer no longer asks"),
    "introduction.moments": gettext_lazy("moments noted to meet an employer"),
    "introduction.appointment": gettext_lazy("appointment with an employer"),
    "introduction.reminded": gettext_lazy("asked an employer what came of it"),
    "introduction.silent": gettext_lazy("an employer gave no answer"),
    "introduction.trial": gettext_lazy("an employer would like to try"),
    "introduction.job": gettext_lazy("an employer has a job for them"),
    "introduction.not_now": gettext_lazy("an employer has no work now"),
    "introduction.stopped": gettext_lazy("an employer no longer takes part"),
    "introduction.forgotten": gettext_lazy("words of an introduction wiped"),
}
