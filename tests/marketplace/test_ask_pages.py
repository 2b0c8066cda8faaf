"""The four screens of asking, and what a neighbour sees of it afterwards."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from marketplace.actions import asking, helping, moderating, visiting
from marketplace.models import Opportunity, Thanks
from neighbourhoods.models import HouseNumber, User

WHERE = {"postcode": "7299 ab", "house_number": "12", "name": "Anna de Wit", "phone": "06 12 34 56 79", "call_name": ""}


@pytest.fixture
def kastanjelaan(lindenkwartier) -> HouseNumber:
    return HouseNumber.objects.create(
        postcode="7299AB", number=12, street="Kastanjelaan", latitude=52.14, longitude=6.196,
        neighbourhood=lindenkwartier,
    )  # fmt: skip


def answer(client, screen: str, **answers):
    return client.post(f"/hulp-vragen/{screen}/", answers)


def walk(client, **where):
    answer(client, "wat", soort="boodschappen")
    answer(client, "wanneer", day="this_week", parts=["morning", "afternoon"])
    return answer(client, "waar", **{**WHERE, **where})


def test_four_screens_without_an_account(client, shopping, kastanjelaan, yvonne):
    assert answer(client, "wat", soort="boodschappen").headers["Location"] == "/hulp-vragen/wanneer/"
    answered = answer(client, "wanneer", day="this_week", parts=["morning", "afternoon"])
    assert answered.headers["Location"] == "/hulp-vragen/waar/"
    assert answer(client, "waar", **WHERE).headers["Location"] == "/hulp-vragen/klopt-dit/"
    read_back = client.get("/hulp-vragen/klopt-dit/").content.decode()
    assert all(line in read_back for line in ("Kastanjelaan 12", "Lindenkwartier", "Anna de Wit", "06 12 34 56 79"))
    assert answer(client, "klopt-dit", wish="Ik heb een hond.").headers["Location"] == "/hulp-vragen/dank-u/"

    asked, person = Opportunity.objects.get(), User.objects.get(phone="+31612345679")
    assert (asked.requester, asked.state, asked.day, asked.wish) == (person, "waiting", "this_week", "Ik heb een hond.")
    assert (person.first_name, person.last_name, person.street, person.precision) == (
        "Anna", "de Wit", "Kastanjelaan", "house",
    )  # fmt: skip
    thanks = client.get("/hulp-vragen/dank-u/").content.decode()
    assert str(asked.pk) in thanks
    assert "Kastanjelaan" not in thanks


def test_what_a_visitor_typed_is_gone_a_day_later_and_a_remembered_phone_stays_in(client, samira, shopping):
    answer(client, "wat", soort="boodschappen")
    at_home = Client()
    at_home.force_login(samira)
    answer(at_home, "wat", soort="boodschappen")

    assert [it.session.get_expiry_age() for it in (client, at_home)] == [24 * 3600, 90 * 24 * 3600]


def test_nobody_is_promised_a_call_for_nothing(client, db):
    assert client.get("/hulp-vragen/dank-u/").headers["Location"] == "/hulp-vragen/wat/"


def test_a_screen_needs_the_one_before(client, shopping):
    where_to = [
        client.get(f"/hulp-vragen/{screen}/").headers["Location"] for screen in ("wanneer", "waar", "klopt-dit")
    ]
    assert where_to == ["/hulp-vragen/wat/"] * 3


def test_what_was_typed_is_kept_when_something_is_missing(client, shopping, kastanjelaan):
    page = walk(client, phone="", name="Anna de Wit").content.decode()
    assert "<title>Fout:" in page
    assert 'value="Anna de Wit"' in page
    assert 'aria-invalid="true"' in page
    assert Opportunity.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("postcode", "9999"), ("postcode", "0123 AB"), ("postcode", "1234 SS"), ("postcode", "<script>"),
        ("house_number", "twaalf"), ("house_number", ""), ("phone", "12"), ("phone", "+31 6 abc"), ("name", ""),
        ("name", "\x00"), ("name", "a" * 101), ("postcode", "\U0001f600"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence_at_its_field(client, shopping, kastanjelaan, field, typed):
    response = walk(client, **{field: typed})
    assert response.status_code == 200
    assert set(response.context["form"].errors) <= {field, "neighbourhood"}
    assert response.context["form"].errors


def test_an_unknown_postcode_asks_for_the_neighbourhood(client, shopping, lindenkwartier, yvonne):
    page = walk(client, postcode="1011 AC")
    assert list(page.context["form"].errors) == ["neighbourhood"]
    done = walk(client, postcode="1011 AC", neighbourhood=lindenkwartier.pk)
    assert done.headers["Location"] == "/hulp-vragen/klopt-dit/"
    answer(client, "klopt-dit")
    assert Opportunity.objects.get().neighbourhood == lindenkwartier
    assert User.objects.get(phone="+31612345679").precision == "chosen"


def test_a_day_in_the_past_or_far_away(client, shopping):
    answer(client, "wat", soort="boodschappen")
    today = timezone.localdate()
    for day in (today - timedelta(days=1), today + timedelta(days=400), "morgen", ""):
        page = answer(client, "wanneer", day="date", on_date=day)
        assert list(page.context["form"].errors) == ["on_date"]
    assert answer(client, "wanneer", day="date", on_date=today).status_code == 302
    assert answer(client, "wanneer", day="never").context["form"].errors


def test_something_else_goes_on_without_a_kind(client, shopping, kastanjelaan, yvonne):
    answer(client, "wat", soort="anders")
    answer(client, "wanneer", day="soon")
    answer(client, "waar", **WHERE)
    answer(client, "klopt-dit")
    assert Opportunity.objects.get().work_kind is None


def test_the_same_phone_at_the_same_door_is_the_same_person(client, shopping, kastanjelaan, mevrouw_de_wit):
    walk(client, phone="0612345678", name="Iemand Anders")
    answer(client, "klopt-dit")
    mevrouw_de_wit.refresh_from_db()
    assert Opportunity.objects.get().requester == mevrouw_de_wit
    assert mevrouw_de_wit.last_name == "de Wit"


def test_a_title_is_not_a_first_name(client, shopping, kastanjelaan):
    walk(client, name="Familie Yılmaz")
    answer(client, "klopt-dit")
    family = User.objects.get(phone="+31612345679")
    assert (family.first_name, family.last_name, family.call_name, family.salutation) == (
        "", "Yılmaz", "Familie Yılmaz", "family",
    )  # fmt: skip


def test_who_is_logged_in_is_not_asked_twice(client, shopping, samira):
    client.force_login(samira)
    answer(client, "wat", soort="boodschappen")
    assert answer(client, "wanneer", day="soon").headers["Location"] == "/hulp-vragen/klopt-dit/"
    assert "Beukenstraat 8" in client.get("/hulp-vragen/klopt-dit/").content.decode()
    answer(client, "klopt-dit")
    assert Opportunity.objects.get().requester == samira


def test_machines_are_stopped_kindly(client, shopping, kastanjelaan):
    walk(client)
    assert answer(client, "klopt-dit", website="http://spam.example").status_code == 200
    assert Opportunity.objects.count() == 0


def test_reloading_the_last_screen_asks_once(client, shopping, kastanjelaan):
    walk(client)
    answer(client, "klopt-dit")
    assert answer(client, "klopt-dit").headers["Location"] == "/hulp-vragen/dank-u/"
    assert Opportunity.objects.count() == 1


# ---------------------------------------------------------------- own requests
def test_a_neighbour_sees_how_far_it_is(client, agreement, open_task, mevrouw_de_wit, samira):
    client.force_login(mevrouw_de_wit)
    page = client.get(f"/mijn/vragen/{open_task.pk}/").content.decode()
    assert "Samira" in page
    assert samira.last_name not in page
    assert samira.street not in page


def test_another_persons_request_does_not_exist(client, open_task, fatma):
    client.force_login(fatma)
    for way in ("", "bedanken/"):
        assert client.get(f"/mijn/vragen/{open_task.pk}/{way}").status_code == 404
    for way in ("niet-meer-nodig/", "gelukt/", "nog-nodig/", "nog-een-keer/"):
        assert client.post(f"/mijn/vragen/{open_task.pk}/{way}").status_code == 404


def test_only_for_who_is_logged_in(client, open_task):
    assert client.get("/mijn/vragen/").headers["Location"].startswith("/inloggen/")


def test_confirm_thank_and_ask_again(client, agreement, open_task, mevrouw_de_wit, samira):
    client.force_login(mevrouw_de_wit)
    own = f"/mijn/vragen/{open_task.pk}/"
    visiting.report_visit(agreement.visits.get(), by=samira, how="good")
    client.post(f"{own}gelukt/", {"gelukt": "ja"})
    open_task.refresh_from_db()
    assert open_task.state == "done"
    assert client.post(f"{own}bedanken/", {}).context["form"].errors
    client.post(f"{own}bedanken/", {"sentence": "nice"})
    assert Thanks.objects.get().sentence == "nice"
    assert escape(Thanks.objects.get().text) in client.get(own).content.decode()
    client.post(f"{own}nog-een-keer/")
    assert Opportunity.objects.latest("pk").asked_first == samira


def test_taking_a_request_back(client, open_task, mevrouw_de_wit):
    client.force_login(mevrouw_de_wit)
    client.post(f"/mijn/vragen/{open_task.pk}/niet-meer-nodig/")
    open_task.refresh_from_db()
    assert open_task.state == "withdrawn"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_long(
    client, mevrouw_de_wit, shopping, yvonne, samira, count, django_assert_num_queries
):
    for _ in range(count):
        task = asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=asking.Request(shopping))
        helping.say_yes(moderating.publish_opportunity(task, by=yvonne), by=samira)
    client.force_login(mevrouw_de_wit)
    client.get("/mijn/vragen/")
    with django_assert_num_queries(7):
        page = client.get("/mijn/vragen/")
    assert len(page.context["rows"]) == count


def test_who_said_it_is_done_thanks_and_no_longer_takes_back(client, agreement, open_task, mevrouw_de_wit, samira):
    client.force_login(mevrouw_de_wit)
    client.post(f"/mijn/vragen/{open_task.pk}/gelukt/", {"gelukt": "ja"})

    page = client.get(f"/mijn/vragen/{open_task.pk}/")
    row = page.context["row"]
    assert (row.status, row.may_confirm, row.to_thank.first_name, row.may_withdraw) == (
        "agreed",
        False,
        "Samira",
        False,
    )
    assert f"/mijn/vragen/{open_task.pk}/bedanken/" in page.content.decode()


@pytest.mark.parametrize(("days_ago", "takes_back"), [(-1, True), (1, False)])
def test_what_has_been_is_not_taken_back(client, agreement, open_task, mevrouw_de_wit, days_ago, takes_back):
    agreement.visits.update(on_date=timezone.localdate() - timedelta(days=days_ago), at_time=None)
    client.force_login(mevrouw_de_wit)

    page = client.get(f"/mijn/vragen/{open_task.pk}/").content.decode()

    assert ("Het hoeft niet meer" in page, "Is het gelukt" in page) == (takes_back, not takes_back)


@pytest.mark.parametrize("page", ["99999999999999999999999", "-1", "0", "²", "", "x"])
def test_a_page_nobody_has_is_no_error(client, mevrouw_de_wit, page):
    client.force_login(mevrouw_de_wit)
    assert client.get("/mijn/vragen/", {"blad": page}).status_code == 200


@pytest.mark.parametrize("address", ["/mijn/vragen/{}/", "/mijn/klussen/{}/", "/mijn/klussen/{}/toch-niet/"])
def test_a_number_too_long_for_a_database_is_not_found(client, mevrouw_de_wit, address):
    client.force_login(mevrouw_de_wit)
    assert client.get(address.format("9" * 23)).status_code == 404


@pytest.mark.parametrize("act", ["niet-meer-nodig", "nog-nodig", "gelukt", "nog-een-keer"])
def test_looking_at_an_address_that_acts_does_nothing(client, open_task, mevrouw_de_wit, act):
    client.force_login(mevrouw_de_wit)
    answer = client.get(f"/mijn/vragen/{open_task.pk}/{act}/")
    assert answer.headers["Location"] == f"/mijn/vragen/{open_task.pk}/"
    open_task.refresh_from_db()
    assert open_task.state == "open"
