"""Trial placements in every state: written, to sign, running, looked back on with and without an answer, done."""

from typing import Any

from django.urls import reverse

from marketplace import trial_links
from marketplace.actions import trials, trials_ending, trials_looking_back, trials_signing
from marketplace.models import TrialAgreement
from marketplace.models.trials import Role
from neighbourhoods.models import User
from tests.marketplace import on_trial
from tests.marketplace.employing import bakery

from .lines import Line, looked_at


def on_trials(town: Any) -> None:
    """Of one company: Noor's is being written, Henk's waits, Bea's runs and was looked back on, Samira has a job."""
    town.smit, town.bas = bakery(town.here, name=town.names.kind[:100], street=town.names.street[:100])
    names = {"first_name": town.names.helper[0], "last_name": town.names.helper[1]}
    User.objects.filter(pk=town.bas.pk).update(**names)
    words = {"goals": f"{town.names.words[:180]}\n{town.names.kind[:80]}", "guide_name": town.names.helper[0],
             "costs": town.names.words[:180], "insured_with": town.names.words[:150]}  # fmt: skip
    noor, bea = town.trying.noor, town.trying.bea
    town.can_begin = on_trial.said_yes(town.smit, town.wit)
    town.trial_draft = on_trial.drafted(town.smit, noor, by=town.bas, **words)
    town.trial_to_sign = on_trial.offered(town.smit, town.henk, by=town.bas, **words)
    _text_of_before(town)
    town.trial_runs = on_trial.running(town.smit, bea, by=town.bas, coordinator=town.yvonne, **words)
    _look_back(town, town.trial_runs)
    town.trial_done = on_trial.running(town.smit, town.samira, by=town.bas, coordinator=town.yvonne, **words)
    _look_back(town, town.trial_done)
    said = {"answer": "disagree", "words": town.names.words[:500]}
    trials_looking_back.answer_assessment(town.trial_done, by=town.samira, **said)
    trials_ending.go_back(town.trial_done, by=town.samira)
    _links(town)


def _text_of_before(town: Any) -> None:
    trial = on_trial.with_way_back(town.trial_to_sign, by=town.yvonne)
    trials_signing.sign(trial, role=Role.EMPLOYER, number=1, by=town.bas)
    trials_signing.enter_paper(trial, role=Role.RESIDENT, signer=town.henk, number=1, by=town.yvonne)
    trials.change_trial(trial, by=town.bas, hours_a_week=10)
    trials_signing.sign(trial, role=Role.EMPLOYER, number=2, by=town.bas)


def _look_back(town: Any, trial: TrialAgreement) -> None:
    words = {"words": town.names.words[:500], "goals": [town.names.words[:300], town.names.step[:200]]}
    trials_looking_back.write_assessment(trial, by=town.bas, **words)


def _links(town: Any) -> None:
    text, before = town.trial_to_sign.revisions.all()[:2]
    town.link_to_sign = trial_links.path_to_sign(text, town.henk, "resident")
    town.link_of_before = trial_links.path_to_sign(before, town.henk, "resident")
    town.link_signed = trial_links.path_to_sign(text, town.bas, "employer")
    town.link_over = trial_links.path_to_sign(town.trial_done.revisions.get(), town.yvonne, "coordinator")
    town.link_to_answer = trial_links.path_to_answer(town.trial_runs.assessment, town.trial_runs.person)
    town.link_answered = trial_links.path_to_answer(town.trial_done.assessment, town.samira)
    town.paper_address = reverse("marketplace:trial_paper", args=[town.trial_done.seal.code])


COMPANY, MINE, DESK = "/werkgevers/proef/", "/mijn/proef/", "/cms/proefplaatsingen/"
LINES = (
    Line("is an agreement genuine?", "/afspraak/"),
    Line("is an agreement genuine: nothing filled in", "/afspraak/", data={}, once=True),
    Line("an agreement that is genuine", "{t.paper_address}"),
    Line("an agreement that nobody knows", "/afspraak/AAAA-AAAA-AAAA/", status=404, once=True),
    Line("sign by a link", "{t.link_to_sign}"),
    Line("sign by a link of a text of before", "{t.link_of_before}"),
    Line("sign by a link: signed", "{t.link_signed}"),
    Line("sign by a link: over", "{t.link_over}"),
    Line("look back by a link", "{t.link_to_answer}"),
    Line("look back by a link: answered", "{t.link_answered}"),
    *looked_at("henk", {"my trial, to sign": MINE + "{t.trial_to_sign.pk}/"}),
    *looked_at("bea", {"my trial, running": MINE + "{t.trial_runs.pk}/"}),
    *looked_at("samira", {"my trial, done": MINE + "{t.trial_done.pk}/"}),
    Line("my trial: no answer chosen", MINE + "{t.trial_runs.pk}/antwoord/", "bea", data={}, once=True),
    *looked_at("bas", {
        "company: trials": COMPANY,
        "company: write a trial": COMPANY + "nieuw/{t.can_begin.pk}/",
        "company: write a trial, what": COMPANY + "{t.trial_draft.pk}/wat/",
        "company: write a trial, promise": COMPANY + "{t.trial_draft.pk}/beloven/",
        "company: trial to sign": COMPANY + "{t.trial_to_sign.pk}/",
        "company: change a trial": COMPANY + "{t.trial_to_sign.pk}/wijzig/",
        "company: trial that runs": COMPANY + "{t.trial_runs.pk}/",
        "company: look back on a trial": COMPANY + "{t.trial_runs.pk}/terugkijken/",
        "company: trial with a disagreement": COMPANY + "{t.trial_done.pk}/",
    }),
    Line("company: a trial with mistakes", COMPANY + "nieuw/{t.can_begin.pk}/", "bas",
         data={"first_day": "x", "hours_a_week": "99"}, once=True),
    *looked_at("yvonne", {
        "desk: trials": DESK,
        "desk: write a trial": DESK + "nieuw/{t.can_begin.pk}/",
        "desk: change a trial": DESK + "{t.trial_to_sign.pk}/wijzig/",
        "desk: trial to sign": DESK + "{t.trial_to_sign.pk}/",
        "desk: trial that runs": DESK + "{t.trial_runs.pk}/",
        "desk: trial with a disagreement": DESK + "{t.trial_done.pk}/",
    }),
    Line("desk: no trials", DESK, "yvonne", state="empty"),
    Line("desk: a job with mistakes", DESK + "{t.trial_runs.pk}/", "yvonne", data={"do": "job", "job_hours": "x"},
         once=True),
)  # fmt: skip
