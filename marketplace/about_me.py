"""The forms of /mijn/over-mij/ and what each of them changes."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.actions.profiles import allow_address_by_text, set_pace, set_preferences
from marketplace.forms.helper import ADDRESS_SENTENCE, NO_LIMIT, HomeForm, NamesForm, PaceForm, ReachForm, WishesForm
from marketplace.hours import PARTS, task_hours
from marketplace.queries import my_wishes
from marketplace.queries.kinds import active_kinds, kinds_among
from marketplace.rules import ADDRESS_BY_TEXT
from neighbourhoods import reach, rules
from neighbourhoods.actions import contact, people
from neighbourhoods.contact_forms import WAYS, WaysForm
from neighbourhoods.models import Consent, User
from neighbourhoods.models.outreach import Channel


def forms_for(person: User, data: Any) -> dict[str, forms.Form]:
    """Each form with what we know; only the one that was sent is filled with what was sent."""

    def sent(part: str) -> Any:
        return data if data and data.get("part") == part else None

    wishes = my_wishes.wishes_of(person)
    ways = {Channel.CALL, Channel(person.channel)} | ({Channel.EMAIL} if person.email else set())
    ways |= {Channel.TEXT} if reach.texts_are_sent() else set()
    channels = [(str(way), words) for way, words in WAYS.items() if way in ways]
    names = {"first_name": person.first_name, "last_name": person.last_name, "call_name": person.call_name}
    return {
        "names": NamesForm(sent("names"), initial=names),
        "home": HomeForm(sent("home"), initial={"postcode": person.postcode, "house_number": person.house_number}),
        "reach": ReachForm(
            sent("reach"),
            channels=channels,
            initial={
                "phone": person.phone,
                "channel": person.channel,
                "address_by_text": rules.has_said_yes(person, ADDRESS_BY_TEXT),
            },
        ),
        "ways": WaysForm(sent("ways"), person=person),
        "again": forms.Form(sent("again")),
        "wishes": WishesForm(
            sent("wishes"),
            kinds=[(kind.pk, kind.name, kind.icon) for kind in active_kinds()],
            reach=wishes.reach_minutes,
            initial={"likes": wishes.likes, "parts": wishes.parts, "reach_minutes": wishes.reach_minutes},
        ),
        "pace": _pace(sent("pace"), wishes),
    }


def _pace(data: Any, wishes: my_wishes.Wishes) -> PaceForm:
    return PaceForm(
        data,
        conditions=[(it.pk, it.text, it.icon) for it in my_wishes.conditions_to_choose()],
        most=wishes.most_minutes,
        initial={
            "most": str(wishes.most_minutes or NO_LIMIT),
            "nothing_heavy": wishes.nothing_heavy,
            "works_best": wishes.works_best,
        },
    )


def save(person: User, part: str, form: Any) -> str:
    """Do what the form says; answers what to tell, nothing when it still has a question. NotAllowedNow as ever."""
    answers, note = form.cleaned_data, ""
    if part == "names":
        people.set_names(person, by=person, **answers)
    elif part == "reach":
        people.set_phone(person, by=person, phone=answers["phone"])
        people.set_channel(person, by=person, channel=answers["channel"])
        _address_by_text(person, wanted=answers.get("address_by_text"))
    elif part == "ways":
        contact.choose_ways(person, by=person, ways=answers)
    elif part == "again":
        contact.end_rest(person, by=person)
    elif part == "wishes":
        hours = task_hours(range(7), [name for name in PARTS if name in answers["parts"]])
        likes = kinds_among(answers["likes"])
        set_preferences(person, by=person, likes=likes, reach_minutes=answers["reach_minutes"], hours=hours)
    elif part == "pace":
        places = my_wishes.conditions_among(answers.get("works_best", ()))
        most = None if answers["most"] == NO_LIMIT else int(answers["most"])
        set_pace(person, by=person, most_minutes_a_week=most, nothing_heavy=answers["nothing_heavy"], works_best=places)
    elif part == "home":
        place = form.find_place()
        if place is None:
            return ""
        where = {"postcode": place.postcode, "house_number": place.house_number}
        people.set_address(person, by=person, place=place, **where)
        note = place.sentence
    return str(note or _("We changed it."))


def _address_by_text(person: User, *, wanted: bool | None) -> None:
    """None: it was not asked."""
    if wanted is not None:
        allow_address_by_text(
            person, by=person, yes=wanted, wording=str(ADDRESS_SENTENCE), medium=Consent.Medium.WEB,
            language=get_language() or "nl",
        )  # fmt: skip
