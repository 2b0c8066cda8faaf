"""The queue below the screen: what waits for whom, in which order, and what is checked in plain sentences."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from marketplace.actions import asking, moderating, visiting
from marketplace.actions.asking import Request
from marketplace.actions.helping import say_yes
from marketplace.models import WorkKind
from marketplace.models.work import Opportunity
from marketplace.queries import cases, figures, moderation, today
from marketplace.queries.morning import Morning
from neighbourhoods.models import User


@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green")


@pytest.fixture
def ask(mevrouw_de_wit, yvonne, shopping):
    def asked(**answers) -> Opportunity:
        return asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=Request(**{"work_kind": shopping, **answers}))

    return asked


def sentences(request) -> list[str]:
    return [check.sentence for check in moderation.checks(request)]


def test_the_oldest_waits_first_and_what_is_for_tomorrow_before_it(ask, yvonne, karim):
    tomorrow = timezone.localdate() + timedelta(days=1)
    oldest, newer, urgent = ask(), ask(), ask(day="date", on_date=tomorrow)
    Opportunity.objects.filter(pk=oldest.pk).update(asked_at=timezone.now() - timedelta(days=2))

    assert moderation.waiting(yvonne) == [urgent, oldest, newer]
    assert moderation.waiting(karim) == []


def test_as_soon_as_possible_goes_before_a_day_that_is_far_away(ask, yvonne):
    next_week = timezone.localdate() + timedelta(days=7)
    far, whenever, soon = ask(day="date", on_date=next_week), ask(day="this_week"), ask(day="soon")

    assert moderation.waiting(yvonne) == [soon, far, whenever]


def test_a_request_of_elsewhere_does_not_exist(ask, yvonne, karim):
    request = ask()

    assert moderation.request_in_care_of(yvonne, request.pk) == request
    with pytest.raises(Http404):
        moderation.request_in_care_of(karim, request.pk)


@pytest.mark.parametrize(
    ("facts", "wish", "said"),
    [
        ({}, "", []),
        ({"handles_money": True}, "", ["Er gaat geld mee"]),
        ({"holds_key": True}, "", ["Er gaat een sleutel mee"]),
        ({}, "Hulp met DigiD en mijn pincode, en digid.", ["Er staat: digid, pincode"]),
        ({}, "Mijn bankpas ophalen.", ["Er staat: bankpas"]),
        ({}, "Naar de bankjes in het park.", []),
        ({}, "Geldermalsen is mooi.", []),
    ],
)
def test_what_asks_for_a_second_look(ask, shopping, facts, wish, said):
    WorkKind.objects.filter(pk=shopping.pk).update(**facts)
    request = ask(wish=wish)
    request.work_kind.refresh_from_db()

    assert sentences(request) == ["Nieuwe buur: hier hielp nog niemand.", "Adres ligt in Lindenkwartier", *said]


def test_a_known_neighbour_and_a_double_request(ask, samira, yvonne):
    first = ask()
    moderating.publish_opportunity(first, by=yvonne)
    visiting.settle_visit(say_yes(first, by=samira).visits.get(), by=yvonne, happened=True)
    second, third = ask(), ask()

    assert sentences(third) == [
        "Bekende buur, 1 klus gehad",
        "Adres ligt in Lindenkwartier",
        f"Misschien dubbel: zie nummer {second.pk}.",
    ]


def test_an_address_that_is_not_known_exactly_or_changed(ask, mevrouw_de_wit, molenwijk):
    request = ask()
    User.objects.filter(pk=mevrouw_de_wit.pk).update(precision="chosen")
    request.refresh_from_db()
    assert sentences(request)[1] == "Het adres is niet precies bekend. Gekozen is Lindenkwartier."

    User.objects.filter(pk=mevrouw_de_wit.pk).update(neighbourhood=molenwijk)
    request.refresh_from_db()
    assert sentences(request)[1] == "Woont nu ergens anders. Deze vraag is voor Lindenkwartier."


def test_without_a_kind_of_work_it_says_so(ask):
    assert sentences(ask(work_kind=None))[2] == "Er is nog geen soort werk gekozen. Kies er een bij Wijzig."


def test_only_the_own_last_publication_can_be_undone(ask, yvonne, lindenkwartier, karim, settings):
    karim.posts.create(neighbourhood=lindenkwartier)
    request = ask()
    moderating.publish_opportunity(request, by=yvonne)

    undo = Morning(yvonne).undo
    assert undo is not None
    assert undo.id == request.pk
    assert Morning(karim).undo is None
    settings.UNDO_SECONDS = 0
    assert Morning(yvonne).undo is None


def test_the_day_by_the_clock_with_its_holes(ask, samira, yvonne):
    day = timezone.localdate()
    helped, hole = (ask(day="date", on_date=day) for _ in range(2))
    for request in (helped, hole):
        moderating.publish_opportunity(request, by=yvonne)
    visit = say_yes(helped, by=samira).visits.get()
    visiting.plan_visit(visit, by=yvonne, on_date=day, at_time="10:00")

    assert [(line.request_id, line.helper, line.neighbour) for line in today.day_list(yvonne)] == [
        (helped.pk, "Samira", "mevrouw De Wit"),
        (hole.pk, "", "mevrouw De Wit"),
    ]


def test_the_figures_of_the_tiles(ask, yvonne, karim):
    waiting, looking, talked = ask(), ask(day="date", on_date=timezone.localdate()), ask()
    moderating.publish_opportunity(looking, by=yvonne)
    moderating.talk_over(talked, by=yvonne, reason="unclear")

    assert figures.together(figures.per_neighbourhood(yvonne)) == figures.Counts(1, waiting.asked_at, 1, 1, 1)
    assert figures.together(figures.per_neighbourhood(karim)) == figures.Counts(0, None, 0, 0, 0)


def test_a_task_with_a_day_goes_before_one_without(ask, yvonne):
    without, with_day = ask(), ask(day="date", on_date=timezone.localdate() + timedelta(days=5))
    for request in (without, with_day):
        moderating.publish_opportunity(request, by=yvonne)

    assert list(cases.without_helper(yvonne)) == [with_day, without]


def test_the_queue_knows_as_much_of_a_neighbour_as_the_request_itself(ask, samira, yvonne):
    first = ask()
    moderating.publish_opportunity(first, by=yvonne)
    visiting.settle_visit(say_yes(first, by=samira).visits.get(), by=yvonne, happened=True)
    ask(), ask(work_kind=None), ask(work_kind=None)

    for row in moderation.waiting(yvonne):
        assert sentences(row) == sentences(Opportunity.objects.get(pk=row.pk))
    assert [row.double is None for row in moderation.waiting(yvonne)] == [True, False, False]
