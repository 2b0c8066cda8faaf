"""What helps somebody further: three offers at most, each with its reason, put away for weeks and back again."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from marketplace.actions import asks, jobs
from marketplace.models import HelperProfile, WorkKind
from marketplace.queries.mine import my_page, without_names
from neighbourhoods.errors import NotYours
from neighbourhoods.models import Message
from neighbourhoods.queries.calls import call_list
from neighbourhoods.queries.whereabouts import place_of
from tests.entering import enter
from tests.training import stories as of_courses
from tests.training.classes import class_in, did_it
from training.actions import circle, plan
from training.actions.issuing import issue_certificate
from training.actions.putting_aside import WEEKS, bring_back, put_aside

from . import stories


def offers(person) -> list[tuple[str, str]]:
    return [(it.source, it.title) for it in my_page(person, place_of(person)).suggestions]


def words_of(client, address: str = "/mijn/") -> str:
    page = client.get(address)
    return " ".join(BeautifulSoup(page.content, "html.parser").find("main").get_text(" ").split())


@pytest.fixture
def samira(samira):
    samira.phone = "+31612345670"
    samira.save()
    return samira


@pytest.fixture
def course_for_shopping(lindedaal, lindenkwartier, yvonne, shopping):
    return opens_shopping(lindedaal, lindenkwartier, yvonne, shopping)


def opens_shopping(lindedaal, lindenkwartier, yvonne, shopping):
    """Shopping asks a course, and that is given next week."""
    run = of_courses.opened(lindenkwartier, yvonne)
    today = timezone.localdate()
    asked = asks.Asked(course=run.course)
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=today, asked=asked)
    return run


TALK = ("talk", "Een praatje met Yvonne")
COURSE = ("course", "Cursus: Was en strijk")


# ---------------------------------------------------------------- what is offered
def test_a_newcomer_with_nothing_is_asked_for_a_talk(client, samira, yvonne):
    assert offers(samira) == [TALK]

    words = words_of(enter(client, samira))
    assert "Hoe gaat het? Wat wilt u graag? Bel mij" in words
    assert "Waarom zie ik dit? Een praatje met Yvonne Yvonne helpt u verder." in words
    assert "Wat wilt u graag? Schrijf het op, of bel ons. Maak een plan" in words


def test_a_course_that_opens_liked_work_and_a_place_to_look_at_come_first(
    samira, shopping, course_for_shopping, ironing, yvonne
):
    profile, _new = HelperProfile.objects.get_or_create(user=samira)
    assert offers(samira) == [COURSE, ("taster", f"Kijken bij: {ironing.title}"), TALK]

    profile.likes.set([shopping])
    liked = my_page(samira, place_of(samira)).suggestions
    assert [it.why for it in liked[:2]] == [
        "U vindt dit werk leuk: Boodschappen doen. Met deze cursus kan het.",
        "U vindt dit werk leuk. En het is dicht bij u.",
    ]
    assert liked[0].href == f"/leren/was-en-strijk/{course_for_shopping.pk}/"

    profile.likes.set([WorkKind.objects.create(slug="tuin", bit=1, name_nl="Tuin", icon="sprout", palette="olive")])
    assert offers(samira) == [TALK]


def test_a_course_that_somebody_did_is_not_offered_again(samira, course_for_shopping, lindenkwartier, yvonne):
    issue_certificate(did_it(class_in(lindenkwartier, course=course_for_shopping.course), samira), by=yvonne)
    assert offers(samira) == [TALK]


def test_a_place_that_somebody_asked_about_is_not_offered_again(samira, ironing, yvonne):
    assert [source for source, _title in offers(samira)] == ["taster", "talk"]
    jobs.ask_about_job(ironing, by=samira)
    assert [source for source, _title in offers(samira)] == ["talk"]


def test_who_rests_is_offered_nothing(samira, yvonne):
    samira.paused = True
    samira.save()
    assert offers(samira) == []


# ---------------------------------------------------------------- not now, and back
def test_not_now_is_for_weeks_and_makes_room_for_another(client, samira, course_for_shopping, ironing, yvonne):
    enter(client, samira)
    answer = client.post("/mijn/nu-niet/", {"source": "course", "thing": "was-en-strijk"})

    assert answer["Location"] == "/mijn/#verder"
    assert [source for source, _title in offers(samira)] == ["taster", "talk"]
    with time_machine.travel(timezone.now() + WEEKS):
        assert "course" not in [source for source, _title in offers(samira)]
    with time_machine.travel(timezone.now() + WEEKS + timedelta(days=1)):
        assert put_aside_rows(samira) == [("course", "was-en-strijk")]
        assert my_page(samira, place_of(samira)).has.put_aside is False

    client.post("/mijn/nu-wel/")
    assert [source for source, _title in offers(samira)] == ["course", "taster", "talk"]


def put_aside_rows(person):
    return list(person.not_now.values_list("source", "thing"))


def test_pressed_twice_it_is_once(samira):
    for _twice in range(2):
        put_aside(samira, by=samira, source="talk")

    assert put_aside_rows(samira) == [("talk", "")]
    assert [bring_back(samira, by=samira) for _twice in range(2)] == [1, 0]
    assert list(samira.journal.values_list("verb", flat=True)) == ["suggestion.again", "suggestion.not_now"]


def test_nobody_else_puts_something_away(samira, fatma, karim):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            put_aside(samira, by=stranger, source="talk")
        with pytest.raises(NotYours):
            bring_back(samira, by=stranger)


@pytest.mark.parametrize("answers", [{}, {"source": "x"}, {"source": "talk", "thing": "../"}])
def test_what_makes_no_sense_puts_nothing_away(client, samira, answers):
    assert enter(client, samira).post("/mijn/nu-niet/", answers).status_code == 302
    assert put_aside_rows(samira) == []


# ---------------------------------------------------------------- a talk
def test_a_talk_becomes_a_call_and_is_not_offered_twice(client, samira, yvonne, karim):
    enter(client, samira)
    for _twice in range(2):
        assert client.post("/mijn/praatje/")["Location"] == "/mijn/"

    assert [(call.kind, call.name) for call in call_list(yvonne).calls] == [("talk.asked", "Samira Haddad")]
    assert call_list(karim).calls == ()
    assert offers(samira) == []


def test_who_has_no_number_of_theirs_gets_the_number_of_who_helps(client, henk, yvonne):
    page = my_page(henk, place_of(henk))
    assert [(it.label, it.href, it.is_post) for it in page.suggestions] == [
        ("088 000 12 35", "tel:+31880001235", False)
    ]
    assert enter(client, henk).post("/mijn/praatje/")["Location"] == "/mijn/over-mij/"
    assert not Message.objects.filter(kind="talk.asked").exists()


def test_it_is_the_name_of_whom_one_calls_first(samira, yvonne, karim):
    circle.hand_over(samira, by=yvonne, to=karim)
    assert offers(samira) == [("talk", "Een praatje met Karim")]


# ---------------------------------------------------------------- thank-yous
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Groetjes, Johanna de Wit", "Groetjes, uw buur"),
        ("Dank u! MEVROUW DE WIT.", "Dank u! uw buur."),
        ("Fijn, dank u.", "Fijn, dank u."),
    ],
)
@pytest.mark.once
def test_a_name_below_a_thank_you_is_taken_out(said, shown, mevrouw_de_wit):
    assert without_names(said, mevrouw_de_wit) == shown


# ---------------------------------------------------------------- how much is asked
@pytest.fixture
def everything(mevrouw_de_wit, samira, yvonne, lindedaal, lindenkwartier, shopping, ironing):
    """Tasks that come and one that was, a named coordinator, a plan, a course and a place to look at."""
    for step in range(2):
        stories.agreed(mevrouw_de_wit, samira, in_days=step + 1)
    stories.done(mevrouw_de_wit, samira)
    circle.hand_over(samira, by=yvonne, to=yvonne)
    plan.add_step(samira, by=yvonne, words="Kennismaken met twee buren")
    opens_shopping(lindedaal, lindenkwartier, yvonne, shopping)
    put_aside(samira, by=samira, source="talk")
    return samira


def test_the_page_of_who_has_everything_is_light(client, everything, django_assert_num_queries):
    enter(client, everything).get("/mijn/")

    with django_assert_num_queries(20):
        page = client.get("/mijn/")
    assert len(page.content) < 40_000
