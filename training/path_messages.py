"""What people hear about their path. Where they are stands on their own page; only a voice or a letter says it."""

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import outreach, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND, Channel
from neighbourhoods.outreach import Haste, Rendered

from . import walking
from .models import Step
from .phrases import today
from .queries.path import map_of, now_at, steps_of

PAGE = "/mijn/plek/"


def _steps() -> QuerySet[Step]:
    return Step.objects.select_related("person", "fall_back_place__house")


def stepped(message: Message) -> Rendered | None:
    step = message.thing
    assert isinstance(step, Step)  # noqa: S101 - the kind is registered with steps
    if message.channel not in BY_HAND:
        words = (
            _("We wrote down a step on your path."),
            _("Your own page says where you are and how to go back."),
        )
        return Rendered(words, button_label=_("Look at my place"), button_url=PAGE)
    return Rendered((*where_now(step), *way_back_words(step)))


def where_now(step: Step) -> tuple[str, ...]:
    """ "U bent nu bij: Samen werken." As it is when it is read out, whichever way they went."""
    street = map_of(step.person.municipality_id)
    been = walking.stays(walking.that_hold(steps_of(step.person, street)))
    here = ", ".join(now_at(been))
    return (_("You are now at: %(place)s.") % {"place": here},) if here else ()


def way_back_words(step: Step) -> tuple[str, ...]:
    """ "U kunt terug naar Samen werken, tot 1 mei 2027. Vraag naar Yvonne Jansen." """
    if step.fall_back_place is None or step.fall_back_until is None or step.fall_back_until < today():
        return ()
    said = {"place": step.fall_back_place.name, "day": date_format(step.fall_back_until, "j F Y")}
    return (
        _("You can go back to %(place)s until %(day)s.") % said,
        _("Ask for %(name)s.") % {"name": step.fall_back_name},
    )


@texting.says("path.stepped")
def stepped_by_text(message: Message) -> str:  # noqa: ARG001 (the shape of a text)
    return texting.fit(_("We wrote down a step on your path. Look at your own page. Dichtbij"))


def wants_to_talk(message: Message) -> Rendered | None:  # noqa: ARG001 (the shape of a renderer)
    return Rendered((_("You want to talk about another place."), _("Where would you like to go? Back is fine too.")))


outreach.register(
    "path.stepped",
    stepped,
    title=gettext_lazy("a step on the path"),
    things=_steps,
    haste=Haste.CAN_WAIT,
)
outreach.register(
    "path.talk",
    wants_to_talk,
    title=gettext_lazy("wants to talk about another place"),
    channel=Channel.CALL,
)
