"""A story: told with a yes, off the website the moment the yes is taken back, and gone after a month."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction

from cms import background, withdrawing
from cms.models import StoriesPage, StoryPage
from cms.models.stories import latest_story
from cms.starter.pages import add_missing_pages
from marketplace.models import WorkKind
from neighbourhoods.models import User
from tests.entering import enter
from tests.sharing import made_once

NOON = "2026-05-12 12:00+02:00"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


first_pages = made_once(add_missing_pages, at=NOON)


@pytest.fixture
def index(first_pages, db) -> StoriesPage:
    return StoriesPage.objects.get()


@pytest.fixture
def lotte(db) -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def story_of(index: StoriesPage, who: str = "Samira", **fields: object) -> StoryPage:
    said = {
        "title": f"{who} helpt",
        "who": who,
        "quote": "Nu ken ik mijn straat.",
        "agreed": True,
        "agreed_on": date(2026, 5, 1),
        "agreed_how": "phone",
    }
    story = index.add_child(instance=StoryPage(**said | fields))
    story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def test_a_story_is_read_with_its_person_and_its_work(client, index, lindenkwartier, yvonne):
    kind = WorkKind.objects.create(slug="tuin", bit=0, name_nl="Tuin", name_en="Garden", icon="sprout")
    story = story_of(index, neighbourhood=lindenkwartier, kind=kind, agreed_note="Papier in map 3")

    page = client.get(story.url, headers={"accept-language": "nl"}).content.decode()

    for words in ("Samira, Lindenkwartier", "Nu ken ik mijn straat.", 'href="/klussen/?soort=tuin"', "zei ja"):
        assert words in page
    assert "map 3" not in page


@pytest.mark.parametrize(
    ("lacking", "field"),
    [({"agreed": False}, "agreed"), ({"agreed_on": None}, "agreed_on"), ({"agreed_how": ""}, "agreed_how"),
     ({"agreed_on": date(2026, 5, 13)}, "agreed_on")],
)  # fmt: skip
def test_without_a_yes_with_its_day_and_way_nothing_is_kept(index, lacking, field):
    with pytest.raises(ValidationError) as refusal:
        story_of(index, **lacking)

    assert list(refusal.value.message_dict) == [field]
    assert not StoryPage.objects.filter(live=True).exists()


def withdraw(client, story: StoryPage, by: User, *, again: bool = False):
    return enter(client, by).post(f"/cms/verhalen/{story.pk}/{'weer-goed' if again else 'intrekken'}/")


def test_one_tap_takes_it_off_the_website_with_its_schedule(client, index, lotte):
    story = story_of(index)
    story.save_revision(approved_go_live_at=None)
    story.revisions.update(approved_go_live_at="2026-05-20T10:00Z")

    assert withdraw(client, story, lotte).status_code == 302

    story.refresh_from_db()
    assert (story.live, story.agreed, story.withdrawn_on) == (False, False, date(2026, 5, 12))
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()
    client.logout()
    assert client.get("/verhalen/samira-helpt/").status_code == 404
    assert "Samira" not in client.get("/verhalen/").content.decode()


def test_a_second_tap_keeps_the_day_of_the_first(client, index, lotte, at_noon):
    story = story_of(index)
    withdraw(client, story, lotte)
    at_noon.move_to("2026-05-14 12:00+02:00")

    assert withdraw(client, story, lotte).status_code == 302

    story.refresh_from_db()
    assert story.withdrawn_on == date(2026, 5, 12)


def test_an_old_draft_does_not_bring_it_back(client, index, lotte):
    story = story_of(index)
    first = story.revisions.earliest("pk")
    withdraw(client, story, lotte)

    with pytest.raises(ValidationError):
        first.publish()

    assert not StoryPage.objects.get().live


def test_who_says_yes_again_is_asked_anew(client, index, lotte):
    story = story_of(index)
    withdraw(client, story, lotte)

    withdraw(client, story, lotte, again=True)

    draft = StoryPage.objects.get().get_latest_revision_as_object()
    assert (draft.withdrawn_on, draft.agreed, draft.agreed_on, draft.live) == (None, False, None, False)


def test_a_coordinator_without_page_rights_may_not(client, index, yvonne):
    story = story_of(index)

    assert withdraw(client, story, yvonne).url == "/cms/"
    assert StoryPage.objects.get().live


def test_a_resident_is_sent_away(client, index, samira):
    story = story_of(index)

    assert withdraw(client, story, samira).status_code == 404
    assert StoryPage.objects.get().live


def test_after_a_month_the_worker_throws_it_away(index, lotte, at_noon):
    gone, stays = story_of(index), story_of(index, "Wim")
    withdrawing.withdraw_story(gone, by=lotte)
    at_noon.move_to("2026-06-10 12:00+02:00")
    assert background.throw_away_withdrawn() == 0
    at_noon.move_to("2026-06-11 12:00+02:00")

    assert (background.throw_away_withdrawn(), background.throw_away_withdrawn()) == (1, 0)
    assert list(StoryPage.objects.all()) == [stays]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_story_closed_to_some_is_in_no_list(index, rf):
    shown, closed = story_of(index), story_of(index, "Henk")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")

    assert (latest_story(), list(index.stories(rf.get("/")))) == (shown, [shown])


def test_the_list_is_paged_with_the_newest_first(index):
    for number in range(11):
        story_of(index, f"Persoon {number}")
    request = RequestFactory().get("/verhalen/", {"pagina": "2"})

    assert [story.who for story in index.stories(request)] == ["Persoon 0"]
    assert next(story.who for story in index.stories(RequestFactory().get("/"))) == "Persoon 10"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_few_and_many(
    client, index, lindenkwartier, yvonne, count, django_assert_num_queries
):
    for number in range(count):
        story_of(index, f"Persoon {number}", neighbourhood=lindenkwartier)
    client.get("/verhalen/")

    with django_assert_num_queries(8):
        page = client.get("/verhalen/").content.decode()

    assert page.count('<article class="card') == count
