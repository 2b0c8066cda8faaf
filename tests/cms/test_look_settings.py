"""What a municipality fills in about itself: who may, what the screen says, what the pages show."""

import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.models import Site

from cms.look import facts
from cms.look.hours import DAYS
from cms.models import Look, SiteDetails
from neighbourhoods import site_phone
from neighbourhoods.models import User
from neighbourhoods.queries.places import contact_for
from tests.entering import enter

pytestmark = pytest.mark.django_db
LOOK, DETAILS = "/cms/settings/cms/look/", "/cms/settings/cms/sitedetails/"
ROTTERDAM = (
    "--utrecht-link-color: #00811F; --utrecht-document-font-family: Bolder; --utrecht-focus-outline-color: url(x)"
)

LINE = "--utrecht-link-color: #24578F;"
NO_HOURS = {f"{day}_{end}": "" for day in DAYS for end in ("from", "until")}


@pytest.fixture
def lotte() -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


@pytest.fixture
def save(client, lotte, django_capture_on_commit_callbacks):
    """Lotte fills a screen in and saves it; what she reads next."""
    enter(client, lotte)

    def fill_in(screen: str, **fields: object) -> BeautifulSoup:
        address = client.get(screen)["Location"]
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address, NO_HOURS | fields, headers={"accept-language": "nl"}, follow=True)
        return BeautifulSoup(answer.content, "html.parser")

    return fill_in


def page(client, path="/contact-bestaat-niet/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path, headers={"accept-language": "nl"}).content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


# ---------------------------------------------------------------- colours
def test_pasted_tokens_change_the_pages_and_the_screen_says_what_became_of_them(client, save):
    screen = save(LOOK, tokens=ROTTERDAM)

    assert [words(item) for item in screen.select(".look-said li")] == [
        "Links: #00811F was slecht te lezen. Wij maakten de kleur donkerder: #005912."
    ]
    assert "--utrecht-focus-outline-color. 1 ander token is weggelaten" in words(screen.select_one(".messages"))
    assert screen.select_one("#id_tokens").string.strip() == "--utrecht-link-color: #00811F;"
    assert page(client).style.string == ":root{--utrecht-link-color:#005912}"


def test_the_style_carries_the_nonce_of_its_page_and_no_page_has_one_without_a_theme(client, save):
    before = client.get("/bestaat-niet/")
    save(LOOK, primary="#C93675")
    after = client.get("/bestaat-niet/")

    soup = BeautifulSoup(after.content, "html.parser")
    assert (BeautifulSoup(before.content, "html.parser").style, "nonce" in before["Content-Security-Policy"]) == (
        None,
        False,
    )
    assert f"style-src 'self' 'nonce-{soup.style['nonce']}'" in after["Content-Security-Policy"]
    assert [meta["content"] for meta in soup.find_all("meta", attrs={"name": "theme-color"})] == ["#AC115D", "#0F1C20"]


def test_a_chosen_colour_goes_before_a_pasted_one(client, save):
    save(LOOK, tokens="--utrecht-link-color: navy", link="maroon")

    assert page(client).style.string == ":root{--utrecht-link-color:#800000}"


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({"link": "url(x)"}, "link", "Deze kleur kunnen wij niet gebruiken. Bijvoorbeeld wel: #08544F."),
        (
            {"tokens": "body { color: red }"},
            "tokens",
            f"Wij vonden hier geen token dat wij kunnen gebruiken. Een regel ziet er zo uit: {LINE}",
        ),
        (
            {"tokens": "--nl-button-primary-color: #fff", "primary": "#fefefe"},
            "primary",
            "De letters (#FFFFFF) lijken te veel op de knop (#FEFEFE). Neem #595959 voor de knop, of andere letters.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field_with_the_reason(client, save, fields, name, said):
    screen = save(LOOK, **fields)

    assert (
        words(
            screen.select_one(
                f"#panel-child-{name}-errors, [data-field-errors] .error-message, .w-field__errors .error-message"
            )
        )
        == said
    )
    assert Look.objects.get().gated().values == {}
    assert page(client).style is None


def test_the_desk_keeps_our_colours(client, save, lotte):
    save(LOOK, primary="#C93675")

    desk = client.get("/cms/").content.decode()

    assert ("#AC115D" in desk, "--nl-button" in desk) == (False, False)


def test_the_preview_shows_colours_that_are_not_saved_yet(client, save):
    save(LOOK)
    address = client.get(LOOK)["Location"] + "preview/"

    client.post(address, {"primary": "#C93675", "tokens": ""})
    shown = client.get(address, {"in_preview_panel": "true"})

    assert "--nl-button-primary-background-color:#AC115D" in shown.content.decode()
    assert page(client).style is None


# ---------------------------------------------------------------- who may
@pytest.mark.parametrize("screen", [LOOK, DETAILS])
@pytest.mark.parametrize("who", ["yvonne", "who may not publish", "samira"])
def test_nobody_else_changes_the_look_or_the_details(client, request, lotte, screen, who):
    if who == "who may not publish":
        lotte.groups.set([Group.objects.get(name="Editors")])
    person = lotte if who == "who may not publish" else request.getfixturevalue(who)
    site = Site.objects.get()

    answer = enter(client, person).post(f"{screen}{site.pk}/", {"primary": "#C93675", "name": "gemeente Elders"})

    assert answer.status_code in {302, 404}
    assert (Look.objects.exclude(primary="").exists(), SiteDetails.objects.exclude(name="").exists()) == (False, False)


# ---------------------------------------------------------------- details
def test_the_name_the_number_and_the_hours_stand_on_every_page(client, save):
    save(
        DETAILS, name="gemeente Lindedaal", phone="0320 12 34 56", email="hulp@lindedaal.example",
        monday_from="9:00", monday_until="12:30", tuesday_from="9:00", tuesday_until="12:30",
        thursday_from="13:00", thursday_until="17:00",
    )  # fmt: skip

    shown = page(client)
    assert words(shown.select_one(".util .hide-s")) == "Gemeente Lindedaal"
    assert [words(line) for line in shown.footer.div.div.select("p:not([data-no-voice])")] == [
        "Bel 0320 12 34 56 maandag en dinsdag 9 uur tot 12.30 uur donderdag 13 uur tot 17 uur",
        "hulp@lindedaal.example",
        "Wonen Zorg Service Gemeente Lindedaal",
    ]
    assert (site_phone.number(), contact_for(None).phone) == ("0320 12 34 56", "0320 12 34 56")
    assert facts.known_phone() == "0320 12 34 56"


def test_without_details_a_page_says_what_it_said_before(client, settings):
    settings.SERVICE_PHONE = "088 111 22 33"

    assert words(page(client).footer.p) == "Bel 088 111 22 33 maandag tot en met vrijdag 9 uur tot 17 uur"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"phone": "12"}, "Dit is geen telefoonnummer. Bijvoorbeeld: 088 000 12 34."),
        ({"monday_from": "9:00"}, "Vul beide tijden in, of geen van beide."),
        ({"sunday_from": "12:00", "sunday_until": "9:00"}, "Dit is niet later dan de tijd ervoor."),
    ],
)
def test_details_that_cannot_be_are_refused(save, fields, said):
    screen = save(DETAILS, name="gemeente Lindedaal", **fields)

    assert [words(error) for error in screen.select(".error-message")] == [said]
    assert SiteDetails.objects.get().name == ""


# ---------------------------------------------------------------- logo
def image(name="logo.png", size=(900, 300)) -> Image:
    """A picture as heavy as they come: every point another colour."""
    drawn = Drawing.effect_noise(size, 120).convert("RGB")
    file = io.BytesIO()
    drawn.save(file, "PNG")
    return Image.objects.create(title="Logo", file=ContentFile(file.getvalue(), name), width=size[0], height=size[1])


def test_the_logo_is_light_has_its_size_and_its_words_and_stays_in_the_browser(client, save):
    save(LOOK, logo=image().pk, logo_words="gemeente Lindedaal")

    header = page(client).header.select_one(".logo")
    shown = header.img
    answer = client.get(shown["src"])
    assert (shown["alt"], shown["width"], shown["height"], header.svg is not None) == (
        "gemeente Lindedaal",
        "132",
        "44",
        True,
    )
    assert (answer.status_code, answer["Content-Type"], len(answer.content) <= 10_000) == (200, "image/webp", True)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/gemeente-logo/ouder.webp")["Location"] == shown["src"]


def test_the_logo_may_stand_in_place_of_the_houses(client, save):
    save(LOOK, logo=image().pk, logo_words="gemeente Lindedaal", logo_alone="on")

    assert page(client).header.select_one(".logo").svg is None


def test_without_a_picture_or_when_it_is_lost_our_own_logo_stands_there(client, save):
    picture = image()
    save(LOOK, logo=picture.pk, logo_words="gemeente Lindedaal", logo_alone="on")
    picture.renditions.all().delete()
    picture.file.delete(save=False)
    cache.clear()  # Wagtail remembers what it made
    facts.forget()

    header = page(client).header.select_one(".logo")
    assert (header.img, header.svg is not None) == (None, True)
    assert client.get("/gemeente-logo/weg.webp").status_code == 404


def test_a_logo_without_words_is_refused(save):
    screen = save(LOOK, logo=image().pk)

    assert [words(error) for error in screen.select(".error-message")] == [
        "Zeg wat het logo laat zien, voor mensen die het niet kunnen zien."
    ]


def test_a_drawing_that_may_carry_a_program_is_no_picture(lotte):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

    form = get_image_form(Image)({"title": "Logo"}, {"file": SimpleUploadedFile("logo.svg", drawing)}, user=lotte)

    assert not form.is_valid()
    assert "file" in form.errors


# ---------------------------------------------------------------- what it costs
def test_what_a_process_knows_costs_a_page_nothing_for_half_a_minute(save, rf, django_assert_num_queries):
    save(LOOK, link="maroon")
    SiteDetails.objects.create(site=Site.objects.get(), name="gemeente Lindedaal")

    with django_assert_num_queries(2):  # the site, and its settings in one
        shown = facts.facts_of(rf.get("/"))
    with django_assert_num_queries(0):
        assert facts.facts_of(rf.get("/")) is shown
    assert (shown.style, shown.name) == (":root{--utrecht-link-color:#800000}", "gemeente Lindedaal")


def test_another_process_follows_within_half_a_minute(save, rf, monkeypatch):
    save(LOOK, link="maroon")
    seconds = iter([0.0, 29.0, 31.0, 31.0])
    monkeypatch.setattr(facts.time, "monotonic", lambda: next(seconds))
    before = facts.facts_of(rf.get("/"))
    Look.objects.update(link="navy")  # another process saved it

    assert facts.facts_of(rf.get("/")) is before
    assert facts.facts_of(rf.get("/")).style == ":root{--utrecht-link-color:#000080}"
