"""The button in the question of an employer: yes or no to getting to know each other, and to stop after a yes."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.languages import kept_apart
from neighbourhoods.links import Step
from neighbourhoods.models import User

from . import introduction_words as words
from .actions import introducing
from .links import ANSWER_DAYS, NO, YES
from .models import Introduction
from .queries.my_introductions import one_of_mine

PAGE = "/mijn/werkgevers/"


def path_to_answer(row: Introduction, person: User) -> str:
    return links.path("introduction", row, person, days=ANSWER_DAYS)


def path_to_stop(row: Introduction, person: User) -> str:
    return links.path("introduction_stop", row, person, days=ANSWER_DAYS)


def _my_page() -> dict[str, str]:
    return {"next_label": _("Look at my page"), "next_url": PAGE}


def describe_question(pk: int, person: User) -> Step | None:
    it = one_of_mine(person, pk)
    if it is None:
        return None
    name = {"company": kept_apart(it.company)}
    match it.stage:
        case "asked" | "no" if it.may_say_yes:
            said_no = it.stage == "no"
            title = _("You said no. Yes after all? That can be.") if said_no else words.asks(it.company)
            choices = ((YES, _("Yes, that is fine")), *(() if said_no else ((NO, _("No")),)))
            return Step(title, it.about_words, choices, **_my_page())
        case "asked" | "no":
            return Step(_("Nothing is opened now."), (_("No is fine too. Nothing changes then."),), **_my_page())
        case "open" | "planned":
            until = _("They see it until %(day)s.") % {"day": _day(it.open_until)}
            title = _("%(company)s sees your name and your phone number.") % name
            return Step(title, (until, _("You can stop at any moment.")), **_my_page())
    title, *more = it.past_words
    return Step(title, tuple(more), **_my_page())


def _day(day: object) -> str:
    return date_format(day, "j F Y") if day else ""


def answer(pk: int, person: User, choice: str) -> None:
    """Whoever got the link is the person of that row; another row is nobody's."""
    introducing.answer_introduction(_own(pk, person), by=person, yes=choice == YES)


def describe_stop(pk: int, person: User) -> Step | None:
    it = one_of_mine(person, pk)
    if it is None:
        return None
    name = {"company": kept_apart(it.company)}
    if it.stage in {"open", "planned"}:
        title = _("%(company)s no longer sees your name?") % name
        return Step(title, (_("It works at once. You need not say why."),), ((NO, _("Stop")),), **_my_page())
    return Step(_("%(company)s does not see your name.") % name, **_my_page())


def stop(pk: int, person: User, _choice: str) -> None:
    introducing.withdraw_introduction(_own(pk, person), by=person)


def _own(pk: int, person: User) -> Introduction:
    return Introduction.objects.get(pk=pk, person=person)


links.register("introduction", describe=describe_question, act=answer)
links.register("introduction_stop", describe=describe_stop, act=stop)
