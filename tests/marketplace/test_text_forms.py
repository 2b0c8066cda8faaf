"""Every message of the loop as a text: counted in both languages, in the alphabet of phones, and silent about more
than its message may say."""

from datetime import time

import pytest
import time_machine

from marketplace.actions import clock, standing_in
from marketplace.models import Visit
from marketplace.rules import ADDRESS_BY_TEXT
from neighbourhoods import background, outreach, texting
from neighbourhoods.actions.people import give_consent, withdraw_consent
from neighbourhoods.models import Message
from neighbourhoods.texting import gsm
from tests import texts

from . import stories, working
from .announced import STORIES

BY_TEXT = sorted(kind for kind in texting.forms if kind in STORIES)
ASKS = {
    "helper.invited",
    "helper.reminder",
    "introduction.asked",
    "introduction.no",
    "readiness.confirm",
    "readiness.not_confirmed",
    "readiness.proposed",
    "readiness.renew",
    "request.still_needed",
    "stand_in.asked",
    "taster.how_was_it",
    "visit.how_did_it_go",
    "visit.is_it_done",
}

END = "Dichtbij 088…"
WITHOUT_A_PHONE = {
    "company.goes",
    "company.off",
    "helper.company",
    "helper.passed",
    "helper.replaced",
    "helper.thanked",
    "path.stepped",
    "request.still_needed",
    "stand_in.asked",
    "stand_in.passed",
    "visit.comes_after_all",
    "taster.how_was_it",
    "trial.code",
    "visit.how_did_it_go",
    "visit.is_it_done",
}

pytestmark = [pytest.mark.usefixtures("at_noon", "server"), pytest.mark.once]


@pytest.fixture
def tell(mevrouw_de_wit, samira, yvonne):
    """Let the loop come to where this kind is announced, with everybody reached by text."""
    texts.by_text(mevrouw_de_wit, mevrouw_de_wit.phone)
    texts.by_text(samira)
    return lambda kind: STORIES[kind](mevrouw_de_wit, samira, yvonne)


def text_of(kind: str, language: str = "nl"):
    message = Message.objects.select_related("recipient__municipality").filter(kind=kind).latest("pk")
    message.recipient.language = language
    rendered = outreach.render(message)
    assert rendered is not None
    return texting.compose(message, rendered)


def test_every_kind_that_follows_a_wish_has_its_text():
    follows = {kind for kind in STORIES if outreach.kinds[kind].channel is None}
    assert follows == set(BY_TEXT)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", BY_TEXT)
def test_a_text_is_short_and_in_the_alphabet(tell, kind, language):
    tell(kind)

    body = text_of(kind, language).body

    assert gsm.septets(body) <= gsm.ROOM, body
    assert "%(" not in body


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", BY_TEXT)
def test_long_names_are_cut_and_the_phone_number_stays(tell, kind, language, mevrouw_de_wit, samira, lindenkwartier):
    mevrouw_de_wit.call_name = "mevrouw Van der Meulen-Østergård Çelikoğlu tot Zandstra van"
    mevrouw_de_wit.save()
    samira.call_name = "Joëlle-Antoinette Yılmaz-Wojciechowska de la Fuente"
    samira.save()
    lindenkwartier.name = "Bedrijventerrein Noorderpoort en verspreide huizen in het buitengebied"
    lindenkwartier.save()
    tell(kind)
    before = text_of(kind, language).body

    assert gsm.septets(before) <= gsm.ROOM, before
    assert " ," not in before
    assert ("088 000 12 34" in before) == (kind not in WITHOUT_A_PHONE)


@pytest.mark.parametrize("kind", BY_TEXT)
def test_only_what_asks_for_an_answer_leaves_from_the_number(tell, kind):
    tell(kind)
    assert text_of(kind).asks == (kind in ASKS)


@pytest.mark.parametrize("kind", BY_TEXT)
def test_a_text_holds_no_address_no_phone_and_no_surname(tell, kind, mevrouw_de_wit, samira):
    tell(kind)
    body = text_of(kind).body

    marks = ["Kastanjelaan", "Beukenstraat", "12345678", "98765432", "Haddad", "Johanna"]
    named = {"visit.how_did_it_go", "helper.agreed", "helper.reminder", "request.received", "stand_in.agreed"}
    of_the_helper = {"request.helper_found", "visit.is_it_done", "company.goes", "visit.company"}
    of_the_helper |= {"visit.stand_in", "visit.nobody_yet", "visit.comes_after_all", "helper.rests"}
    of_the_helper |= {
        "rhythm.begun",
        "rhythm.changed",
        "rhythm.ends",
        "visit.moved",
        "visit.skipped",
        "visit.after_all",
    }
    assert [mark for mark in marks if mark in body] == []
    assert ("De Wit" in body) == (kind in named)
    assert ("Samira" in body) == (kind in of_the_helper)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (
            "request.received",
            f"Dag mevrouw De Wit, uw vraag is binnen: boodschappen, donderdag. Wij bellen u binnen 1 werkdag. {END}",
        ),
        (
            "helper.agreed",
            "Boodschappen voor mevrouw De Wit, donderdag 14 uur. Het adres staat op uw pagina. Toch niet? Bel 088…",
        ),
        (
            "helper.reminder",
            "Morgen 14 uur: boodschappen voor mevrouw De Wit. Kunt u niet? Antwoord NEE of bel 088…",
        ),
        (
            "visit.how_did_it_go",
            "Hoe ging het bij mevrouw De Wit? Antwoord 1 goed, 2 gaat wel, 3 niet goed. Dank u wel. Dichtbij",
        ),
        (
            "visit.is_it_done",
            "Is het gelukt met Samira? Antwoord 1 ja, 2 nee. Hoe lang? Schrijf het erbij: 1, 45 minuten. Dichtbij",
        ),
    ],
)
def test_it_says(tell, kind, says):
    tell(kind)
    assert text_of(kind).body.replace("088 000 12 34", "088…") == says


@pytest.mark.parametrize("kind", ["helper.agreed", "helper.reminder", "stand_in.agreed"])
def test_the_address_is_in_a_text_only_as_long_as_the_neighbour_agrees(tell, kind, mevrouw_de_wit):
    tell(kind)
    yes = {"by": mevrouw_de_wit, "purpose": "address_by_text"}

    give_consent(mevrouw_de_wit, wording="Mag uw adres in een sms?", medium="phone", **yes)
    with_address = text_of(kind).body
    withdraw_consent(mevrouw_de_wit, **yes)

    assert "Kastanjelaan 12" in with_address
    assert gsm.septets(with_address) <= gsm.ROOM
    assert "Kastanjelaan" not in text_of(kind).body


def test_a_text_of_the_loop_really_leaves(tell, server):
    tell("helper.reminder")
    message = Message.objects.get(kind="helper.reminder")
    with time_machine.travel("2026-05-12 17:01+02:00", tick=False):
        assert background.deliver(message.pk) == "sent"

    assert [text["body"][:6] for text in server.sent] == ["Morgen"]


@pytest.mark.parametrize("kind", ["stand_in.agreed", "helper.reminder"])
def test_of_a_place_of_work_no_home_is_texted(ria, samira, fatma, yvonne, kind):
    texts.by_text(fatma)
    give_consent(ria, by=ria, purpose=ADDRESS_BY_TEXT, wording="Mag dat?", medium="web", language="nl")
    agreement = working.agreed(working.open_job(ria, by=yvonne), samira, by=yvonne)
    visit = Visit.objects.create(agreement=agreement, on_date=stories.a_day(1), at_time=time(14))
    standing_in.cannot_come(visit, by=samira)
    standing_in.answer(standing_in.ask_somebody(visit, by=yvonne, person=fatma), by=fatma, yes=True)
    clock.remind_of_visit(visit)

    assert "Parkweg" not in text_of(kind).body
