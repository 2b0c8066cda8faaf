"""Parts of a course with a proof of their own: ticked by name at the desk, taken back, seen by whose they are."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import AccessEntry
from tests.conftest import helper_of
from tests.entering import enter
from training.actions import enrolling, issuing
from training.actions.modules import mark_module, show_module, take_back_proof
from training.models import Module, ModuleProof
from training.queries.desk import run_file
from training.queries.modules import OwnModules, Shown, modules_of, parts_in, proofs_on_card, sheet_of

from . import stories
from .classes import class_in, did_it


@pytest.fixture(autouse=True)
def in_dutch(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"


@pytest.fixture
def module(course) -> Module:
    return Module.objects.create(course=course, number=1, name_nl="Strijken")


def verbs(person) -> list[str]:
    return [entry.verb for entry in person.journal.order_by("pk") if entry.verb.startswith("module.")]


def who() -> set[str]:
    return set(ModuleProof.objects.values_list("person__first_name", flat=True))


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


# ---------------------------------------------------------------- one person
def test_a_part_that_somebody_showed_is_theirs_once(module, yvonne, samira):
    proof = show_module(module, by=yvonne, person=samira)

    assert (show_module(module, by=yvonne, person=samira), proof.seen_by) == (proof, yvonne)
    take_back_proof(proof, by=yvonne)
    take_back_proof(proof, by=yvonne)
    assert ([it.verb for it in samira.journal.order_by("pk")], ModuleProof.objects.count()) == (
        ["module.shown", "module.taken_back"], 0,
    )  # fmt: skip


def test_nobody_says_so_of_themselves_or_of_a_stranger(module, karim, samira, yvonne):
    for by, person in ((samira, samira), (karim, samira), (yvonne, yvonne)):
        with pytest.raises(NotYours):
            show_module(module, by=by, person=person)


def test_nobody_showed_something_tomorrow(module, yvonne, samira):
    with pytest.raises(NotAllowedNow):
        show_module(module, by=yvonne, person=samira, on=timezone.localdate() + timedelta(days=1))


# ---------------------------------------------------------------- a class
def test_a_class_is_ticked_at_once_and_a_mistake_is_taken_back(
    run, module, people, after_the_first_day, yvonne, samira, fatma
):
    first, other = people

    assert mark_module(run, module, by=yvonne, shown=[first.pk, other.pk]) == 2
    assert mark_module(run, module, by=yvonne, shown=[first.pk, other.pk]) == 0  # twice is once
    assert mark_module(run, module, by=yvonne, shown=[first.pk], taken_back=[first.pk, other.pk]) == 1
    assert mark_module(run, module, by=yvonne, shown=[], taken_back=[other.pk]) == 0

    assert who() == {"Samira"}
    assert (verbs(samira), verbs(fatma)) == (["module.shown"], ["module.shown", "module.taken_back"])


def test_a_page_of_before_takes_nothing_back_that_it_did_not_show(run, module, people, after_the_first_day, yvonne):
    mark_module(run, module, by=yvonne, shown=[people[0].pk])

    mark_module(run, module, by=yvonne, shown=[people[1].pk])  # a colleague who opened the page earlier
    assert who() == {"Samira", "Fatma"}


def test_the_teacher_of_a_class_says_so_too(run, module, people, after_the_first_day, henk, samira):
    run.teacher = henk
    run.save()

    assert mark_module(run, module, by=henk, shown=[people[0].pk]) == 1
    proof = ModuleProof.objects.get()
    assert (proof.person, proof.seen_by) == (samira, henk)
    take_back_proof(proof, by=henk)
    assert who() == set()


def test_nobody_else_says_so_and_nobody_of_themselves(
    run, module, people, after_the_first_day, karim, samira, yvonne, lindenkwartier
):
    own = enrolling.enrol(stories.opened(lindenkwartier, yvonne, days=(20,)), by=yvonne, person=yvonne)
    for by in (karim, samira):
        with pytest.raises(NotYours):
            mark_module(run, module, by=by, shown=[people[0].pk])
    with time_machine.travel(timezone.now() + timedelta(days=20)), pytest.raises(NotAllowedNow) as refusal:
        mark_module(own.run, module, by=yvonne, shown=[own.pk])
    assert (refusal.value.code, who()) == ("nobody", set())


def test_a_part_of_another_course_is_not_shown_here(run, people, after_the_first_day, yvonne):
    elsewhere = Module.objects.create(course=stories.a_course("koken", "Koken"), number=1, name_nl="Snijden")
    with pytest.raises(NotYours):
        mark_module(run, elsewhere, by=yvonne, shown=[people[0].pk])


def test_nobody_showed_anything_before_it_began(run, module, people, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        mark_module(run, module, by=yvonne, shown=[people[0].pk])
    assert (refusal.value.code, who()) == ("not_begun", set())


# ---------------------------------------------------------------- the desk
def test_names_are_tapped_on_the_screen_of_a_part(client, run, module, people, after_the_first_day, yvonne):
    first, other = people
    address = f"/cms/cursussen/{run.pk}/onderdeel/{module.pk}/"
    enter(client, yvonne)
    course = soup(client.get(f"/cms/cursussen/{run.pk}/"))
    assert course.select_one(f"a[href='{address}']") is not None

    sent = soup(client.post(address, {"shown": [str(first.pk)], "was": ""}, follow=True))
    assert "1 van de 2 lieten het zien" in sent.get_text()
    page = soup(client.get(address))
    ticks = {it.b.get_text(): it.input.has_attr("checked") for it in page.select(".opt")}
    assert ticks == {"Fatma Yılmaz": False, "Samira Haddad": True}
    assert AccessEntry.objects.filter(resident=first.person, viewer=yvonne, screen="course").exists()

    was = page.select_one("input[name=was]")["value"]
    client.post(address, {"shown": [str(other.pk), "x", "9" * 40, "²"], "was": f"{was},,x"})
    assert who() == {"Fatma"}


def test_a_part_before_it_began_or_of_nobody_says_so(client, run, module, yvonne):
    address = f"/cms/cursussen/{run.pk}/onderdeel/{module.pk}/"
    enter(client, yvonne)
    assert "Deze cursus is nog niet begonnen." in client.get(address).content.decode()
    refused = client.post(address, {"shown": ["1"]}, follow=True).content.decode()
    assert "Deze cursus is nog niet begonnen." in refused
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        enter(client, yvonne)
        assert "Er doet nog niemand mee." in client.get(address).content.decode()


def test_a_coordinator_elsewhere_and_a_resident_have_no_such_screen(
    client, run, module, people, after_the_first_day, karim, yvonne, samira
):
    proof = show_module(module, by=yvonne, person=samira)
    other = Module.objects.create(course=stories.a_course("koken", "Koken"), number=1, name_nl="Snijden")
    addresses = [f"/cms/cursussen/{run.pk}/onderdeel/{pk}/" for pk in (module.pk, other.pk, 999)]
    enter(client, yvonne)
    assert [client.get(it).status_code for it in addresses] == [200, 404, 404]
    for stranger in (karim, samira):
        enter(client, stranger)
        assert [client.get(it).status_code for it in addresses] == [404] * 3
        assert client.post(addresses[0], {"shown": [str(people[0].pk)]}).status_code == 404
        assert client.post(f"/cms/onderdeel/{proof.pk}/terug/").status_code == 404
    enter(client, karim)
    assert "Strijken" not in client.get(f"/cms/cursussen/{run.pk}/").content.decode()


def test_a_part_is_taken_back_from_the_card_of_a_person(client, run, module, people, yvonne, samira):
    proof = show_module(module, by=yvonne, person=samira)
    enter(client, yvonne)
    card = soup(client.get(f"/cms/mensen/{samira.pk}/"))
    [form] = card.select("form[action*='/onderdeel/']")

    answer = client.post(form["action"], follow=True)

    assert (form["action"], answer.redirect_chain) == (
        f"/cms/onderdeel/{proof.pk}/terug/", [(f"/cms/mensen/{samira.pk}/", 302)],
    )  # fmt: skip
    assert (who(), verbs(samira)) == (set(), ["module.shown", "module.taken_back"])
    assert client.post(form["action"]).status_code == 404  # gone already


# ---------------------------------------------------------------- one's own
def test_somebody_sees_what_they_showed_and_what_is_still_to_come(client, run, module, people, yvonne, samira):
    Module.objects.create(course=run.course, number=2, name_nl="Vouwen")
    assert modules_of(samira) == [OwnModules("Was en strijk", "shirt", "blue", (), ("Strijken", "Vouwen"))]
    show_module(module, by=yvonne, person=samira)
    today = timezone.localdate()
    shown = (Shown("Strijken", today),)
    assert modules_of(samira) == [OwnModules("Was en strijk", "shirt", "blue", shown, ("Vouwen",))]

    page = enter(client, samira).get("/mijn/certificaten/").content.decode()
    assert [it in page for it in ("U liet dit zien op", "Komt nog:", "Vouwen")] == [True] * 3
    enrolling.step_back(people[0], by=samira)
    assert modules_of(samira)[0].to_come == ("Vouwen",)  # what was shown stays theirs


def test_with_the_certificate_nothing_is_still_to_come(lindenkwartier, run, module, yvonne, samira, fatma):
    Module.objects.create(course=run.course, number=2, name_nl="Vouwen")
    show_module(module, by=yvonne, person=samira)
    issuing.issue_certificate(did_it(class_in(lindenkwartier, run.course), samira), by=yvonne)

    assert [(len(it.shown), it.to_come) for it in modules_of(samira)] == [(1, ())]
    assert modules_of(fatma) == []


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_much_for_three_as_for_one(
    run, course, lindenkwartier, yvonne, samira, count, django_assert_num_queries
):
    run.capacity = 9
    run.save()
    everybody = [samira, *(helper_of(lindenkwartier, f"Buur{it}", "Bos") for it in range(count - 1))]
    for person in everybody:
        enrolling.enrol(run, by=yvonne, person=person)
    for number in range(count):
        module = Module.objects.create(course=course, number=number + 1, name_nl=f"Deel {number}")
        other = Module.objects.create(course=stories.a_course(f"c{number}", "Koken"), number=1, name_nl="Snijden")
        for person in everybody:
            show_module(module, by=yvonne, person=person)
        show_module(other, by=yvonne, person=samira)
    file = run_file(yvonne, run.pk)
    with django_assert_num_queries(1):
        assert [(it.name, it.shown) for it in parts_in(file, yvonne)] == [(f"Deel {it}", count) for it in range(count)]
    with django_assert_num_queries(6):
        assert len(sheet_of(yvonne, run.pk, module.pk).people) == count
    with django_assert_num_queries(1):
        assert len(proofs_on_card(samira)) == 2 * count
    with django_assert_num_queries(2):
        assert len(modules_of(samira)) == 1 + count


@pytest.mark.parametrize("count", [1, 3])
def test_a_class_is_ticked_with_two_questions_for_each(
    lindenkwartier, yvonne, module, count, django_assert_num_queries
):
    run = stories.opened(lindenkwartier, yvonne, capacity=count)
    seated = [enrolling.enrol(run, by=yvonne, person=helper_of(lindenkwartier, f"Buur{it}", "Bos"))
              for it in range(count)]  # fmt: skip
    with time_machine.travel(timezone.now() + timedelta(days=8)), django_assert_num_queries(8 + 2 * count):
        mark_module(run, module, by=yvonne, shown=[it.pk for it in seated])
