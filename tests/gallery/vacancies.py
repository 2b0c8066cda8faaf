"""Vacancies of an employer in every state, the four screens with mistakes, what a resident reads, and the desk."""

from types import SimpleNamespace
from typing import Any

from marketplace.actions import jobs, moderating
from marketplace.actions import vacancies as actions
from marketplace.models import Condition, WorkKind
from tests.marketplace import employing, vacancies

from .lines import Line, looked_at


def write_vacancies(town: Any) -> SimpleNamespace:
    """One in the neighbourhood that somebody asked about, one in each other state; and a company without any."""
    names, by = town.names, town.yvonne
    WorkKind.objects.filter(pk=town.shopping.pk).update(duties_nl=f"{names.step}\n" * 3)
    employer, bas = town.smit, town.bas
    _none, rosa = employing.bakery(town.here, name="Kapsalon Rosa", kvk_number="87654321")
    sitting = vacancies.sitting()
    Condition.objects.filter(pk=sitting.pk).update(text_nl=names.step[:60])
    said = {"name": names.kind[:60], "duties": f"{names.step[:70]}\n{names.words[:70]}", "place_name": names.place[:80],
            "adaptations": names.words[:90], "buddy": names.helper[0].split(" ")[0][:30]}  # fmt: skip
    shown = vacancies.shown(employer, by=bas, coordinator=by, **said)
    jobs.ask_about_job(vacancies.work_of(shown), by=town.samira)
    waiting = vacancies.sent(employer, by=bas, **said)
    to_call = vacancies.sent(employer, by=bas, **said)
    moderating.talk_over(vacancies.work_of(to_call), by=by, reason="unclear")
    begun = actions.keep_answers(employer, by=bas, part="what", answers=vacancies.answers(**said)["what"])
    closed = vacancies.shown(employer, by=bas, coordinator=by, **said)
    actions.close_vacancy(closed, by=bas)
    asked = vacancies.work_of(vacancies.shown(employer, by=bas, coordinator=by, **said))
    asked.still_needed_asked_on = asked.looking_from
    asked.save()
    town.rosa = rosa
    return SimpleNamespace(
        employer=employer, begun=begun, waiting=waiting, shown=shown, work=vacancies.work_of(shown),
        waits=vacancies.work_of(waiting),
    )  # fmt: skip


LIST, SHEET = "/werkgevers/werk/", "/werkgevers/werk/{t.vacancies.waiting.pk}/"
MISTAKES = {"name": "", "duties": "Alles", "work_form": "regular_job", "hours_a_week": "99", "buddy": "Fatima Yilmaz"}
LINES = (
    *looked_at("bas", {
        "my vacancies": LIST, "a vacancy: which work": SHEET + "wat/", "a vacancy: when": SHEET + "wanneer/",
        "a vacancy: where": SHEET + "waar/", "a vacancy read back": SHEET + "klopt-dit/",
        "a vacancy, being written": LIST + "{t.vacancies.begun.pk}/wanneer/",
    }),
    *looked_at("rosa", {"no vacancies": LIST, "a new vacancy": LIST + "nieuw/"}),
    Line("a vacancy: which work, with mistakes", SHEET + "wat/", "bas", data=MISTAKES, once=True),
    Line("a vacancy: when, with mistakes", SHEET + "wanneer/", "bas", data=MISTAKES, once=True),
    Line("a vacancy: where, with mistakes", SHEET + "waar/", "bas", data=MISTAKES, once=True),
    Line("a vacancy, as everybody reads it", "/werk/{t.vacancies.work.slug}/"),
    Line("a vacancy of my own", "/werk/{t.vacancies.work.slug}/", "bas", once=True),
    *looked_at("yvonne", {
        "desk: a vacancy that waits": "/cms/werk/{t.vacancies.waits.pk}/",
        "desk: a vacancy, somebody asks": "/cms/werk/{t.vacancies.work.pk}/",
        "desk: for whom a vacancy": "/cms/werk/vacature/",
        "desk: a new vacancy": "/cms/werk/vacature/{t.vacancies.employer.pk}/",
        "desk: a vacancy to change": "/cms/werk/{t.vacancies.waits.pk}/vacature/",
    }),
    Line("desk: for whom a vacancy, nobody", "/cms/werk/vacature/", "yvonne", state="empty"),
    Line("desk: a vacancy with mistakes", "/cms/werk/vacature/{t.vacancies.employer.pk}/", "yvonne", data=MISTAKES,
         once=True),
)  # fmt: skip
