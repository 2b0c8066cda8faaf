"""A resident takes the ironing course and the ironing job opens: the whole story in a browser."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace.actions import asks
from marketplace.actions.asks import Asked
from marketplace.models import Agreement
from marketplace.states import AgreementState
from tests.marketplace import stories
from tests.training import stories as courses
from training.background import go_on_issuing

from .conftest import come_in, find_nothing_wrong, give_second_factor, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_resident_takes_the_ironing_course_and_the_ironing_job_opens(
    visit_as, mevrouw_de_wit, samira, yvonne, lindedaal, script
):
    with time_machine.travel(timezone.now().replace(hour=9, minute=0), tick=True) as clock:
        give_second_factor(yvonne)
        look = find_nothing_wrong if script else (lambda page: None)
        run = courses.opened(samira.neighbourhood, yvonne, days=(3,))
        asked = Asked(course=run.course)
        asks.set_policy(
            lindedaal, by=yvonne, work_kind=stories.shopping(), valid_from=timezone.localdate(), asked=asked
        )
        task = stories.open_task(mevrouw_de_wit, in_days=20)

        hers = visit_as(script=script)
        come_in(hers, samira)
        she_joins(hers, look)

        clock.shift(timedelta(days=3, hours=6))
        desk = visit_as(script=script, width=1280)
        come_in(desk, yvonne)
        yvonne_sees_who_was_there(desk, run, look)
        make_certificates(desk, run, look)

        come_in(hers, samira)
        hers.goto("/klussen/")
        assert hers.locator(".task .first").count() == 0
        press(hers, "main .task h3 a")
        look(hers)
        press(hers, "main form[action$='/ja/'] button >> visible=true >> nth=0")
        agreement = Agreement.objects.get()
        assert (agreement.opportunity, agreement.helper, agreement.state) == (task, samira, AgreementState.AGREED)


def she_joins(page, look) -> None:
    """The job names the course; one tap, and she takes part."""
    page.goto("/klussen/")
    look(page)
    assert "Eerst de cursus ‘Was en strijk’" in page.inner_text(".task .first")
    press(page, "main .task h3 a")
    look(page)
    assert page.locator("main form[action$='/ja/']").count() == 0
    press(page, ".ahead form button")
    look(page)
    assert page.inner_text("h1") == "U doet mee."


def yvonne_sees_who_was_there(page, run, look) -> None:
    """She taps the name, then closes the course."""
    page.goto(f"/cms/cursusdag/{run.sessions.get().pk}/")
    look(page)
    page.check("input[name=there]")
    press(page, "form.panel button.btn")
    page.goto(f"/cms/cursussen/{run.pk}/klaar/")
    look(page)
    press(page, "form.panel button.btn")


def make_certificates(page, run, look) -> None:
    """One button for the whole class; the worker does the rest."""
    page.goto(f"/cms/certificaten/klas/{run.pk}/")
    look(page)
    press(page, "form[action$='/maken/'] button")
    go_on_issuing()
    page.goto(f"/cms/certificaten/klas/{run.pk}/")
    look(page)
    assert run.certificates.count() == 1
