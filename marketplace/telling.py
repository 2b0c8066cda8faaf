"""The steps of the intake: what a device keeps until we know who it is, where each answer leads, what follows."""

from typing import Any

from django.http import HttpRequest

from marketplace import joining
from marketplace.actions.telling import Told, write_down
from marketplace.queries import next_thing
from marketplace.queries.first_things import first_things
from marketplace.queries.my_wishes import conditions_among
from neighbourhoods.models import User
from training.actions import intake
from training.queries.intake import told_so_far

DREAM, TELL = "intake_dream", "intake_tell"  # in the session


def keep_dream(request: HttpRequest, words: str) -> None:
    """On this device, until somebody joins; of who is known in their plan."""
    request.session.pop(TELL, None)
    if request.user.is_authenticated:
        write_down(request.user, by=request.user, told=Told(dream=words))
    else:
        request.session[DREAM] = words


def note_wish_to_tell(request: HttpRequest, *, wants: bool) -> None:
    """ "Ik vertel het liever": somebody calls."""
    request.session[TELL] = wants


def bring_along(request: HttpRequest) -> None:
    """What was told before we knew who it was becomes theirs."""
    words = request.session.pop(DREAM, "")
    if words:
        write_down(request.user, by=request.user, told=Told(dream=words))


def after_dream(person: Any) -> str:
    if not person.is_authenticated:
        return "marketplace:join"
    return "marketplace:intake_helps" if person.neighbourhood_id else "marketplace:join_where"


def after_where(request: HttpRequest) -> str:
    """Who came for one task goes back to that; everybody else begins with the dream."""
    told = told_so_far(request.user)
    if joining.RETURN_TO in request.session or told.is_finished:
        return "marketplace:join_welcome"
    return "marketplace:intake_helps" if TELL in request.session or told.dream else "marketplace:intake_dream"


def told_in(answers: dict[str, Any]) -> Told:
    places = conditions_among(answers["works_best"]) if "works_best" in answers else None
    return Told(
        can=answers["can"], works_best=places, parts=answers["parts"], reach_minutes=answers["reach_minutes"]
    )  # fmt: skip


def finish(request: HttpRequest, *, found: bool) -> None:
    wants_to_tell = bool(request.session.pop(TELL, False))
    intake.finish_intake(request.user, by=request.user, found=found, wants_to_tell=wants_to_tell)


def what_follows(person: User) -> dict[str, Any]:
    return {"first": first_things(person), "thing": next_thing.thinking_along_with(person)}
