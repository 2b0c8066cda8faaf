"""Vergoeding: the ceilings of each year on fixed cases, what is told to whom, and that nothing of it is kept."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.contrib.sessions.models import Session
from hypothesis import given
from hypothesis import strategies as st

from marketplace.allowance import Answers, Ceilings, Gets, Has, judge, passed
from neighbourhoods.forms import AmountField
from neighbourhoods.models import AccessEntry, JournalEntry, User

PAID = {"gets": "amount", "has": "none", "age": "34", "month": "100"}


def over(on, *, age=40, has=Has.NONE, **amounts):
    named = {name: Decimal(str(amount)) for name, amount in amounts.items()}
    return judge(Answers(age, Gets.AMOUNT, has, **named), on=on).over


# ---------------------------------------------------------------- the table of the years
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "month", "year", "hour", "younger"),
    [
        (date(2021, 6, 1), 180, 1800, "5.00", "2.75"),
        (date(2022, 12, 31), 180, 1800, "5.00", "2.75"),
        (date(2023, 1, 1), 190, 1900, "5.00", "2.75"),
        (date(2024, 6, 1), 210, 2100, "5.50", "3.25"),
        (date(2025, 6, 1), 210, 2100, "5.60", "3.30"),
    ],
)
def test_each_ceiling_of_each_year_holds_by_itself(on, month, year, hour, younger):
    cent, hour, younger = Decimal("0.01"), Decimal(hour), Decimal(younger)

    assert over(on, month=month, year=year, hour=hour) == ()
    assert over(on, month=month + cent) == ("month",)
    assert over(on, year=year + cent) == ("year",)
    assert over(on, hour=hour + cent) == ("hour",)
    assert (over(on, age=20, hour=younger), over(on, age=20, hour=younger + cent)) == ((), ("hour",))
    assert over(on, age=21, hour=younger + cent) == ()


@pytest.mark.django_db
def test_a_month_of_208_euro_was_too_much_in_2023_and_is_not_in_2024():
    assert [over(date(year, 5, 1), month=208) for year in (2023, 2024)] == [("month",), ()]


@pytest.mark.django_db
def test_the_amounts_of_2026_are_not_known_and_that_is_said():
    answers = Answers(40, Gets.AMOUNT, Has.NONE, month=Decimal(1))

    assert judge(answers, on=date(2026, 1, 1)).ceilings is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "year", "is_kept"), [(26, 100, False), (27, 2100, True), (27, 2101, False), (60, 100, True)]
)
def test_beside_social_assistance_age_and_year_decide_what_is_kept(age, year, is_kept):
    answers = Answers(age, Gets.AMOUNT, Has.ASSISTANCE, month=Decimal(10), year=Decimal(year))

    assert judge(answers, on=date(2025, 6, 1)).is_kept is is_kept


@pytest.mark.django_db
def test_beside_social_assistance_nothing_is_promised_while_the_year_s_amount_is_not_known():
    kept = [judge(Answers(age, Gets.AMOUNT, Has.ASSISTANCE, month=Decimal(1)), on=date(2026, 6, 1)) for age in (26, 27)]

    assert [verdict.is_kept for verdict in kept] == [False, None]


@given(st.lists(st.decimals(0, 5000, places=2), min_size=3, max_size=3), st.decimals(0, 5000, places=2))
def test_more_money_never_passes_fewer_ceilings(amounts, more):
    ceilings = Ceilings(Decimal("5.60"), Decimal(210), Decimal(2100), 2025, "")
    hour, month, year = amounts
    less = passed(Answers(40, Gets.AMOUNT, Has.NONE, hour, month, year), ceilings)
    much = passed(Answers(40, Gets.AMOUNT, Has.NONE, hour + more, month + more, year + more), ceilings)

    assert set(less) <= set(much)


# ---------------------------------------------------------------- the page
@pytest.fixture
def may_2025():
    with time_machine.travel("2025-05-13 12:00+02:00", tick=False):
        yield


def answered(client, **typed):
    return client.post("/vergoeding/", PAID | typed, headers={"accept-language": "nl"}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ({}, ["Ja, dit mag.", "€ 210 in 1 maand en € 2.100 in het jaar", "U hoeft het niemand te vertellen."]),
        ({"month": "210,01"}, ["Dit is te veel.", "Bel ons. Samen vinden wij een bedrag dat wel mag."]),
        ({"hour": "6"}, ["Dit is veel voor 1 uur."]),
        ({"gets": "nothing", "has": "unemployed"}, ["U krijgt geen geld.", "Begin als het UWV ja zegt."]),
        ({"gets": "costs", "has": "disabled"}, ["Bewaar de bonnen.", "Vertel het binnen 1 week aan het UWV."]),
        ({"has": "other"}, ["Vertel het altijd aan het UWV."]),
        ({"has": "assistance"}, ["Vertel de gemeente dat u helpt.", "U mag het geld houden."]),
        ({"has": "assistance", "age": "26"}, ["U bent nog jong."]),
        ({"has": "assistance", "year": "2.200"}, ["Al het geld gaat van uw uitkering af."]),
    ],
)
def test_the_page_says_what_is_allowed_and_whom_to_tell(client, may_2025, typed, sentences):
    page = answered(client, **typed)

    assert [sentence for sentence in sentences if sentence not in page] == []


@pytest.mark.django_db
def test_a_year_that_nobody_filled_in_is_an_honest_answer_with_a_phone_number(client, lindedaal):
    with time_machine.travel("2026-05-13 12:00+02:00"):
        page = answered(client)

    assert "Wij weten de bedragen van 2026 nog niet." in page
    assert "088" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"gets": ""}, "Kies wat u krijgt."),
        ({"has": "x"}, "Kies uw uitkering, of geen uitkering."),
        ({"age": "12"}, "Bent u jonger dan 13?"),
        ({"age": "oud"}, "Vul uw leeftijd in cijfers in."),
        ({"month": ""}, "Vul in hoeveel u in 1 maand krijgt."),
        ({"month": "-1"}, "Vul een bedrag in."),
        ({"month": "veel"}, "Vul een bedrag in."),
        ({"year": "9" * 30}, "Vul een bedrag in."),
    ],
)
def test_a_mistake_is_said_at_the_field_and_what_was_typed_stays(client, may_2025, typed, sentence):
    page = answered(client, **typed)

    assert sentence in page
    assert "Het antwoord" not in page
    assert 'value="34"' in page or "age" in typed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5,60", "5.60"), ("5.60", "5.60"), ("2.100", "2100"), ("1.250,50", "1250.50"), ("€ 100", "100"),
        ("100", "100"),
        ("", None), ("0", "0"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_here_write_it(written, read):
    assert AmountField(most=9999, required=False).clean(written) == (read and Decimal(read))


@pytest.mark.django_db
def test_nothing_of_it_is_kept(client, may_2025, samira):
    client.force_login(samira)
    before = User.objects.values().get(pk=samira.pk)

    page = client.post("/vergoeding/", PAID | {"has": "assistance", "age": "77"})

    assert page["Cache-Control"] == "no-store, private"
    assert User.objects.values().get(pk=samira.pk) == before
    assert (JournalEntry.objects.count(), AccessEntry.objects.count()) == (0, 0)
    assert not any("assistance" in str(it.get_decoded()) for it in Session.objects.all())
