"""What all three hear of a trial placement. The words of an employer about somebody are never in a message."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.actions.trials_signing import digits_of
from marketplace.models import TrialAgreement, TrialAssessment, TrialCode, TrialRevision
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_links import path_to_answer, path_to_sign
from neighbourhoods import site_phone, texting
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered

from .common import is_called, says, thing

_BELOW = ("employer__organisation", "person__municipality", "contact", "owner", "back_place")


def trials() -> QuerySet[TrialAgreement]:
    return TrialAgreement.objects.select_related(*_BELOW)


def revisions() -> QuerySet[TrialRevision]:
    return TrialRevision.objects.select_related(*(f"trial__{name}" for name in _BELOW))


def assessments() -> QuerySet[TrialAssessment]:
    return TrialAssessment.objects.select_related(*(f"trial__{name}" for name in _BELOW))


def codes() -> QuerySet[TrialCode]:
    return TrialCode.objects.select_related("revision__trial__employer__organisation")


def role_of(trial: TrialAgreement, message: Message) -> str:
    """As whom somebody hears it. The resident first: nobody is written to twice."""
    if message.recipient_id == trial.person_id:
        return Role.RESIDENT
    return Role.EMPLOYER if message.recipient_id == trial.contact_id else Role.COORDINATOR


def page_of(trial: TrialAgreement, role: str) -> str:
    if role == Role.RESIDENT:
        return reverse("marketplace:my_trial", args=[trial.pk])
    if role == Role.EMPLOYER:
        return reverse("marketplace:trial", args=[trial.pk])
    return f"/cms/proefplaatsingen/{trial.pk}/"


def _told(message: Message, trial: TrialAgreement, *sentences: str, label: str = "", url: str = "") -> Rendered:
    role = role_of(trial, message)
    label = label or (_("Look at my page") if role == Role.RESIDENT else _("Look at the trial"))
    return Rendered(sentences, button_label=label, button_url=url or page_of(trial, role))


def _company(trial: TrialAgreement) -> dict[str, Any]:
    return {"company": kept_apart(trial.employer.name)}


# ---------------------------------------------------------------- to sign
@says("trial.to_sign", gettext_lazy("an agreement to sign"), about=revisions)
def to_sign(message: Message) -> Rendered | None:
    revision = thing(message)
    trial = revision.trial
    newest = trial.revisions.order_by("-number").values_list("number", flat=True).first()
    role = role_of(trial, message)
    if trial.state != TrialState.TO_SIGN or revision.number != newest:
        return None
    if revision.signatures.filter(role=role).exists():
        return None
    is_new = revision.number > 1
    what = _("The agreement about the trial was changed. Please read it again.") if is_new else _about(role)
    if role != Role.RESIDENT:
        done = (what, _("Read it and sign it, when it is right."))
    elif is_called(message):
        done = (what, _("I read it to you. You may think about it first."), _("Do you want to sign it?"))
    else:
        done = (what, _("Read it first. Take your time."), _("Rather not? That is fine too. You lose nothing."))
    url = path_to_sign(revision, message.recipient, role)
    return _told(message, trial, *done, label=_("Read and sign"), url=url)


def _about(role: str) -> str:
    if role == Role.RESIDENT:
        return _("There is an agreement about a trial at a company.")
    return _("There is an agreement about a trial placement.")


@says("trial.code", gettext_lazy("your code to sign with"), about=codes, haste=Haste.ANSWER)
def code(message: Message) -> Rendered | None:
    """Said by somebody else it proves nothing: a call brings no code."""
    row = thing(message)
    if row.used_at is not None or row.revision.trial.state != TrialState.TO_SIGN:
        return None
    if is_called(message):
        return Rendered((_("We cannot send you a code."), _("Would you like to sign on paper?")))
    return Rendered(
        (
            _("Your code is %(code)s.") % {"code": digits_of(row)},
            _("With it you sign the agreement about the trial."),
            _("Say it to our team, on the phone. Give it to nobody else."),
        )
    )


@says("trial.talk_asked", gettext_lazy("wants to talk about a trial"), about=trials, channel=Channel.CALL)
def talk_asked(message: Message) -> Rendered | None:
    if thing(message).state != TrialState.TO_SIGN:
        return None
    return Rendered((_("You wanted to talk about the trial first."), _("What do you want to know?")))


# ---------------------------------------------------------------- signed, and begun
@says("trial.sealed", gettext_lazy("all three signed"), about=trials)
def sealed(message: Message) -> Rendered | None:
    trial = thing(message)
    if trial.state not in {TrialState.SIGNED, TrialState.RUNNING} or trial.first_day is None:
        return None
    day = {"day": date_format(trial.first_day, "j F")}
    return _told(
        message, trial, _("All three signed the agreement."), _("The trial begins on %(day)s.") % day,
        _("You find the paper on this page."),
    )  # fmt: skip


@says("trial.called_off", gettext_lazy("a trial does not go on"), about=trials)
def called_off(message: Message) -> Rendered | None:
    trial = thing(message)
    if trial.state != TrialState.CALLED_OFF:
        return None
    if role_of(trial, message) == Role.RESIDENT:
        return _told(message, trial, _("The trial does not go on. You lose nothing."), _("Questions? Call us."))
    return Rendered((_("The trial does not go on."), _("Our team looks with you at what can be.")))


# ---------------------------------------------------------------- the end
@says("trial.ends_soon", gettext_lazy("a trial ends soon"), about=trials)
def ends_soon(message: Message) -> Rendered | None:
    trial = thing(message)
    if trial.state != TrialState.RUNNING or trial.last_day is None:
        return None
    last = _("The last day of the trial is %(day)s.") % {"day": date_format(trial.last_day, "j F")}
    after = {
        Role.RESIDENT: _("What would you like after that? Tell us."),
        Role.EMPLOYER: _("Think about what comes after it. Write down how it goes."),
        Role.COORDINATOR: _("Talk over with both what comes after it."),
    }
    return _told(message, trial, last, after[Role(role_of(trial, message))])


@says("trial.ended", gettext_lazy("a trial is over"), about=trials)
def ended(message: Message) -> Rendered | None:
    trial = thing(message)
    if trial.state != TrialState.ENDED:
        return None
    said = {
        Role.RESIDENT: _("We call you about what comes now."),
        Role.EMPLOYER: _("Write down how it went. The resident reads it."),
        Role.COORDINATOR: _("Talk with both, and write down what comes of it."),
    }
    return _told(message, trial, _("The trial is over."), said[Role(role_of(trial, message))])


@says("trial.assessed", gettext_lazy("read how the trial went"), about=assessments)
def assessed(message: Message) -> Rendered | None:
    row = thing(message)
    if row.answer:
        return None
    if is_called(message):
        return Rendered((_("The company wrote how the trial went."), _("I read it to you. Is it so?")))
    return Rendered(
        (
            _("The company wrote how the trial went."),
            _("Read it, and say whether it is so."),
            _("You may also not agree. Then your words stand beside it."),
        ),
        button_label=_("Read it"),
        button_url=path_to_answer(row, message.recipient),
    )


@says("trial.answered", gettext_lazy("the resident answered"), about=assessments)
def answered(message: Message) -> Rendered | None:
    row = thing(message)
    if not row.answer:
        return None
    return _told(message, row.trial, _("The resident read how the trial went, and answered."))


@says("trial.outcome", gettext_lazy("what came of a trial"), about=trials)
def outcome(message: Message) -> Rendered | None:
    trial = thing(message)
    if trial.state != TrialState.DONE:
        return None
    is_resident = role_of(trial, message) == Role.RESIDENT
    return _told(message, trial, *(_to_resident(trial) if is_resident else _to_others(trial)))


def _to_resident(trial: TrialAgreement) -> tuple[str, ...]:
    match trial.outcome:
        case TrialAgreement.Outcome.JOB:
            resting = _("Employers do not see your card now. Do you want that? Tell us.")
            return (_("There is a job for you. Congratulations."), resting, _("You can still go back."))
        case TrialAgreement.Outcome.AGAIN:
            return (_("Your trial goes on longer."), _("There is a new agreement for that. You sign it first."))
    return (_("You go back to your place of before."), _("You keep everything. That is just fine."))


def _to_others(trial: TrialAgreement) -> tuple[str, ...]:
    match trial.outcome:
        case TrialAgreement.Outcome.JOB:
            return (_("The trial became a job."),)
        case TrialAgreement.Outcome.AGAIN:
            return (_("The trial goes on longer."), _("There is a new agreement to sign."))
    return (_("The trial is over. The resident goes back to the place of before."),)


# ---------------------------------------------------------------- as a text
TEXTS = {
    "trial.to_sign": gettext_lazy(
        "There is an agreement about a trial to read and sign. Look at your page or call %(phone)s. Dichtbij"
    ),
    "trial.sealed": gettext_lazy(
        "All three signed the agreement about the trial. Questions? Call %(phone)s. Dichtbij"
    ),
    "trial.called_off": gettext_lazy(
        "The trial does not go on. You lose nothing. Questions? Call %(phone)s. Dichtbij"
    ),
    "trial.ends_soon": gettext_lazy("The trial ends soon. What would you like after that? Call %(phone)s. Dichtbij"),
    "trial.ended": gettext_lazy("The trial is over. We call you about what comes now. Dichtbij %(phone)s"),
    "trial.assessed": gettext_lazy(
        "The company wrote how the trial went. Read it on your page or call %(phone)s. Dichtbij"
    ),
    "trial.answered": gettext_lazy(
        "The resident read how the trial went, and answered. Questions? Call %(phone)s. Dichtbij"
    ),
    "trial.outcome": gettext_lazy(
        "We wrote down what came of the trial. Look at your page or call %(phone)s. Dichtbij"
    ),
}  # fmt: skip


def _text_of(sentence: Any) -> texting.Form:
    def in_text(message: Message) -> str:
        return texting.fit(str(sentence), keep={"phone": site_phone.of_team(message.recipient.municipality)})

    return in_text


for _kind, _sentence in TEXTS.items():
    texting.says(_kind)(_text_of(_sentence))


@texting.says("trial.code")
def code_in_text(message: Message) -> str:
    sentence = _("Your code to sign with is %(code)s. Say it to our team on the phone, and to nobody else. Dichtbij")
    return texting.fit(sentence, keep={"code": digits_of(thing(message))})
