"""What happened around a trial placement, in the words of the desk."""

from django.utils.translation import gettext_lazy

VERBS = {
    "trial.drafted": gettext_lazy("agreement about a trial begun"),
    "trial.offered": gettext_lazy("asked to sign a trial placement"),
    "trial.changed": gettext_lazy("text of a trial placement changed"),
    "trial.way_back": gettext_lazy("way back after a trial arranged"),
    "trial.code_sent": gettext_lazy("code sent to sign with"),
    "trial.signed": gettext_lazy("signature under a trial placement"),
    "trial.sealed": gettext_lazy("trial placement signed by all three"),
    "trial.began": gettext_lazy("trial placement began"),
    "trial.called_off": gettext_lazy("trial placement does not go on"),
    "trial.talk_asked": gettext_lazy("wants to talk about a trial"),
    "trial.ends_soon": gettext_lazy("told that the trial ends soon"),
    "trial.ended": gettext_lazy("last day of the trial has been"),
    "trial.assessed": gettext_lazy("the company wrote how the trial went"),
    "trial.answered": gettext_lazy("the resident answered that"),
    "trial.job": gettext_lazy("the trial became a job"),
    "trial.again": gettext_lazy("the trial goes on longer"),
    "trial.back": gettext_lazy("back from a trial"),
}
