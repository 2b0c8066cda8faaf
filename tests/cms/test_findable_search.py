"""Search over pages and work: what is found, in which order, for whom, and that nothing personal ever is."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.findable import search
from cms.models import PlainPage
from cms.starter.pages import add_missing_pages, home_page
from marketplace.actions import helping
from marketplace.models import WorkKind
from neighbourhoods.alike import Asked
from neighbourhoods.models import Postcode, PostcodeArea
from neighbourhoods.models.places import PostcodeShare
from tests.entering import enter
from tests.marketplace import stories


@pytest.fixture
def words(client):
    """What somebody reads in the answer, by heading."""

    def ask(text: str, language: str = "nl", as_client: Client | None = None) -> dict[str, list[str]]:
        answer = (as_client or client).get(f"/zoeken/?v={quote(text)}", headers={"accept-language": language})
        assert answer.status_code == 200
        main = BeautifulSoup(answer.content, "html.parser").main
        return {said(it.h2): [said(hit) for hit in it.select("li a")] for it in main.find_all("section")}

    return ask


def said(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def page(title: str, **fields) -> PlainPage:
    made = home_page().add_child(instance=PlainPage(title=title, **fields))
    call_command("update_index", verbosity=0)
    return made


@pytest.fixture
def laundry(db) -> WorkKind:
    return WorkKind.objects.create(
        slug="was", bit=1, name_nl="Was en strijk", name_en="Laundry", hint_nl="Wassen, strijken, ophalen", icon="shirt"
    )


# ---------------------------------------------------------------- kinds, neighbourhoods, work
@pytest.mark.parametrize(
    "typed", ["boodschap", "BOODSCHAPPEN", "bóódschappen doen", "shopping", "boodsch", "boodshappen"]
)
def test_a_kind_is_found_by_any_spelling_of_its_name(words, shopping, laundry, typed):
    assert words(typed)["Soorten hulp"] == ["Boodschappen doen"]


def test_a_kind_is_found_by_the_words_below_its_name(words, shopping, laundry):
    assert words("wie kan mijn strijkwerk ophalen")["Soorten hulp"] == ["Was en strijk"]


def test_a_kind_is_found_by_its_new_name_at_once(words, shopping):
    shopping.name_nl = "Winkelen"
    shopping.save()

    assert words("winkel")["Soorten hulp"] == ["Winkelen"]
    assert "Soorten hulp" not in {k for k, hits in words("boodschap").items() if hits == ["Boodschappen doen"]}


@pytest.mark.parametrize("typed", ["lindenkwartier", "Líndenkwartier", "lindenkw", "lindenkwartir"])
def test_a_neighbourhood_is_found_by_its_name(words, yvonne, karim, typed):
    assert words(typed)["Buurten"] == ["Lindenkwartier"]


def test_a_municipality_leads_to_its_neighbourhoods_that_take_part(words, yvonne, karim):
    assert words("Lindedaal")["Buurten"] == ["Lindenkwartier", "Molenwijk"]


@pytest.mark.parametrize(("typed", "found"), [("7299 ab", ["Molenwijk"]), ("7299", ["Lindenkwartier", "Molenwijk"])])
def test_a_postcode_leads_to_its_neighbourhood(words, lindenkwartier, molenwijk, typed, found):
    area = PostcodeArea.objects.create(digits="7299")
    for hood in (lindenkwartier, molenwijk):
        PostcodeShare.objects.create(area=area, neighbourhood=hood, share=0.5)
    Postcode.objects.create(code="7299AB", latitude=52.15, longitude=6.21, neighbourhood=molenwijk, street="Dorpsweg")

    assert words(typed)["Buurten"] == found
    assert "Buurten" not in words("Dorpsweg")


def test_open_tasks_of_the_kind_and_near_the_place_that_was_named(words, mevrouw_de_wit, yvonne, karim, laundry):
    stories.open_task(mevrouw_de_wit)
    kind = WorkKind.objects.exclude(pk=laundry.pk).get()

    assert len(words(kind.name_nl)["Open klussen"]) == 1
    assert len(words("lindenkwartier")["Open klussen"]) == 1
    assert "Open klussen" not in words("was")


def test_the_number_on_the_paper_list_leads_to_that_task_as_long_as_it_is_open(words, open_task, waiting, samira):
    assert words(f"klus {open_task.pk}")[f"Klus {open_task.pk}"] == ["Boodschappen doen"]
    assert words(f"#{open_task.pk}")[f"Klus {open_task.pk}"] == ["Boodschappen doen"]

    helping.say_yes(open_task, by=samira)

    assert f"Klus {open_task.pk}" not in words(f"klus {open_task.pk}")


def test_a_request_that_waits_is_not_found_by_its_number(words, waiting):
    assert f"Klus {waiting.pk}" not in words(str(waiting.pk))


# ---------------------------------------------------------------- pages
def test_pages_are_found_in_both_languages_and_shown_in_the_readers(words, db):
    page(
        "Vrijwilligers",
        title_en="Volunteers",
        slug="vrijwilligers",
        body_en='[{"type": "heading", "value": "Insurance"}]',
    )

    assert words("vrijwilliger")["Pagina's"] == ["Vrijwilligers"]
    assert words("insured", "en")["Pages"] == ["Volunteers"]


def test_words_deep_in_a_page_are_found_and_its_address_too(words, db):
    add_missing_pages()
    call_command("update_index", verbosity=0)

    assert words("privacy")["Pagina's"] == ["Uw gegevens"]
    assert "Uw uitkering en vrijwilligerswerk" in words("uitkeringen")["Pagina's"]


def test_the_page_with_most_of_the_words_is_found_and_with_a_word_in_its_title_first(db):
    page("Over koffie", slug="a", intro="Ook thee.")
    page("Ontmoeten", slug="b", intro="Koffie en thee in het buurthuis.")
    page("Koffie en thee", slug="c")

    assert [hit.title for hit in search.pages_like(Asked.read("thee en koffie"))] == [
        "Koffie en thee",
        "Over koffie",
        "Ontmoeten",
    ]
    assert [hit.title for hit in search.pages_like(Asked.read("koffie buurthuis"))] == ["Ontmoeten"]


def test_drafts_and_private_pages_are_not_found(words, db):
    page("Kwispelstaart", slug="concept", live=False)
    hidden = page("Kwispelstaart", slug="besloten")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    assert "Pagina's" not in words("kwispelstaart")


def test_a_page_that_goes_or_changes_is_found_no_longer(words, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = home_page().add_child(instance=PlainPage(title="Kwispelstaart", slug="hond"))
    assert words("kwispelstaart")["Pagina's"] == ["Kwispelstaart"]

    with django_capture_on_commit_callbacks(execute=True):
        made.title = "Kat"
        made.save()
    assert "Pagina's" not in words("kwispelstaart")

    with django_capture_on_commit_callbacks(execute=True):
        made.delete()
    assert "Pagina's" not in words("kat")


# ---------------------------------------------------------------- what nobody finds
@pytest.mark.parametrize(
    "secret",
    ["Johanna", "de Wit", "mevrouw De Wit", "Kastanjelaan", "12345678", "samira", "Haddad", "samira@example.org",
     "Graag melk en brood", "yvonne", "Beukenstraat 8"],
)  # fmt: skip
def test_nothing_personal_is_searchable(words, open_task, samira, yvonne, secret):
    for viewer in (None, samira, yvonne):
        found = words(secret, as_client=enter(Client(), viewer) if viewer else Client())
        assert not {"Pagina's", "Open klussen", "Buurten"} & set(found)


def test_the_postcode_of_a_person_tells_nothing_about_them(words, open_task):
    assert "Open klussen" not in words("7299 AB")


def test_nothing_found_gives_a_person_to_call_and_what_is_near(client, words, open_task):
    answer = client.get("/zoeken/?v=qqqq", headers={"accept-language": "nl"}).content.decode()

    assert "Dit vinden wij niet" in answer
    assert "088 000 12 34" in answer
    assert list(words("qqqq")) == ["Deze week nodig", "Soorten hulp"]


# ---------------------------------------------------------------- what it costs, what it survives
@pytest.mark.parametrize("count", [1, 3])
def test_searching_costs_the_same_with_few_and_many(client, mevrouw_de_wit, yvonne, count, django_assert_num_queries):
    for number in range(count):
        stories.open_task(mevrouw_de_wit)
        page(f"Boodschappen {number}", slug=f"boodschappen-{number}")
    client.get("/zoeken/?v=boodschappen")

    with django_assert_num_queries(7):
        answer = client.get("/zoeken/?v=boodschappen")

    soup = BeautifulSoup(answer.content, "html.parser")
    assert (len(soup.select(".card.task")), len(soup.select(".hit"))) == (count, count + 1)


def test_asking_nothing_asks_no_tables(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/zoeken/").status_code == 200


NASTY = [
    '"',
    "'",
    '" OR 1=1 --',
    "a AND NOT b*",
    "NEAR(a b)",
    "\x00",
    "boodschap\x00pen",
    "محمد علي",
    "\u202eabc",
    "%_",
    "(",
    "☃",
    "l'été",
    "a-b:c|d&!e",
]


@pytest.mark.parametrize("typed", NASTY)
def test_nasty_questions_are_answered(client, db, shopping, typed):
    page("Hallo", slug="hallo")

    answer = client.get("/zoeken/", {"v": typed})

    assert answer.status_code == 200
    assert "Hallo" not in {said(it) for it in BeautifulSoup(answer.content, "html.parser").select(".hit a")}


def test_a_question_of_a_megabyte_is_cut_short(client, db):
    answer = client.get("/zoeken/", {"v": "<script>" + "x" * 1_000_000}, follow=True)

    assert [(len(address), status) for address, status in answer.redirect_chain] == [(115, 302)]
    assert len(answer.content) < 40_000
    assert b"<script>x" not in answer.content


def test_results_are_not_kept_anywhere(client, db):
    answer = client.get("/zoeken/?v=was")

    assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex", True)
    assert b'<meta name="robots" content="noindex">' in answer.content
    assert client.post("/zoeken/", {"v": "was"}).status_code == 405


def test_every_page_leads_to_the_search_and_a_lost_one_asks_at_once(client, db):
    lost = BeautifulSoup(client.get("/bestaat-niet/").content, "html.parser")

    assert lost.header.find("a", href="/zoeken/") is not None
    assert (lost.main.form["action"], lost.main.form["method"], lost.main.input["name"]) == ("/zoeken/", "get", "v")
