"""Old addresses lead to new ones: by themselves when a page moves, and where an editor says so."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from cms.models import PlainPage
from cms.starter.pages import home_page
from marketplace.models import WorkKind
from neighbourhoods.models import User
from tests.entering import enter


@pytest.fixture
def page(db) -> PlainPage:
    return home_page().add_child(instance=PlainPage(title="Veilig helpen", slug="veilig"))


def move(page: PlainPage, slug: str, capture) -> None:
    page.slug = slug
    with capture(execute=True):
        page.save_revision().publish()


def test_a_page_that_gets_another_address_is_found_at_the_old_one(client, page, django_capture_on_commit_callbacks):
    move(page, "veilig-helpen", django_capture_on_commit_callbacks)

    answer = client.get("/veilig/")

    assert (answer.status_code, answer["Location"]) == (301, "/veilig-helpen/")


def test_so_are_the_pages_below_it(client, page, django_capture_on_commit_callbacks):
    page.add_child(instance=PlainPage(title="Sleutels", slug="sleutels"))
    move(page, "veilig-helpen", django_capture_on_commit_callbacks)

    assert client.get("/veilig/sleutels/")["Location"] == "/veilig-helpen/sleutels/"


def test_a_page_that_goes_back_leads_in_no_circle(client, page, django_capture_on_commit_callbacks):
    move(page, "elders", django_capture_on_commit_callbacks)
    move(page, "veilig", django_capture_on_commit_callbacks)

    assert client.get("/veilig/").status_code == 200
    assert client.get("/elders/")["Location"] == "/veilig/"


@pytest.mark.parametrize(
    "asked",
    ["//evil.example/oud/", "/oud//evil.example/", "/oud/?next=//evil.example", "/oud/%0d%0aLocation:%20//evil.example",
     "/oud%00/", "/oud\\evil.example/"],
)  # fmt: skip
def test_only_what_was_written_down_decides_where_it_leads(client, page, asked):
    Redirect.objects.create(old_path=Redirect.normalise_path("/oud/"), redirect_page=page)

    answer = client.get(asked)

    assert answer.status_code in {301, 302, 404}
    assert answer.get("Location", "/veilig/") == "/veilig/"


def test_what_is_there_costs_nothing_more_and_what_is_lost_two_questions(client, page, django_assert_num_queries):
    client.get("/veilig/"), client.get("/oud/")

    with django_assert_num_queries(6):
        assert client.get("/veilig/").status_code == 200
    with django_assert_num_queries(4):
        assert client.get("/oud/").status_code == 404


def test_who_publishes_pages_manages_redirects_in_dutch(db, page):
    lotte = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    lotte.groups.add(Group.objects.get(name="Moderators"))
    hand = enter(Client(), lotte)

    answer = hand.get("/cms/redirects/add/", headers={"accept-language": "nl"})
    assert "Doorverwijz" in answer.content.decode() or "doorverwijz" in answer.content.decode()
    hand.post("/cms/redirects/add/", {"old_path": "/oud/", "is_permanent": "on", "redirect_page": page.pk})

    assert Client().get("/oud/")["Location"] == "/veilig/"


def test_who_may_not_publish_may_not_send_people_elsewhere(db):
    piet = User.objects.create_user("piet@lindedaal.example", first_name="Piet")
    piet.groups.add(Group.objects.get(name="Editors"))

    assert enter(Client(), piet).get("/cms/redirects/add/").status_code == 302


# ---------------------------------------------------------------- tasks
def test_a_task_at_another_spelling_of_its_address_leads_to_its_own(client, open_task):
    for old in (f"/klussen/{open_task.pk}/", f"/klussen/{open_task.pk}-oude-naam/"):
        assert client.get(old)["Location"] == open_task.get_absolute_url()
    assert client.get(open_task.get_absolute_url()).status_code == 200


def test_a_kind_that_is_renamed_takes_its_tasks_along(client, open_task):
    before = open_task.get_absolute_url()
    WorkKind.objects.update(name_nl="Winkelen")

    assert client.get(before)["Location"] == f"/klussen/{open_task.pk}-winkelen/"


def test_a_task_nobody_may_see_leads_nowhere(client, waiting):
    assert client.get(f"/klussen/{waiting.pk}-oude-naam/").status_code == 404
