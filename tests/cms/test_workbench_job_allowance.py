"""The table of the volunteer allowance on the desk's job form: each ceiling of each year, said at its field."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from marketplace.actions import jobs
from marketplace.models import Agreement, Job
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import CoordinatorPost, JournalEntry
from tests.entering import enter
from tests.marketplace import stories, working

pytestmark = pytest.mark.django_db
CENT = Decimal("0.01")
YEARS = [  # valid, month, hour from 21 on, hour below 21
    (date(2021, 6, 1), 180, "5.00", "2.75"),
    (date(2022, 6, 1), 180, "5.00", "2.75"),
    (date(2023, 6, 1), 190, "5.00", "2.75"),
    (date(2024, 6, 3), 210, "5.50", "3.25"),
    (date(2025, 6, 2), 210, "5.60", "3.30"),
]


@pytest.fixture(autouse=True)
def long_ago(yvonne, lindedaal):
    """She worked here in each of these years."""
    CoordinatorPost.objects.filter(user=yvonne).update(since=date(2020, 1, 1))
    yvonne.municipality = lindedaal
    yvonne.save()


def written(number: Decimal) -> str:
    return str(number).replace(".", ",")


def typed_in(client: Client, yvonne, on: date, **allowance):
    """A job from that day until the end of its year, a volunteer's, two hours a week."""
    hood = yvonne.posts.get().neighbourhood
    answers = {
        "name_nl": "Strijkerij", "kind": stories.shopping().pk, "work_form": "volunteer", "hours_a_week": "2",
        "places": "1", "starts_on": on, "host": working.hall(hood.municipality).pk, "place_name": "De Linde",
        "neighbourhood": hood.pk, "first_name": "Ria", "last_name": "Boersma", "phone": "06 12 34 56 71",
        "consent": "on", **allowance,
    }  # fmt: skip
    page = enter(client, yvonne).post("/cms/werk/nieuw/", answers)
    links = BeautifulSoup(page.content, "html.parser").select(".errors li a")
    return [(it["href"].removeprefix("#id_"), it.text.replace("\xa0", " ")) for it in links]


@pytest.mark.parametrize(("on", "month", "hour", "_younger"), YEARS)
def test_each_row_of_the_table_holds_on_the_form_of_a_job(client, yvonne, on, month, hour, _younger):
    hour = Decimal(hour)
    with time_machine.travel(f"{on}T12:00+02:00", tick=False):
        too_much = typed_in(client, yvonne, on, allowance_month=written(month + CENT))
        too_much_an_hour = typed_in(client, yvonne, on, allowance_hour=written(hour + CENT))
        over_by_hours = typed_in(client, yvonne, on, allowance_hour=written(hour), hours_a_week="16")
        assert not Job.objects.exists()
        fits = [
            typed_in(client, yvonne, on, allowance_month=str(month)),
            typed_in(client, yvonne, on, allowance_hour=written(hour)),
            typed_in(client, yvonne, on, allowance_hour=written(hour + CENT), allowance_reason="Zwaar werk."),
        ]

    most = f"€ {month},00"
    said = f"Dat is € {month},01 in een maand. De regel is hoogstens {most}. Vul minder in, of minder uren."
    assert too_much == [("allowance_month", said)]
    assert [(field, "hoogstens € " + written(hour) in words) for field, words in too_much_an_hour] == [
        ("allowance_reason", True)
    ]
    assert [(field, most in words) for field, words in over_by_hours] == [("allowance_hour", True)]
    assert (fits, Job.objects.count()) == ([[], [], []], 3)


def test_the_year_has_a_ceiling_of_its_own(client, yvonne):
    """A month at the ceiling, for eleven months: more than ten months' worth."""
    on = date(2025, 2, 3)
    with time_machine.travel("2025-02-03T12:00+01:00", tick=False):
        (refused,) = typed_in(client, yvonne, on, allowance_month="210")
        assert typed_in(client, yvonne, on, allowance_month="210", ends_on=date(2025, 11, 30)) == []

    assert refused == (
        "allowance_month",
        "In 11 maanden is dat € 2.310,00. De regel is hoogstens € 2.100,00 in een jaar. Vul minder in.",
    )


def test_a_month_of_208_euro_was_too_much_in_2023_and_is_not_in_2024(client, yvonne):
    found = []
    for on in (date(2023, 6, 1), date(2024, 6, 3)):
        with time_machine.travel(f"{on}T12:00+02:00", tick=False):
            found.append([field for field, _words in typed_in(client, yvonne, on, allowance_month="208")])

    assert found == [["allowance_month"], []]


def test_the_amounts_of_2026_are_not_known_and_both_ways_on_are_said(client, yvonne):
    with time_machine.travel("2026-06-01T12:00+02:00", tick=False):
        said = typed_in(client, yvonne, date(2026, 6, 1), allowance_month="1")

    way_on = "Laat de vergoeding leeg. Of vul de regel in bij ‘Regels met een datum’."
    assert said == [("allowance_month", f"Voor 2026 weten wij de bedragen nog niet. {way_on}")]


# ---------------------------------------------------------------- of one person, by the age on the first day
@pytest.fixture
def june_2025():
    with time_machine.travel("2025-06-02T12:00+02:00", tick=False):
        yield


def offer_of(henk, ria, yvonne, *, born, **paid):
    henk.birth_date = born
    henk.save()
    job = working.open_job(ria, by=yvonne, starts_on=date(2025, 6, 2), minutes_a_week=120, **paid)
    return working.asked(job, henk)


@pytest.mark.parametrize(
    ("born", "hour", "refused"),
    [
        (date(2004, 6, 16), "3.30", ""),
        (date(2004, 6, 16), "3.31", "allowance_reason"),  # turns 21 on the day after
        (date(2004, 6, 15), "3.31", ""),  # turns 21 on the day itself
        (date(2004, 6, 15), "5.60", ""),
        (None, "5.60", ""),
    ],
)
def test_the_age_on_the_first_day_decides_what_an_hour_may_be(june_2025, henk, ria, yvonne, born, hour, refused):
    offer = offer_of(henk, ria, yvonne, born=born, allowance_hour=Decimal(hour))
    first = date(2025, 6, 15)
    code = ""
    try:
        jobs.agree_on_job(offer, by=yvonne, terms=jobs.Terms(first))
    except NotAllowedNow as refusal:
        code = refusal.code

    assert (code, Agreement.objects.count()) == (refused, 0 if refused else 1)


def test_who_is_younger_gets_more_with_a_reason_that_stands_in_the_file(client, june_2025, henk, ria, yvonne):
    offer = offer_of(henk, ria, yvonne, born=date(2007, 1, 1), allowance_hour=Decimal("4.00"))
    page, typed = f"/cms/werk/aanbod/{offer.pk}/afspraak/", {"starts_on": date(2025, 6, 9)}
    refused = BeautifulSoup(enter(client, yvonne).post(page, typed).content, "html.parser")

    (link,) = refused.select(".errors li a")
    assert link["href"] == "#id_allowance_reason"
    assert link.text.replace("\xa0", " ") == (
        "Onder de 21 jaar is de regel hoogstens € 3,30 per uur. Schrijf op waarom dit meer is, of wijzig het werk."
    )
    assert refused.select("[name=allowance_reason]")

    assert client.post(page, typed | {"allowance_reason": "Hij reist ver."}).status_code == 302
    entry = JournalEntry.objects.get(verb="job.allowance_explained", resident=ria)
    assert entry.words.text == "Hij reist ver."


def test_an_agreement_in_a_year_without_amounts_is_refused_honestly(june_2025, henk, ria, yvonne):
    offer = offer_of(henk, ria, yvonne, born=None, allowance_month=Decimal(100))

    with pytest.raises(NotAllowedNow, match="Voor 2026 weten wij de bedragen nog niet") as refusal:
        jobs.agree_on_job(offer, by=yvonne, terms=jobs.Terms(date(2026, 1, 5)))
    assert refusal.value.code == "starts_on"
