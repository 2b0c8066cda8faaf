"""What is told about getting to know an employer: the question, what opened, a day, what came of it."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import introduction_words as words
from marketplace.links_introductions import PAGE, path_to_answer, path_to_stop
from marketplace.models import Introduction
from marketplace.queries.candidates import seen_now
from marketplace.queries.my_introductions import is_open_to, last_day_of, place_words, until_if_yes
from marketplace.states import IntroductionState
from marketplace.words import day_words, time_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, Group
from neighbourhoods.outreach import Haste, Rendered
from neighbourhoods.rules import lead_of

from .common import is_called, is_spoken, says, thing

State, Outcome = IntroductionState, Introduction.Outcome
_NAMED = "employer__organisation__municipality"


def introductions() -> QuerySet[Introduction]:
    related = (_NAMED, "employer__neighbourhood", "employer__owner", "person", "work_kind", "yes")
    return Introduction.objects.select_related(*related)


def company(row: Introduction) -> dict[str, str]:
    return {"company": kept_apart(row.employer.name)}


def we_call(row: Introduction) -> str:
    """ "Yvonne belt u."."""
    lead = lead_of(row.person.neighbourhood_id) if row.person.neighbourhood_id else None
    return _("%(name)s calls you.") % {"name": lead.get_short_name()} if lead else _("We call you.")


def moment_words(row: Introduction) -> str:
    """ "dinsdag 9 juni, 10 uur"."""
    at = timezone.localtime(row.meets_at)
    return f"{day_words(at.date(), timezone.localdate())}, {time_words(at.time())}"


def is_open(row: Introduction) -> bool:
    return is_open_to(row, is_seen=seen_now().filter(person=row.person_id).exists())


def _to_page() -> dict[str, Any]:
    return {"button_label": _("Look at my page"), "button_url": PAGE}


@says(
    "introduction.asked", gettext_lazy("an employer would like to meet you"), about=introductions,
    group=Group.INVITATIONS, use_by=lambda message: message.thing.answer_by,
)  # fmt: skip
def asked(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != State.ASKED or row.answer_by < timezone.localdate():
        return None
    said = [
        words.asks(row.employer.name),
        _("It is at %(place)s.") % {"place": kept_apart(place_words(row.employer))},
        *([_("Kind of work: %(work)s.") % {"work": row.work_kind.name}] if row.work_kind else []),
    ]
    if is_spoken(message) and row.message:  # said by a person; in an e-mail it stands behind the button
        said += [_("They write:"), kept_apart(row.message)]
    said += words.what_opens(row.employer.name, until_if_yes(row))
    if is_called(message):
        said.append(_("May they see it, yes or no?"))
    return Rendered(tuple(said), button_label=_("Give an answer"), button_url=path_to_answer(row, message.recipient))


@says("introduction.yes", gettext_lazy("an employer sees your name"), about=introductions, haste=Haste.ANSWER)
def said_yes(message: Message) -> Rendered | None:
    row = thing(message)
    if not is_open(row):
        return None
    return Rendered(
        (
            _("%(company)s sees your name and your phone number.") % company(row),
            _("They see it until %(day)s.") % {"day": date_format(row.open_until, "j F Y")},
            _("They or we call you to choose a day."),
            _("You can stop at any moment."),
        ),
        button_label=_("I want to stop"),
        button_url=path_to_stop(row, message.recipient),
    )


@says("introduction.no", gettext_lazy("you said no"), about=introductions, haste=Haste.ANSWER)
def said_no(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != State.NOT_NOW or row.yes_id is not None:
        return None
    day = date_format(row.answer_by, "j F")
    return Rendered(
        (
            _("You said no to %(company)s. That is fine.") % company(row),
            _("Nothing changes. They do not see your name."),
            _("Yes after all? That can be until %(day)s.") % {"day": day},
        ),
        button_label=_("Yes after all"),
        button_url=path_to_answer(row, message.recipient),
    )


@says("introduction.closed", gettext_lazy("an employer no longer sees your name"), about=introductions,
      haste=Haste.ANSWER)  # fmt: skip
def closed(message: Message) -> Rendered | None:
    row = thing(message)
    if is_open(row):
        return None
    after_all = row.state == State.NOT_NOW and last_day_of(row) >= timezone.localdate()
    said = (
        _("%(company)s no longer sees your name.") % company(row),
        _("That is fine. Nothing changes."),
        *((_("Do you want to go on after all? That can be."),) if after_all else ()),
    )
    return Rendered(said, button_label=_("Look at my page"), button_url=PAGE)


@says("introduction.moment", gettext_lazy("a day with an employer"), about=introductions)
def appointment(message: Message) -> Rendered | None:
    row = thing(message)
    if row.meets_at is None or row.meets_at < timezone.now() or not is_open(row):
        return None
    return Rendered(
        (
            _("You meet %(company)s.") % company(row),
            _("%(when)s.") % {"when": moment_words(row)},
            _("The place: %(place)s.") % {"place": kept_apart(row.meets_where)},
            _("You may bring somebody along."),
            _("Can you not come? Tell us. No problem."),
        ),
        **_to_page(),
    )


# ---------------------------------------------------------------- what came of it
def _end(outcome: str, *, calls: bool) -> Any:
    def rendered(message: Message) -> Rendered | None:
        row = thing(message)
        if row.outcome != outcome or row.state != State.ENDED:
            return None
        said = words.of_row(row)
        if is_called(message):
            return Rendered((*said, *wrote(row)))
        return Rendered((*said, *((we_call(row),) if calls else ())), **_to_page())

    return rendered


OUTCOMES = {
    Outcome.TRIAL: (gettext_lazy("an employer would like to try"), True),
    Outcome.JOB: (gettext_lazy("an employer has a job for you"), True),
    Outcome.NOT_NOW: (gettext_lazy("an employer has no work now"), True),
    Outcome.STOPPED: (gettext_lazy("an employer no longer takes part"), True),
    Outcome.TAKEN_BACK: (gettext_lazy("an employer looks no further"), False),
    Outcome.NO_ANSWER: (gettext_lazy("the question of an employer is over"), False),
    Outcome.CANNOT: (gettext_lazy("the question of an employer is over"), False),
}
for _outcome, (_title, _calls) in OUTCOMES.items():
    says(f"introduction.{_outcome}", _title, about=introductions)(_end(_outcome, calls=_calls))


@says("introduction.silent", gettext_lazy("an employer gave no answer"), about=introductions)
def silent(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != State.OPEN or row.silent_since is None:
        return None
    calling = () if is_called(message) else (we_call(row),)
    return Rendered((*words.silent_words(row.employer.name), *calling), **_to_page())


@says("introduction.call", gettext_lazy("talk over what an employer said"), about=introductions, channel=Channel.CALL)
def call(message: Message) -> Rendered | None:
    """What we promised: somebody calls. The company's own words are for the coordinator, who tells them."""
    row = thing(message)
    if row.state == State.ENDED and row.outcome in OUTCOMES:
        said = words.of_row(row)
    elif row.silent_since is not None:
        said = words.silent_words(row.employer.name)
    else:
        return None
    return Rendered((*said, *wrote(row), _("How do you feel about it? What shall we do next?")))


def wrote(row: Introduction) -> tuple[str, ...]:
    return (_("They wrote this. Tell it in your own words:"), kept_apart(row.words)) if row.words else ()
