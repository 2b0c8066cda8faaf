"""The buttons in messages about paid work: may employers see you, and may they go on seeing you."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step
from neighbourhoods.models import User

from .actions import confirming, readiness
from .links import ANSWER_DAYS, NO, YES
from .models import Readiness
from .states import ReadinessState

State = ReadinessState
PAGE = "/mijn/werkgevers/"


def path_to_answer(row: Readiness, person: User) -> str:
    return links.path("employers", row, person, days=ANSWER_DAYS)


def path_to_renew(row: Readiness, person: User) -> str:
    return links.path("employers_again", row, person, days=ANSWER_DAYS)


def path_to_stop(row: Readiness, person: User) -> str:
    return links.path("employers_stop", row, person, days=ANSWER_DAYS)


def path_to_confirm(row: Readiness, person: User) -> str:
    return links.path("card_right", row, person, days=ANSWER_DAYS)


def _row(pk: int) -> Readiness | None:
    return Readiness.objects.filter(pk=pk).first()


def _my_page() -> dict[str, str]:
    return {"next_label": _("See what an employer would see"), "next_url": PAGE}


def describe_question(pk: int, _person: User) -> Step | None:
    row = _row(pk)
    if row is None:
        return None
    match row.state:
        case State.AGREED:
            return Step(_("Thank you for telling us."), (_("One of us still looks along."),), **_my_page())
        case State.VISIBLE:
            return Step(_("Employers see your card."), (_("You can stop at any moment."),), **_my_page())
        case State.PROPOSED:
            return Step(
                _("May employers see your card?"),
                (
                    _("You choose yourself what stands on it."),
                    _("It is for 6 months. You can stop at any moment."),
                    _("No is fine too. Nothing changes then."),
                ),
                ((YES, _("Yes, they may")), (NO, _("Not now"))),
                **_my_page(),
            )
    return Step(_("Thank you for telling us."), (_("Employers do not see you."),), **_my_page())


def answer(pk: int, person: User, choice: str) -> None:
    """Whoever got the link is the person of that row; another row is nobody's."""
    _own(pk, person)
    act = readiness.agree if choice == YES else readiness.not_now
    act(person, by=person)


def describe_again(pk: int, _person: User) -> Step | None:
    row = _row(pk)
    if row is None:
        return None
    if row.state == State.VISIBLE and row.renewal_asked_on is not None and row.visible_until is not None:
        return Step(
            _("May employers go on seeing your card?"),
            (_("Now they see it until %(day)s.") % {"day": date_format(row.visible_until, "j F Y")},),
            ((YES, _("Yes, 6 months more")), (NO, _("No, stop now"))),
            **_my_page(),
        )
    if row.state == State.PAUSED:
        return Step(_("Employers do not see you now."), (), ((YES, _("Employers may see me again")),), **_my_page())
    seen = _("Employers see your card.") if row.state == State.VISIBLE else _("Employers do not see you.")
    return Step(_("Thank you for telling us."), (seen,), **_my_page())


def answer_again(pk: int, person: User, choice: str) -> None:
    row = _own(pk, person)
    if choice == NO:
        readiness.withdraw(person, by=person)
    elif row.state == State.PAUSED:
        readiness.come_back(person, by=person)
    else:
        readiness.renew(person, by=person)


def describe_stop(pk: int, _person: User) -> Step | None:
    row = _row(pk)
    if row is None:
        return None
    if row.state != State.VISIBLE:
        return Step(_("Employers do not see you."), **_my_page())
    return Step(
        _("Stop employers from seeing your card?"),
        (_("It works at once. You can come back at any moment."),),
        ((NO, _("Stop")),),
        **_my_page(),
    )


def stop(pk: int, person: User, _choice: str) -> None:
    _own(pk, person)
    readiness.withdraw(person, by=person)


def describe_card(pk: int, _person: User) -> Step | None:
    row = _row(pk)
    if row is None:
        return None
    if row.state != State.VISIBLE:
        return Step(_("Employers do not see you."), **_my_page())
    if not row.asks_if_right:
        return Step(_("Thank you for telling us."), (_("Employers see your card."),), **_my_page())
    seen = _("Employers do not see it now.") if row.is_unconfirmed else _("Employers see it now.")
    return Step(_("Is your card still right?"), (seen,), ((YES, _("Yes, my card is right")),), **_my_page())


def confirm(pk: int, person: User, _choice: str) -> None:
    _own(pk, person)
    confirming.confirm_card(person, by=person)


def _own(pk: int, person: User) -> Readiness:
    return Readiness.objects.get(pk=pk, person=person)


links.register("employers", describe=describe_question, act=answer)
links.register("employers_again", describe=describe_again, act=answer_again)
links.register("employers_stop", describe=describe_stop, act=stop)
links.register("card_right", describe=describe_card, act=confirm)
