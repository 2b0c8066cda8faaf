"""The messages of a week as one text: a line for each, our name and number once, and never longer than four texts."""

import pytest
import time_machine

from neighbourhoods import background, outreach, texting
from neighbourhoods.models import Message
from neighbourhoods.texting import gsm
from neighbourhoods.texting.together import LONGEST
from tests import texts

from .announced import STORIES

WEDNESDAY, MONDAY = "2026-05-13 12:00+02:00", "2026-05-18 08:00+02:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(WEDNESDAY, tick=False) as travel:
        yield travel


@pytest.fixture(autouse=True)
def server(server, settings):
    settings.MESSAGES_PER_WEEK = 0
    return server


@pytest.fixture
def on_monday(server, clock):
    """Everything that may leave now leaves, and again on Monday; what went by text to a number."""

    def wait(number):
        for moment in (WEDNESDAY, MONDAY):
            clock.move_to(moment)
            for pk in Message.objects.filter(channel="text").order_by("pk").values_list("pk", flat=True):
                background.deliver(pk)
        return [text for text in server.sent if text["recipients"] == [number.lstrip("+")]]

    return wait


def test_every_kind_that_can_go_by_text_has_its_words():
    follow = {name for name, kind in outreach.kinds.items() if kind.channel in {None, "text"}}
    assert follow - set(texting.forms) == set()


def test_a_line_for_each_and_our_name_and_number_once(mevrouw_de_wit, samira, yvonne, on_monday):
    texts.by_text(samira)
    for kind in ("helper.thanked", "helper.passed"):
        STORIES[kind](mevrouw_de_wit, samira, yvonne)

    (text,) = on_monday(samira.phone)

    assert text["body"] == (
        "Nieuws van deze week.\n"
        "Een buur bedankt u voor: boodschappen. Het kaartje staat op uw pagina.\n"
        "Nu is geen helper nodig voor: boodschappen voor een buurvrouw, vrijdag 15 mei, middag. "
        "Fijn dat u wilde helpen.\n"
        "Dichtbij 088 000 12 34"
    )
    assert (text["originator"], set(Message.objects.exclude(bundle=None).values_list("state", flat=True))) == (
        "Dichtbij", {"sent"}
    )  # fmt: skip


def test_one_message_alone_is_its_own_text(mevrouw_de_wit, samira, yvonne, on_monday):
    texts.by_text(samira)
    STORIES["helper.thanked"](mevrouw_de_wit, samira, yvonne)

    assert [text["body"] for text in on_monday(samira.phone)] == [
        "Een buur bedankt u voor: boodschappen. Het kaartje staat op uw pagina. Dichtbij"
    ]


def test_one_that_asks_makes_it_leave_from_the_number_that_is_read(mevrouw_de_wit, samira, yvonne):
    texts.by_text(samira)
    bundle = Message.objects.create(recipient=samira, kind="outbox.bundle", channel="text", key="bundle")
    for kind in ("helper.thanked", "helper.invited"):
        STORIES[kind](mevrouw_de_wit, samira, yvonne)
        Message.objects.filter(kind=kind).update(bundle=bundle)

    text = texting.compose(bundle, outreach.render(bundle))

    assert (text.asks, text.body.count("Antwoord JA."), text.body.count("Dichtbij")) == (True, 1, 1)


@pytest.mark.parametrize("many", [2, 6, 9, 30])
def test_what_does_not_fit_is_counted_and_nothing_is_cut(mevrouw_de_wit, samira, yvonne, many):
    texts.by_text(samira)
    bundle = Message.objects.create(recipient=samira, kind="outbox.bundle", channel="text", key="bundle")
    STORIES["helper.thanked"](mevrouw_de_wit, samira, yvonne)
    first = Message.objects.get(kind="helper.thanked")
    for number in range(many):
        first.pk, first.key, first.bundle = None, f"n{number}", bundle
        first.save()

    body = texting.compose(bundle, outreach.render(bundle)).body

    *lines, end = body.split("\n")[1:]
    assert gsm.septets(body) <= LONGEST
    assert set(lines) == {"Een buur bedankt u voor: boodschappen. Het kaartje staat op uw pagina."}
    more = many - len(lines)
    assert end == (f"En nog {more} berichten. Bel ons: 088 000 12 34. Dichtbij" if more else "Dichtbij 088 000 12 34")
