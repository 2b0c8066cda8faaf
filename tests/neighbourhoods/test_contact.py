"""Wie bel ik? Every neighbourhood has somebody to call, and a command says where that is nobody by name."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import Http404

from neighbourhoods.models import CoordinatorPost
from neighbourhoods.queries.places import Contact, contact_for, neighbourhood_from_slug, neighbourhoods_of

TODAY = date.today()  # noqa: DTZ011 - as the people here read it
TEAM = "Wonen Zorg Service"


def post_of(coordinator):
    return CoordinatorPost.objects.get(user=coordinator)


def test_the_coordinator_of_the_neighbourhood(lindenkwartier, yvonne):
    assert contact_for(lindenkwartier) == Contact(
        phone="088 000 12 35", team=TEAM, name="Yvonne Jansen", first_name="Yvonne"
    )


def test_a_coordinator_without_a_number_is_called_through_the_team(lindenkwartier, yvonne):
    CoordinatorPost.objects.update(phone="")

    assert (contact_for(lindenkwartier).who, contact_for(lindenkwartier).phone) == ("Yvonne", "088 000 12 34")


@pytest.mark.parametrize("since", [timedelta(days=1), timedelta(days=-30)])
def test_who_is_there_today_counts(lindenkwartier, yvonne, karim, since):
    """Yvonne comes tomorrow, or left yesterday; Karim stands in."""
    until = None if since > timedelta() else TODAY - timedelta(days=1)
    CoordinatorPost.objects.filter(user=yvonne).update(since=TODAY + since, until=until)
    CoordinatorPost.objects.create(user=karim, neighbourhood=lindenkwartier, since="2026-01-01", phone="088 1")

    assert contact_for(lindenkwartier).first_name == "Karim"


def test_the_first_to_call_comes_first(lindenkwartier, karim, yvonne):
    CoordinatorPost.objects.filter(user=yvonne).update(is_lead=False)
    CoordinatorPost.objects.create(user=karim, neighbourhood=lindenkwartier, since="2026-02-01", is_lead=True)

    assert contact_for(lindenkwartier).first_name == "Karim"


def test_else_the_team_else_the_number_of_the_site(lindenkwartier, yvonne, settings):
    settings.SERVICE_PHONE = "088 999"
    yvonne.is_active = False
    yvonne.save()
    assert contact_for(lindenkwartier) == Contact(phone="088 000 12 34", team=TEAM)

    lindenkwartier.municipality.service_phone = ""
    assert contact_for(lindenkwartier) == contact_for(None) == Contact(phone="088 999", team=TEAM)


@pytest.mark.parametrize("count", [1, 3])
def test_a_contact_is_one_question(lindenkwartier, yvonne, django_assert_num_queries, count):
    CoordinatorPost.objects.bulk_create(
        CoordinatorPost(user=yvonne, neighbourhood=lindenkwartier, since=TODAY - timedelta(days=day))
        for day in range(count)
    )

    with django_assert_num_queries(1):
        contact_for(lindenkwartier)


# ---------------------------------------------------------------- the list of gaps
def gaps(*arguments):
    out = StringIO()
    try:
        call_command("list_gaps", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return out.getvalue().splitlines(), end.code
    return out.getvalue().splitlines(), 0


def test_neighbourhoods_where_nobody_can_be_called_are_listed(lindenkwartier, molenwijk, yvonne):
    assert gaps() == (["BU99010100  Molenwijk (Lindedaal)"], 1)


def test_no_gaps(lindenkwartier, molenwijk, yvonne, karim):
    assert gaps() == (["Every neighbourhood has a coordinator."], 0)


def test_a_municipality_that_does_not_take_part_is_no_gap_unless_asked_for(lindenkwartier):
    assert gaps() == (["Every neighbourhood has a coordinator."], 0)
    assert gaps("--municipality", "GM9901") == (["BU99010000  Lindenkwartier (Lindedaal)"], 1)
    with pytest.raises(CommandError, match="no municipality GM0001"):
        gaps("--municipality", "GM0001")


def test_a_post_that_has_ended_leaves_a_gap(lindenkwartier, molenwijk, yvonne, karim):
    CoordinatorPost.objects.filter(user=yvonne).update(until=TODAY - timedelta(days=1))

    assert gaps() == (["BU99010000  Lindenkwartier (Lindedaal)"], 1)


# ---------------------------------------------------------------- neighbourhoods
def test_the_code_in_the_address_decides(lindenkwartier):
    assert neighbourhood_from_slug(lindenkwartier.slug) == lindenkwartier
    assert neighbourhood_from_slug("bu99010000-an-older-name") == lindenkwartier
    with pytest.raises(Http404):
        neighbourhood_from_slug("lindenkwartier")


def test_neighbourhoods_to_choose_from(lindedaal, molenwijk, lindenkwartier):
    assert list(neighbourhoods_of(lindedaal)) == [lindenkwartier, molenwijk]


# ---------------------------------------------------------------- on every page
PAGES = [
    "/",
    "/klussen/",
    "/klussen/soort/",
    "/klussen/dag/",
    "/klussen/waar/",
    "/hulp-vragen/wat/",
    "/meedoen/",
    "/inloggen/",
    "/inloggen/met-sleutel/",
    "/actie/x/",
    "/klussen/99-x/",
    "/bestaat-niet/",
]
OWN_PAGES = [
    "/",
    "/klussen/",
    "/mijn/",
    "/mijn/vragen/",
    "/mijn/over-mij/",
    "/mijn/gegevens/",
    "/mijn/gegevens/wie-keek/",
    "/mijn/even-niet/",
    "/mijn/toestellen/",
    "/mijn/beveiliging/",
    "/meedoen/waar/",
    "/meedoen/welkom/",
    "/uitloggen/",
]


def without_a_name_to_call(client, pages):
    texts = {page: client.get(page).content.decode() for page in pages}
    return [page for page, text in texts.items() if not ("Yvonne" in text and "088 000 99 99" in text)]


def test_every_page_names_the_coordinator_of_where_the_visitor_looks_or_lives(client, samira, yvonne, lindenkwartier):
    CoordinatorPost.objects.update(phone="+31880009999")
    client.cookies["plek"] = lindenkwartier.code
    assert without_a_name_to_call(client, PAGES) == []

    client.cookies.clear()
    client.force_login(samira)
    assert without_a_name_to_call(client, OWN_PAGES) == []
