"""A bakery meets Samira: introduction, trial, an assessment she does not agree with, a job three days a week.

Three browsers side by side: the bakery's, hers and the coordinator's.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from marketplace.models import Introduction, Readiness, TrialAgreement
from marketplace.states import IntroductionState, ReadinessState, TrialState
from marketplace.trial_runs import placements
from neighbourhoods.models import User
from tests.marketplace import introduced
from tests.marketplace.employing import bakery
from training.queries.path import street_of

from .conftest import come_in, find_nothing_wrong, give_second_factor, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MONDAY = datetime(2026, 6, 1, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
HERS = "Ik was op tijd. De bus kwam twee keer niet."
THEIRS = "Samira werkt netjes. Op tijd komen kan beter."


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_bakery_meets_somebody_and_it_becomes_a_job_three_days_a_week(
    visit_as, samira, mevrouw_de_wit, yvonne, lindenkwartier, script
):
    with time_machine.travel(MONDAY, tick=True) as clock:
        look = find_nothing_wrong if script else (lambda page: None)
        introduced.seen_person(samira, mevrouw_de_wit, by=yvonne)
        _company, bas = bakery(lindenkwartier, street="Kerkstraat", house_number="1")
        for somebody in (yvonne, bas):
            give_second_factor(somebody)
        theirs, hers, desk = visit_as(script=script), visit_as(script=script), visit_as(script=script, width=1280)
        in_again = lambda: [come_in(page, who) for page, who in ((theirs, bas), (hers, samira), (desk, yvonne))]  # noqa: E731
        in_again()

        the_bakery_asks(theirs, samira, look)
        she_says_yes(hers, look)
        the_bakery_writes_the_trial(theirs, samira, look)
        three_sign(theirs, hers, desk, look)

        for days in (1, 30):
            clock.shift(timedelta(days=days))
            placements()  # the hourly turn: it begins, and a month later it is over
        in_again()
        the_bakery_looks_back(theirs, look)
        she_does_not_agree(hers, look)
        they_stand_side_by_side(theirs, hers, desk)

        yvonne_writes_the_job_down(desk, look)
        the_job_stands_everywhere(theirs, hers, samira)


def the_bakery_asks(page, samira, look) -> None:
    """On no page before her yes stands who she is."""
    page.goto("/werkgevers/kandidaten/")
    look(page)
    assert samira.last_name not in page.content()
    press(page, ".candidate .h3 a")
    look(page)
    assert samira.last_name not in page.content()
    press(page, "#kennismaken a")
    look(page)
    page.fill("[name=message]", "U mag eerst komen kijken.")
    press(page, "main form button.btn.big")
    look(page)
    assert samira.last_name not in page.content()
    assert page.inner_text("h1") == "Yvonne vraagt het aan Samira en belt u"


def she_says_yes(page, look) -> None:
    page.goto("/mijn/werkgevers/")
    assert "Bakkerij Smit wil met u kennismaken" in page.inner_text("section:has(#kennismaken)")
    look(page)
    press(page, "button[name=do][value=yes]")
    look(page)
    assert Introduction.objects.get().state == IntroductionState.OPEN


def the_bakery_writes_the_trial(page, samira, look) -> None:
    """Now they see who she is; three screens, then everybody is asked to sign."""
    page.goto("/werkgevers/afspraken/")
    look(page)
    press(page, "main .sumlist a")
    look(page)
    assert page.inner_text("h1") == samira.get_full_name()
    page.goto("/werkgevers/proef/")
    look(page)
    press(page, "main a[href*='/werkgevers/proef/nieuw/']")
    look(page)
    page.fill("[name=first_day]", "2026-06-02")
    page.fill("[name=last_day]", "2026-07-01")
    for day in ("1", "3", "5"):
        page.check(f"[name=weekdays][value='{day}']")
    page.fill("[name=hours_a_week]", "12")
    page.fill("[name=place_address]", "Kerkstraat 1, Lindedaal")
    press(page, "main form button.btn.big")
    look(page)
    page.fill("[name=goals]", "Klanten helpen\nOp tijd komen")
    page.fill("[name=guide_name]", "Bas Smit")
    page.check("[name=companion][value=welcome]")
    page.check("[name=costs_paid_by][value=employer]")
    page.fill("[name=costs]", "de bus")
    press(page, "main form button.btn.big")
    look(page)
    page.check("[name=is_insured]")
    page.fill("[name=insured_with]", "Met de verzekering voor het personeel.")
    page.fill("[name=intends_months]", "6")
    page.fill("[name=intends_hours]", "12")
    page.check("[name=not_worked_before]")
    press(page, "main form button.btn.big")
    assert TrialAgreement.objects.get().state == TrialState.TO_SIGN


def three_sign(theirs, hers, desk, look) -> None:
    trial = TrialAgreement.objects.get()
    for page, address in (
        (theirs, f"/werkgevers/proef/{trial.pk}/"),
        (hers, f"/mijn/proef/{trial.pk}/"),
        (desk, f"/cms/proefplaatsingen/{trial.pk}/"),
    ):
        page.goto(address)
        look(page)
        if page is desk:
            page.select_option("[name=back_place]", label="Vrijwilligerswerk")
        press(page, "button[name=do][value=sign]")
        look(page)
    trial.refresh_from_db()
    assert trial.state == TrialState.SIGNED
    assert bytes(trial.seal.pdf).startswith(b"%PDF-")


def the_bakery_looks_back(page, look) -> None:
    trial = TrialAgreement.objects.get()
    page.goto(f"/werkgevers/proef/{trial.pk}/terugkijken/")
    look(page)
    page.fill("[name=goal_0]", "Zij hielp iedereen vriendelijk.")
    page.fill("[name=goal_1]", "Zij kwam twee keer later.")
    page.fill("[name=words]", THEIRS)
    press(page, "main form button.btn.big")
    look(page)


def she_does_not_agree(page, look) -> None:
    trial = TrialAgreement.objects.get()
    page.goto(f"/mijn/proef/{trial.pk}/")
    look(page)
    page.check("[name=answer][value=disagree]")
    page.fill("[name=words]", HERS)
    press(page, "form[action$='/antwoord/'] button.btn.big")
    look(page)


def they_stand_side_by_side(theirs, hers, desk) -> None:
    trial = TrialAgreement.objects.get()
    addresses = (f"/werkgevers/proef/{trial.pk}/", f"/mijn/proef/{trial.pk}/", f"/cms/proefplaatsingen/{trial.pk}/")
    for page, address in zip((theirs, hers, desk), addresses, strict=True):
        page.goto(address)
        both = page.inner_text("[data-assessed]")
        assert THEIRS in both
        assert HERS in both


def yvonne_writes_the_job_down(page, look) -> None:
    trial = TrialAgreement.objects.get()
    page.goto(f"/cms/proefplaatsingen/{trial.pk}/")
    page.locator("details", has=page.locator("button[value=job]")).locator("summary").click()
    page.fill("[name=job_hours]", "24")
    page.fill("[name=job_days]", "3")
    page.select_option("[name=job_contract]", "fixed")
    press(page, "button[name=do][value=job]")
    look(page)


def the_job_stands_everywhere(theirs, hers, samira: User) -> None:
    trial = TrialAgreement.objects.get()
    assert (trial.state, trial.outcome, trial.job_days) == (TrialState.DONE, "job", 3)
    assert Readiness.objects.get(person=samira).state == ReadinessState.PAUSED
    assert street_of(samira, samira).now == ("Betaald werk",)
    for page, address in ((theirs, f"/werkgevers/proef/{trial.pk}/"), (hers, f"/mijn/proef/{trial.pk}/")):
        page.goto(address)
        assert "3 dagen" in page.inner_text("main")
        assert HERS in page.inner_text("[data-assessed]")
