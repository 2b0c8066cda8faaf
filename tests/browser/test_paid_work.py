"""Another resident is proposed to employers, agrees, pauses and comes back: the whole story in a browser."""

import pytest

from marketplace.models import ReadinessExplanation
from marketplace.states import ReadinessState
from tests.marketplace import ready

from .conftest import come_in, find_nothing_wrong, give_second_factor, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PAGE = "/mijn/werkgevers/"
CARD = ["Fatma", "Boodschappen doen", "Was en strijk", "16 uur per week, ochtend", "fiets, tot 20 minuten", "Yvonne"]
REASON = "Fatma werkte eerder drie jaar in een wasserij."


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_another_is_proposed_agrees_pauses_and_comes_back(visit_as, fatma, yvonne, shopping, lindedaal, script):
    look = find_nothing_wrong if script else (lambda page: None)
    give_second_factor(yvonne)
    ready.rules_for(lindedaal, by=yvonne)
    ready.certified(fatma)
    hers, desk = visit_as(script=script), visit_as(script=script, width=1280)
    come_in(hers, fatma)
    come_in(desk, yvonne)

    she_says_the_wish(hers, look)
    yvonne_proposes(desk, fatma, look)
    she_sees_why_chooses_her_card_and_says_yes(hers, shopping, look)
    assert ready.seen() == []
    yvonne_signs(desk, fatma, look)

    hers.goto(PAGE)
    assert stands(hers).startswith("Ja, tot ")
    assert ready.seen() == [fatma]
    look(hers)

    she_presses(hers, "pause", "Werkgevers zien u vanaf nu niet.")
    assert stands(hers) == "Even niet. Dat wilde u zelf."
    assert ready.seen() == []
    look(hers)
    she_presses(hers, "back", "Welkom terug.")
    assert stands(hers).startswith("Ja, tot ")
    assert ready.seen() == [fatma]
    assert [words in card(hers) for words in CARD] == [True] * len(CARD)


def she_says_the_wish(page, look) -> None:
    page.goto(PAGE)
    assert stands(page) == "Nu niet. U beslist zelf."
    assert "“Ik wil graag betaald werk. U mag met mij kijken wat nodig is.”" in page.inner_text("#doen")
    look(page)
    she_presses(page, "wish", "Fijn om te horen. Op deze pagina ziet u wat nodig is.")
    assert rules(page) == [True, True, False, False]


def yvonne_proposes(page, fatma, look) -> None:
    """From the card of the person; a rule that is not met asks for a sentence first."""
    page.goto(f"/cms/mensen/{fatma.pk}/")
    press(page, "section[aria-labelledby=betaald-werk] a.btn")
    press(page, "button[value=talked]")
    found = page.locator("section[aria-labelledby=regels] li").all_inner_texts()
    assert [line.split()[0] for line in found] == ["klopt", "klopt", "nog", "klopt"], found
    assert "Certificaat Was en strijk" in found[1]
    look(page)
    press(page, "button[value=propose]")
    assert "Zeg in een zin waarom u het toch voorstelt." in page.inner_text("main")
    assert ready.state_of(fatma) == ReadinessState.WISH
    page.fill("[name=why]", REASON)
    press(page, "button[value=propose]")
    assert ready.state_of(fatma) == ReadinessState.PROPOSED
    assert ready.seen() == []
    assert page.locator("button[value=sign]").count() == 0
    look(page)


def she_sees_why_chooses_her_card_and_says_yes(page, shopping, look) -> None:
    page.goto(PAGE)
    assert stands(page) == "Wij vragen het u. U beslist zelf."
    assert f"Yvonne schreef: {REASON}" in page.inner_text("#doen")
    assert rules(page) == [True, True, False, True]
    look(page)
    press(page, "section[aria-labelledby=kaart] a.btn")
    look(page)
    page.check("[name=name][value=first]")
    page.check(f"[name=work][value='{shopping.pk}']")
    page.check("[name=shows_certificates]")
    page.fill("[name=hours_a_week]", "16")
    page.check("[name=parts][value=morning]")
    page.check("[name=travel][value=bike]")
    page.fill("[name=travel_minutes]", "20")
    page.check("[name=shows_coordinator]")
    press(page, "main form button.btn")
    assert [words in card(page) for words in CARD] == [True] * len(CARD)
    look(page)
    assert "“Werkgevers mogen mijn kaart zien, voor 6 maanden. Ik kan altijd stoppen.”" in page.inner_text("#doen")
    she_presses(page, "yes", "Dank u wel. Iemand van ons kijkt nog mee.")
    assert stands(page) == "Bijna. U zei ja."


def yvonne_signs(page, fatma, look) -> None:
    """Fatma wrote her yes down herself, so Yvonne is the second of two; what the rules said is kept, once."""
    page.goto("/cms/betaald-werk/")
    look(page)
    press(page, f"main a[href='/cms/mensen/{fatma.pk}/betaald-werk/']")
    look(page)
    press(page, "button[value=sign]")
    assert ready.state_of(fatma) == ReadinessState.VISIBLE
    assert ReadinessExplanation.objects.filter(person=fatma).count() == 1


def she_presses(page, do: str, answer: str) -> None:
    press(page, f"#doen button[value={do}]")
    assert page.inner_text("[role=status]").strip() == answer


def stands(page) -> str:
    return page.inner_text("#doen p.b").strip()


def rules(page) -> list[bool]:
    """Met or not, in the order of the rules."""
    return page.locator("section[aria-labelledby=waarom] > .rules > li").evaluate_all(
        "all => all.map((one) => one.classList.contains('met'))"
    )


def card(page) -> str:
    return page.inner_text(".candidate")
