"""A name is no way to find a story, and when its person says no nothing of it is left behind."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageLogEntry, Site

from cms import withdrawing
from cms.findable import cards
from cms.models import Look, StoriesPage, StoryPage
from cms.starter.pages import add_missing_pages, stream
from cms.starter.write import text
from marketplace.models import WorkKind
from neighbourhoods.models import User
from tests.cms.test_stories import story_of
from tests.entering import enter
from tests.sharing import made_once

pytestmark = pytest.mark.django_db
WORDS = "<p>Elke week, want dat is fijn, komt Samira langs in de Zeilstraat.</p>"


first_pages = made_once(add_missing_pages)


@pytest.fixture
def index(first_pages) -> StoriesPage:
    return StoriesPage.objects.get()


@pytest.fixture
def lotte() -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


@pytest.fixture
def told(index, lindenkwartier, yvonne) -> StoryPage:
    kind = WorkKind.objects.create(slug="tuin", bit=0, name_nl="Tuin", name_en="Garden", icon="sprout")
    story = story_of(index, "Anna", body=stream((text(WORDS),)), neighbourhood=lindenkwartier, kind=kind)
    call_command("update_index", stdout=StringIO())
    return story


def found_by(client, words: str) -> bool:
    return "Anna helpt" in client.get("/zoeken/", {"v": words}, headers={"accept-language": "nl"}).content.decode()


def photo_named(name: str) -> Image:
    return Image.objects.create(title=name, file=ImageFile(get_test_image_file(f"{name}.png").file, f"{name}.png"))


def with_photos(*photos: Image) -> str:
    return stream(tuple(("photo", {"image": photo.pk, "alt": "Een tuin", "agreed": True}) for photo in photos))


# ---------------------------------------------------------------- found by what it tells
@pytest.mark.parametrize("name", ["Anna", "anna", "Samira", "Zeilstraat"])
def test_no_name_leads_to_a_story(client, told, name):
    assert not found_by(client, name)


@pytest.mark.parametrize("words", ["tuin", "garden", "lindenkwartier", "elke week", "ken mijn straat", "fijn"])
def test_what_it_tells_does(client, told, words):
    assert found_by(client, words)


@pytest.mark.parametrize(
    ("slug", "address"), [("anna-helpt", "helpt"), ("anna", "verhaal"), ("helpt-anna", "helpt"), ("in-annaberg", None)]
)
def test_the_name_is_left_out_of_the_address(client, index, lotte, slug, address):
    new = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])
    answers = {
        "title": "Anna helpt", "slug": slug, "who": "Anna", "quote": "Fijn.", "people": "two", "houses": "gables",
        "agreed": "on", "agreed_on": "2026-05-01", "agreed_how": "phone", "body-count": "0", "body_en-count": "0",
        "action-publish": "1",
    }  # fmt: skip
    enter(client, lotte)

    for _time in range(2):
        assert client.post(new, answers).status_code == (302 if address or not _time else 200)

    expected = [f"{address}", f"{address}-2"] if address else [slug]
    assert [story.slug for story in StoryPage.objects.order_by("pk")] == expected


# ---------------------------------------------------------------- nothing is left
def test_taken_back_it_is_nowhere(client, told, lotte):
    card = f"/deelplaatje/{cards.name_of(told.pk, told.title)}.png"
    assert client.get(card)["Content-Type"] == "image/png"
    places = ("/", "/verhalen/", "/sitemap-paginas.xml", "/zoeken/?v=lindenkwartier", "/nieuws/feed/", told.url)
    there = [address for address in places if told.url in client.get(address).content.decode()]
    assert there == ["/", "/verhalen/", "/sitemap-paginas.xml", "/zoeken/?v=lindenkwartier", told.url]

    withdrawing.withdraw_story(told, by=lotte)

    assert [address for address in places if "Anna" in client.get(address).content.decode()] == []
    assert client.get(card)["Location"] == "/static/built/card.png"
    assert [name for name in default_storage.listdir(cards.FOLDER)[1] if name.startswith(f"{told.pk}-")] == []


@pytest.fixture
def on_disk(settings, tmp_path) -> None:
    """Wagtail opens the storage anew to throw a file away: one in memory would be another one."""
    settings.MEDIA_ROOT = tmp_path
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}


def test_its_photos_go_too_with_those_of_drafts_but_not_those_of_others(
    index, lotte, on_disk, django_capture_on_commit_callbacks
):
    own, drafted, shared, logo = (photo_named(name) for name in ("eigen", "concept", "gedeeld", "logo"))
    own.get_rendition("width-40")
    story_of(index, "Wim", body=with_photos(shared))
    story = story_of(index, "Anna", body=with_photos(own, shared, logo))
    Look.objects.create(pk=story.pk, site=Site.objects.get(), logo=logo, logo_words="Gemeente")
    story.body = with_photos(drafted)
    story.save_revision()
    files = [own.file.name, own.renditions.get().file.name, drafted.file.name]

    with django_capture_on_commit_callbacks(execute=True):
        withdrawing.withdraw_story(story, by=lotte)

    assert sorted(Image.objects.values_list("title", flat=True)) == ["gedeeld", "logo"]
    assert [default_storage.exists(name) for name in files] == [False] * 3


def test_after_a_month_not_even_the_log_knows_its_title(index, lotte):
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        story = story_of(index, "Anna")
        withdrawing.withdraw_story(story, by=lotte)
        assert PageLogEntry.objects.filter(label__contains="Anna").exists()
        clock.shift(withdrawing.KEPT_AFTER_WITHDRAWAL)
        withdrawing.throw_away_withdrawn(date(2026, 6, 11))

    assert not PageLogEntry.objects.filter(label__contains="Anna").exists()
