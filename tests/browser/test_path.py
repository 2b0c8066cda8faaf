"""A resident takes a step on, falls back in one tap and keeps everything: the whole story in a browser."""

import pytest

from tests.training.classes import class_in, did_it
from tests.training.walks import begin, in_days, place
from training.actions.issuing import issue_certificate
from training.models import Certificate, Step

from .conftest import come_in, find_nothing_wrong, give_second_factor, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_resident_takes_a_step_on_falls_back_in_one_tap_and_keeps_everything(visit_as, samira, yvonne, script):
    look = find_nothing_wrong if script else (lambda page: None)
    give_second_factor(yvonne)
    certificate = issue_certificate(did_it(class_in(samira.neighbourhood), samira), by=yvonne)
    begin(samira, yvonne, "volunteer", days_ago=60)

    desk = visit_as(script=script, width=1280)
    come_in(desk, yvonne)
    yvonne_writes_a_step_down(desk, samira, yvonne, look)

    hers = visit_as(script=script)
    come_in(hers, samira)
    hers.goto("/mijn/plek/")
    assert here(hers) == ["Samen werken"]
    look(hers)
    assert "U kunt terug naar Vrijwilligerswerk" in hers.inner_text("#terug")
    press(hers, "#terug button")

    assert hers.inner_text("[role=status]").strip() == "U bent nu bij: Helpen."
    assert here(hers) == ["Helpen"]
    assert "U was hier" in hers.inner_text(".way .past")
    look(hers)
    hers.goto("/mijn/certificaten/")
    assert "Was en strijk" in hers.inner_text("main")
    assert Certificate.objects.filter(pk=certificate.pk, withdrawn_at=None).exists()
    assert [it.way for it in Step.objects.order_by("pk")] == ["begins", "on", "back"]


def yvonne_writes_a_step_down(page, samira, yvonne, look) -> None:
    """Without the way back it is not kept; the form says what is missing at its field."""
    page.goto(f"/cms/mensen/{samira.pk}/")
    press(page, "section[aria-labelledby=plek] a.btn")
    page.select_option("[name=place]", str(place("day_activity").pk))
    page.select_option("[name=back_place]", "")
    press(page, "form[action$='/pad/'] button.btn")
    assert "Kies waar deze persoon naar terug kan." in page.inner_text(".field.bad .field-error")
    look(page)
    page.select_option("[name=back_place]", str(place("volunteer").pk))
    page.select_option("[name=back_contact]", str(yvonne.pk))
    page.fill("[name=back_until]", in_days(120).isoformat())
    press(page, "form[action$='/pad/'] button.btn")
    assert "Samira is nu bij: Samen werken." in page.inner_text(".told")


def here(page) -> list[str]:
    return page.locator(".way [aria-current=step] .t").all_inner_texts()
