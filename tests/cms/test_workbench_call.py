"""Nieuw telefoontje: one screen for somebody who calls, known or new, who asks for help or offers it."""

import pytest
from django.urls import reverse

from marketplace.actions import asking
from marketplace.actions.asking import Request
from marketplace.models import HelperProfile, WorkKind
from marketplace.models.work import Opportunity
from neighbourhoods.actions import people
from neighbourhoods.models import Consent, Message, Postcode, User
from tests.entering import enter

URL = "/cms/telefoontje/"


@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green")


@pytest.fixture
def places(lindenkwartier, molenwijk) -> None:
    for code, place in (("7299AB", lindenkwartier), ("7298CD", molenwijk)):
        Postcode.objects.create(
            code=code, latitude=place.latitude, longitude=place.longitude, neighbourhood=place, street="Kastanjelaan",
            place_name="Lindedaal",
        )  # fmt: skip


def call(client, by, tab="hulp", **answers):
    said = {
        "do": "save", "phone": "06 11 22 33 44", "first_name": "Riet", "last_name": "Mulder", "postcode": "7299 ab",
        "house_number": "12", "day": "this_week", "channel": "call", "salutation": "woman", "consent": "on",
    }  # fmt: skip
    return enter(client, by).post(f"{URL}?tab={tab}", said | answers)


def errors(response) -> dict[str, list[str]]:
    return {name: list(sentences) for name, sentences in response.context["form"].errors.items()}


def test_a_new_caller_and_her_request_are_written_down_at_once(client, places, shopping, yvonne, lindenkwartier):
    response = call(client, yvonne, kind=shopping.pk, parts=["morning"], wish="Graag dinsdag.")

    riet = User.objects.get(first_name="Riet")
    request = riet.requests.get()
    assert response.url == f"/cms/?klus={request.pk}#wacht"
    assert (riet.phone, riet.neighbourhood, riet.address_line) == ("+31611223344", lindenkwartier, "Kastanjelaan 12")
    assert (request.state, request.source, request.entered_by) == ("waiting", "phone", yvonne)
    assert (request.work_kind, request.day, request.morning, request.wish) == (
        shopping, "this_week", True, "Graag dinsdag.",
    )  # fmt: skip
    assert [(it.purpose, it.wording, it.medium, it.recorded_by) for it in riet.consents.all()] == [
        ("service", "Mogen wij dit bewaren, zodat een buur u kan helpen?", "phone", yvonne)
    ]


def test_plaatsen_volgende_opens_an_empty_form(client, places, shopping, yvonne):
    assert call(client, yvonne, kind=shopping.pk, do="next").url == f"{URL}?tab=hulp"


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"consent": ""}, {"consent": ["Lees de zin voor. Vink pas aan als de beller ja zegt."]}),
        ({"first_name": ""}, {"first_name": ["Vraag de naam."]}),
        ({"phone": "12"}, {"phone": ["Dit is geen telefoonnummer. Bijvoorbeeld 06 12 34 56 78."]}),
        ({"phone": ""}, {"phone": ["Vraag het nummer. Of kies een brief."]}),
        ({"channel": "email"}, {"email": ["Vraag het e-mailadres. Of kies voor terugbellen."]}),
        ({"day": "date"}, {"on_date": ["Kies een datum."]}),
        ({"postcode": "12"}, {"postcode": ["Dit is geen postcode. Bijvoorbeeld 1234 AB."]}),
        ({"postcode": ""}, {"postcode": ["Vul een postcode in, of kies de buurt."]}),
        ({"postcode": "1234 AB"}, {"neighbourhood": ["Wij kennen deze postcode niet. Kies uw buurt."]}),
        ({"postcode": "7298 CD"}, {"__all__": ["Dit adres ligt in Molenwijk. Daar helpt Karim: 088 000 12 35."]}),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, places, shopping, yvonne, karim, answers, missing):
    response = call(client, yvonne, kind=shopping.pk, **answers)

    assert errors(response) == missing
    assert not User.objects.filter(phone="+31611223344").exists()
    assert not Opportunity.objects.exists()


def test_an_unknown_postcode_and_a_chosen_neighbourhood(client, places, shopping, yvonne, lindenkwartier):
    call(client, yvonne, kind=shopping.pk, postcode="1234 AB", neighbourhood=lindenkwartier.pk)

    riet = User.objects.get(first_name="Riet")
    assert (riet.neighbourhood, riet.precision, riet.postcode) == (lindenkwartier, "chosen", "1234AB")


def test_a_letter_needs_no_phone(client, places, shopping, yvonne):
    call(client, yvonne, kind=shopping.pk, phone="", channel="letter")

    assert User.objects.get(first_name="Riet").channel == "letter"


# ---------------------------------------------------------------- somebody we know
def test_a_known_number_shows_who_it_is_and_only_in_the_own_neighbourhoods(client, mevrouw_de_wit, yvonne, karim):
    url, phone = reverse("workbench:lookup"), {"phone": "0612345678"}

    assert "Johanna de Wit" in enter(client, yvonne).post(url, phone).content.decode()
    assert "Johanna" not in enter(client, karim).post(url, phone).content.decode()


def test_without_javascript_the_button_looks_the_number_up_and_keeps_the_answers(client, mevrouw_de_wit, yvonne):
    response = call(client, yvonne, do="look", phone="06 12345678", wish="Een lamp ophangen.")

    assert [caller.name for caller in response.context["people"]] == ["Johanna de Wit"]
    assert response.context["form"]["wish"].value() == "Een lamp ophangen."
    assert not response.context["form"].errors


def test_zelfde_als_vorige_keer_fills_everything_in(client, mevrouw_de_wit, shopping, yvonne):
    before = Request(work_kind=shopping, parts=frozenset({"morning"}), wish="Twee tassen.")
    asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=before)
    response = enter(client, yvonne).post(f"{URL}?persoon={mevrouw_de_wit.pk}", {"do": "same"})

    form = response.context["form"]
    filled = [form[name].value() for name in ("phone", "first_name", "kind", "parts", "wish", "consent")]
    assert filled == ["06 12 34 56 78", "Johanna", shopping.pk, ["morning"], "Twee tassen.", None]


def test_a_known_caller_asks_again_and_stays_where_she_is(client, mevrouw_de_wit, shopping, yvonne):
    call(
        client, yvonne, person=mevrouw_de_wit.pk, kind=shopping.pk, first_name="", phone="06 12 34 56 78",
        postcode="7299AB",
    )  # fmt: skip

    mevrouw_de_wit.refresh_from_db()
    assert mevrouw_de_wit.address_line == "Kastanjelaan 12"
    assert [request.work_kind for request in mevrouw_de_wit.requests.all()] == [shopping]
    assert Consent.objects.filter(person=mevrouw_de_wit).count() == 1


def test_a_yes_that_was_taken_back_is_asked_again(client, mevrouw_de_wit, shopping, yvonne):
    people.give_consent(mevrouw_de_wit, by=yvonne, purpose="service", wording="Mag dat?", medium="phone")
    people.withdraw_consent(mevrouw_de_wit, by=yvonne, purpose="service")
    people.give_consent(mevrouw_de_wit, by=yvonne, purpose="photo", wording="Mag uw foto erbij?", medium="phone")
    response = call(client, yvonne, person=mevrouw_de_wit.pk, kind=shopping.pk, consent="")

    assert list(response.context["form"].errors) == ["consent"]
    assert not mevrouw_de_wit.requests.exists()


def test_nobody_writes_for_a_person_of_elsewhere(client, mevrouw_de_wit, shopping, karim):
    assert call(client, karim, person=mevrouw_de_wit.pk, kind=shopping.pk).status_code == 404


# ---------------------------------------------------------------- wil helpen
def test_a_caller_who_wants_to_help_comes_on_the_call_list(client, places, shopping, yvonne):
    response = call(client, yvonne, tab="helpen", likes=[shopping.pk])

    riet = User.objects.get(first_name="Riet")
    assert response.url == f"/cms/mensen/{riet.pk}/"
    assert list(HelperProfile.objects.get(user=riet).likes.all()) == [shopping]
    assert [message.channel for message in Message.objects.filter(kind="helper.get_acquainted")] == ["call"]
    assert not riet.requests.exists()


@pytest.mark.parametrize("tab", ["hulp", "helpen"])
def test_the_tick_is_never_there_beforehand(client, places, shopping, yvonne, tab):
    form = enter(client, yvonne).get(f"{URL}?tab={tab}").context["form"]

    assert not form["consent"].value()
