"""Every journey with the keyboard alone: the focus is always seen, goes in reading order and is never caught."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import Page

from marketplace.models import Opportunity
from neighbourhoods.models import HouseNumber, Postcode, User
from tests.marketplace import stories

from .conftest import code_in, come_in
from .keyboard import COVERED, Keyboard

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def keys_of(visit_as) -> Iterator[Callable[..., Keyboard]]:
    """The keyboard of somebody: keys_of(person or None, width=390). Nothing may have been wrong on the way."""
    used: list[Keyboard] = []

    def sit_down(person: User | None = None, **how: object) -> Keyboard:
        page = visit_as(**how)
        if person is not None:
            come_in(page, person)
        used.append(Keyboard(page))
        return used[-1]

    yield sit_down
    wrong = [it for keyboard in used for it in keyboard.wrong]
    assert not wrong, "\n".join(wrong)


def heading(keys: Keyboard) -> str:
    return keys.page.inner_text("h1").replace("\u00ad", "")


def test_a_visitor_asks_for_help_and_mends_a_mistake(keys_of, shopping, lindenkwartier, yvonne):
    HouseNumber.objects.create(
        postcode="7299AB", number=12, street="Kastanjelaan", latitude=52.14, longitude=6.196,
        neighbourhood=lindenkwartier,
    )  # fmt: skip
    keys = keys_of()
    keys.open("/")
    keys.go("Ik zoek hulp")
    keys.skip()
    keys.go("Boodschappen doen")
    keys.skip()
    keys.to("Zo snel mogelijk")
    keys.press("ArrowDown")
    keys.to("Ochtend")
    keys.press("Space")
    keys.go("Verder")
    keys.fill("Postcode", "7299 AB")
    keys.fill("Uw naam", "Anna de Wit")
    keys.follow()

    assert keys.page.evaluate("document.activeElement.className") == "errsum"
    keys.to("huisnummer")
    keys.press("Enter")
    assert keys.page.evaluate("document.activeElement.name") == "house_number"
    keys.type("12")
    keys.fill("telefoon", "06 12 34 56 78")
    keys.go("Verder", "Space")
    keys.fill("Wilt u", "Graag melk en brood.")
    keys.go("Vraag versturen")

    assert keys.page.url.endswith("/hulp-vragen/dank-u/")
    assert Opportunity.objects.get().requester.phone == "+31612345678"


def test_samira_says_yes_and_changes_her_mind(keys_of, open_task, samira):
    keys = keys_of(samira)
    keys.open("/klussen/")
    keys.skip()
    keys.go("Boodschappen doen")
    keys.skip()
    keys.go("Ja, ik help")
    open_task.refresh_from_db()
    assert open_task.state == "agreed"
    keys.skip()
    keys.go("Toch niet?")
    keys.go("Ik doe het toch niet")
    open_task.refresh_from_db()

    assert open_task.state == "open"


def test_mila_joins_and_comes_back_with_a_code(keys_of, shopping, yvonne, lindenkwartier):
    Postcode.objects.create(code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier)
    keys = keys_of()
    keys.open("/meedoen/")
    keys.fill("Voornaam", "Mila")
    keys.fill("E-mail", "mila@example.org")
    keys.go("Verder")
    keys.fill("code", code_in(mail.outbox[-1].body))
    keys.follow()
    keys.fill("Postcode", "7299 ab")
    keys.go("Klaar")
    keys.fill("eigen woorden", "Een tuin met anderen.")
    keys.go("Verder")
    keys.go("Verder zonder antwoord")
    assert "Yvonne belt u binnen 2 dagen" in keys.page.inner_text("main")

    keys = keys_of()
    keys.open("/")
    keys.go("Inloggen")
    keys.fill("e-mailadres", "mila@example.org")
    keys.follow()
    keys.fill("code", code_in(mail.outbox[-1].body))
    keys.go("Verder")
    assert heading(keys) == "Dag Mila"


def test_a_visitor_looks_for_a_neighbourhood_and_its_work(keys_of, open_task, lindenkwartier):
    keys = keys_of(width=1280)
    keys.open("/klussen/")
    keys.go("Zoek")
    keys.skip()
    keys.fill("Wat zoekt u?", "linden")
    keys.follow()
    keys.skip()
    keys.go("Lindenkwartier")
    assert heading(keys) == "Lindenkwartier"
    keys.go("Boodschappen doen")
    assert keys.page.url.endswith(f"/klussen/{open_task.pk}-boodschappen-doen/")


def test_yvonne_approves_undoes_and_takes_a_call_with_tab_alone(keys_of, waiting, yvonne, lindenkwartier):
    Postcode.objects.create(code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier)
    keys = keys_of(yvonne, width=1280)
    keys.open("/cms/")
    keys.go("Akkoord")
    waiting.refresh_from_db()
    assert waiting.state == "open"
    keys.go("Ongedaan maken")
    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    keys.go("Nieuw telefoontje")
    keys.fill("Telefoon", "06 11 22 33 44")
    keys.fill("Voornaam", "Riet")
    keys.fill("Postcode", "7299 AB")
    keys.fill("Huisnummer", "3")
    keys.to("Boodschappen doen")
    keys.press("Space")
    keys.go("Plaatsen en sluiten")
    assert keys.page.evaluate("document.activeElement.className") == "errors"
    keys.to("Lees de zin voor")
    keys.press("Enter", "Space")
    keys.go("Plaatsen en sluiten")

    assert User.objects.get(first_name="Riet").requests.get().state == "waiting"


def test_an_editor_opens_a_page_and_comes_out_of_it(keys_of, transactional_db):
    lotte = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    lotte.groups.add(Group.objects.get(name="Editors"))
    keys = keys_of(lotte, width=1280)
    home = Page.objects.get(depth=2)
    keys.open(f"/cms/pages/{home.pk}/edit/")
    words = [stop.words for stop in keys.through()]
    assert words.index("Titel*") < words.index("Bewaar concept")
    keys.open("/")


@pytest.mark.parametrize(("width", "height"), [(390, 600), (1280, 800)])
def test_every_kind_of_page_is_walked_from_top_to_bottom(keys_of, open_task, samira, lindenkwartier, width, height):
    agreed = stories.agreed(open_task.requester, samira)
    keys = keys_of(samira, width=width)
    keys.page.set_viewport_size({"width": width, "height": height})
    for address in (
        "/", "/klussen/", f"/klussen/{open_task.pk}-boodschappen-doen/", "/hulp-vragen/wat/", "/hulp-vragen/wanneer/",
        "/zoeken/?v=boodschappen", "/hulp/boodschappen/", f"/buurt/{lindenkwartier.slug}/", "/doorgeven/", "/mijn/",
        "/mijn/over-mij/",
        f"/mijn/klussen/{agreed.opportunity_id}/", "/bestaat-niet/",
    ):  # fmt: skip
        keys.open(address)
        assert keys.through()[0].words == "Ga naar de inhoud"
        keys.wrong += [f"{keys.page.url}, {it}" for it in keys.page.evaluate(COVERED)]


WRONG = {
    "no line around it": "<style>:focus-visible { outline: 0 }</style>",
    "its line has contrast 1.2": "<style>:focus-visible { outline-color: #eee }</style>",
    "the line around the one before stays": "<style>button { outline: 3px solid }</style>",
    "hidden behind": "<div style='position: fixed; inset: 0; background: #eee'></div>",
    "has a place of its own in the order": "<button tabindex=2>Last</button>",
    "but stands before it": "<style>p { display: flex; flex-direction: column-reverse }</style>",
    "comes after": "<style>p { display: flex; flex-direction: row-reverse }</style>",
    "the focus never leaves the page": "<input onkeydown='event.preventDefault()'>",
}


@pytest.mark.parametrize(("found", "broken"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_seen(chromium, found, broken):
    page = chromium.new_page()
    whole = "<style>:focus-visible { outline: 3px solid #000 }</style><p><button>One</button><button>Two</button></p>"
    page.set_content(whole)
    good = Keyboard(page)
    good.through()
    page.set_content(whole + broken)
    bad = Keyboard(page)
    bad.through()
    page.close()

    assert good.wrong == []
    assert any(found in it for it in bad.wrong), bad.wrong


def test_a_bar_that_covers_the_focus_is_seen(chromium):
    page = chromium.new_page()
    page.set_content(
        "<div style='position: fixed; inset: auto 0 0; height: 90px; background: #eee'></div>"
        "<main style='padding-block: 2000px'><a href='#'>Here</a></main>"
    )
    covered = page.evaluate(COVERED)
    page.add_style_tag(content="html { scroll-padding-block: 96px }")
    uncovered = page.evaluate(COVERED)
    page.close()

    assert (covered, uncovered) == ([f'-{far} px from the edge: <a href="#">Here</a>' for far in (80, 40, 1)], [])
