"""The home page: three doors, three tasks nobody can be recognised by, honest counts; and pages in two languages."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.models import Page, Site

from cms.blocks import ThanksBlock
from cms.models import BenefitPage, HomePage, PlainPage
from cms.starter.pages import TEXTS, add_missing_pages, home_page
from marketplace.actions import helping
from marketplace.models import WorkKind
from marketplace.queries import home
from marketplace.queries.whereabouts import Place
from neighbourhoods import nearby
from tests.conftest import helper_of
from tests.marketplace import stories, working
from tests.sharing import made_once


@pytest.fixture(autouse=True)
def counted_afresh_in_english():
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()


def page(client, path="/", language="en"):
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def kind(slug: str, bit: int) -> WorkKind:
    return WorkKind.objects.create(
        slug=slug, bit=bit, name_nl=slug, name_en=slug.title(), icon="sprout", palette="olive", together=True
    )


# ---------------------------------------------------------------- a new site
def test_a_new_site_opens_at_the_home_page(client, db):
    text = page(client)

    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert Page.find_problems() == ([], [], [], [], [])
    assert [door in text for door in ("I want to help", "I need help", "I would rather phone")] == [True] * 3
    assert [later in text for later in ("Needed this week", "say thank you", "did together")] == [False] * 3


def test_the_same_in_dutch(client, db):
    text = page(client, language="nl")

    assert '<html lang="nl"' in text


# ---------------------------------------------------------------- three tasks
@pytest.mark.parametrize("count", [1, 3])
def test_what_is_needed_costs_the_same_with_few_and_many(
    client, mevrouw_de_wit, ria, yvonne, count, django_assert_num_queries
):
    for days in range(count):
        stories.open_task(mevrouw_de_wit, in_days=days + 1)
        working.open_job(ria, by=yvonne)
    page(client)  # the site and the counts are remembered

    with django_assert_num_queries(9):
        text = page(client)

    assert text.count('class="card task"') == min(2 * count, 3)


def test_a_stranger_reads_a_kind_a_neighbourhood_and_a_part_of_the_day(client, mevrouw_de_wit, yvonne):
    stories.open_task(mevrouw_de_wit, in_days=1, wish="Mijn zoon heet Joris.")

    text = page(client)

    for secret in ("Johanna", "de Wit", "De Wit", "Kastanjelaan", "7299", "12345678", "Joris", "14 o'clock"):
        assert secret not in text
    (card,) = home.needed_soon(yvonne)
    assert (card.title, card.who) == ("Shopping", "for a woman next door")
    assert "Lindenkwartier" in text


def test_the_soonest_first_and_of_different_kinds(mevrouw_de_wit, yvonne):
    later = stories.open_task(mevrouw_de_wit, in_days=5)
    soon = stories.open_task(mevrouw_de_wit, in_days=1)
    second = stories.open_task(mevrouw_de_wit, in_days=2)
    garden = stories.open_task(mevrouw_de_wit, in_days=3)
    garden.work_kind = kind("tuin", 3)
    garden.save()

    assert [card.pk for card in home.needed_soon(yvonne)] == [soon.pk, garden.pk, second.pk]
    assert later.pk not in {card.pk for card in home.needed_soon(yvonne)}


def test_near_the_viewer_where_we_know_where_that_is(mevrouw_de_wit, yvonne, molenwijk, karim):
    near = stories.open_task(mevrouw_de_wit, in_days=5)
    far = stories.open_task(helper_of(molenwijk, "Piet", "van Dam"), in_days=1)
    beside_her = Place(mevrouw_de_wit.latitude, mevrouw_de_wit.longitude, "Lindenkwartier")
    nowhere = Place(51.0, 4.0, "Nergens")

    assert [card.pk for card in home.needed_soon(AnonymousUser())] == [far.pk, near.pk]
    (card, *_others) = home.needed_soon(AnonymousUser(), beside_her)
    assert (card.pk, card.facts[1][0]) == (near.pk, "footprints")
    assert [card.pk for card in home.needed_soon(AnonymousUser(), nowhere)] == [far.pk, near.pk]


def put_at(task, metres):
    """So far north of the middle of Lindenkwartier."""
    nearby.place(task, 52.14 + metres / 111_195, 6.196, findable=True)
    task.save()


def test_one_job_that_can_begin_this_week_stands_beside_two_tasks(mevrouw_de_wit, ria, yvonne):
    """Nearest first; without a place the soonest first, where a job counts as a wish for this week."""
    later, second, first = (working.open_job(ria, by=yvonne, starts_on=stories.a_day(days)) for days in (30, 1, 1))
    soon, sooner = (stories.open_task(mevrouw_de_wit, in_days=days) for days in (2, 1))
    for task, metres in ((later, 10), (first, 200), (second, 400), (soon, 500), (sooner, 600)):
        put_at(task, metres)
    here = Place(52.14, 6.196, "Lindenkwartier")

    assert [card.pk for card in home.needed_soon(AnonymousUser(), here)] == [first.pk, soon.pk, second.pk]
    assert [card.pk for card in home.needed_soon(AnonymousUser())] == [sooner.pk, first.pk, soon.pk]


def test_what_has_a_helper_is_no_longer_needed(client, mevrouw_de_wit, samira):
    helping.say_yes(stories.open_task(mevrouw_de_wit), by=samira)

    assert "Needed this week" not in page(client)


# ---------------------------------------------------------------- counts and thanks
def test_counts_are_of_what_was_done_this_year(client, mevrouw_de_wit, samira, lindenkwartier):
    joan = helper_of(lindenkwartier, "Joan", "Pinas")
    stories.done(mevrouw_de_wit, samira)
    stories.done(joan, samira)

    assert home.counts_this_year() == [("2", "jobs done"), ("2", "neighbours helped"), ("1", "helper")]


def test_nobody_is_quoted_without_a_yes():
    with pytest.raises(ValidationError):
        ThanksBlock().clean({"words": "Fijn.", "who": "Anna", "agreed": False})


# ---------------------------------------------------------------- plain pages
first_pages = made_once(add_missing_pages)


@pytest.fixture
def pages(first_pages, db):
    """The first pages of a new site."""


def test_every_link_of_the_footer_has_a_page(client, pages):
    for text in TEXTS:
        assert f"<h1>{text.title[0]}</h1>" in page(client, f"/{text.slug}/", "nl")
        assert f"<h1>{text.title[1]}</h1>" in page(client, f"/{text.slug}/", "en")


def test_the_footer_leads_to_every_page_of_the_start(client, pages):
    footer = BeautifulSoup(page(client, "/", "nl"), "html.parser").footer

    assert {link["href"].strip("/") for link in footer.select("ul a")} == {"algoritme", "werkgevers"} | {
        text.slug for text in TEXTS
    }


def test_an_english_reader_gets_dutch_where_there_is_no_english(client, pages):
    BenefitPage.objects.update(body_en="[]")

    text = page(client, "/uitkering/", "en")

    assert '<article class="prose stack" lang="nl" dir="auto">' in text
    assert "in Dutch only" in text


def test_a_page_says_when_it_was_checked(client, pages):
    assert "We checked this text on" in page(client, "/uitkering/")
    assert "We checked this text on" not in page(client, "/zo-werkt-het/")


def test_pages_of_editors_are_left_alone(pages, capsys):
    PlainPage.objects.filter(slug="veilig").update(title="Van ons")

    call_command("starter_pages")

    assert capsys.readouterr().out == "Every page is there already.\n"
    assert home_page().get_children().count() == len(TEXTS)
    assert PlainPage.objects.get(slug="veilig").title == "Van ons"


def test_sentences_are_short(pages):
    """At most 12 words, as people read who find reading hard."""
    for text in TEXTS:
        for kind_of_block, value in text.dutch:
            said = strip_tags(value.replace("</", ". </")) if kind_of_block == "text" else ""
            for sentence in (part for part in said.replace("?", ".").replace(":", ".").split(".") if part):
                assert len(sentence.split()) <= 12, sentence
