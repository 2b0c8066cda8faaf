"""What the desk shows of jobs, and how a new one is written down with who speaks for it."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.workbench import addresses
from cms.workbench.files import Pair, lines_of
from cms.workbench.job_forms import CONSENT, AgreeForm, DisplacementForm, NewJobForm
from cms.workbench.vacancy_files import shown_of
from marketplace import displacement, job_rules
from marketplace.actions.jobs import post_job
from marketplace.models import Agreement, DisplacementCheck, Offer, Opportunity
from marketplace.models.agreements import HowItWent
from marketplace.queries import cases, job_desk
from marketplace.queries.jobs import money, vacancy_of
from marketplace.words import from_words, hours_words
from marketplace.work_forms import rules_of
from neighbourhoods import journal, phones, rules
from neighbourhoods.actions.people import register_caller, set_address
from neighbourhoods.models import User
from neighbourhoods.queries import residents, told

QUESTIONS = tuple(DisplacementForm.base_fields[name].label for name in DisplacementForm.QUESTIONS)


@dataclass(frozen=True)
class Checked:
    """A check as the desk reads it: each question with its answer, and whether that asks for talk."""

    check: DisplacementCheck
    rows: tuple[tuple[Any, bool, bool], ...]  # question, yes or no, to talk over

    @classmethod
    def of(cls, check: DisplacementCheck) -> "Checked":
        rows = []
        for name, question in zip(DisplacementForm.QUESTIONS, QUESTIONS, strict=True):
            said = getattr(check, name)
            against = not said if name == "is_guided" else said and name in displacement.OBJECTIONS
            rows.append((question, said, against))
        return cls(check, tuple(rows))


def job_list(viewer: User, page: Page, *, over: bool) -> dict[str, Any]:
    jobs = list(page.object_list)
    people = {job.requester_id for job in jobs} | {job.job.supervisor_id for job in jobs} - {None}
    journal.note_look(people, viewer=viewer, screen="jobs")
    rows = [(job, hours_words(job.job), from_words(job.job, timezone.localdate())) for job in jobs]
    return {"page": page, "rows": rows, "over": over}


def job_card(viewer: User, job: Opportunity, check_form: DisplacementForm) -> dict[str, Any]:
    """One job: what stands there, the check, who asked about it, who has a place, what happened."""
    interested, held, sent = job_desk.interested_in(job), job_desk.agreements_on(job), cases.messages_about(job)
    people = {job.requester_id, job.job.supervisor_id, *(it.offer.helper_id for it in interested)} - {None}
    people |= {it.agreement.helper_id for it in held} | {message.recipient_id for message in sent}
    journal.note_look(people, viewer=viewer, screen="job")
    checks, today = list(job.displacement_checks.all()), timezone.localdate()
    return {
        **facts_of(job),
        "may": cases.may(job),
        "why_not": displacement.why_not_published(job, today),
        "asks_check": displacement.asked_of(job),
        "checked": [Checked.of(check) for check in checks],
        "check_counts": displacement.valid_check(checks, today),
        "waits_for_second": displacement.waits_for_second(checks),
        "check_form": check_form,
        "interested": interested,
        "held": held,
        "free": max(0, job.job.places - len(held)),
        "notes": notes_on(job),
        "messages_sent": told.lines_of(sent),
        "lines": lines_of(residents.journal_about("marketplace.opportunity", job.pk)),
        "phone": phones.display(job.requester.phone),
        "reasons": Opportunity.Reason.choices,
    }


def facts_of(job: Opportunity) -> dict[str, Any]:
    """As workbench/_job_facts.html shows it."""
    return {
        "task": job,
        "job": job.job,
        "week": hours_words(job.job),
        "from": from_words(job.job, timezone.localdate()),
        "money": money(job),
        "form_of_work": job.get_work_form_display(),
        **shown_of(vacancy_of(job)),
    }


def agree_page(viewer: User, offer: Offer, form: AgreeForm) -> dict[str, Any]:
    """Who takes a place, how trying it was, and what they take."""
    journal.note_look([offer.helper], viewer=viewer, screen="job")
    (found,) = job_desk.interested_in(offer.opportunity, only=offer) or [None]
    return {**facts_of(offer.opportunity), "form": form, "offer": offer, "person": offer.helper, "found": found}


def agreement_page(viewer: User, agreement: Agreement) -> dict[str, Any]:
    """The days and the visits of who has a place."""
    journal.note_look([agreement.helper], viewer=viewer, screen="job")
    shown = {"person": agreement.helper, "pair": Pair.of(agreement), "how_it_went": HowItWent.choices}
    return facts_of(agreement.opportunity) | shown


def notes_on(job: Opportunity) -> list[str]:
    """What is not known, said and stopping nobody."""
    least = job_rules.least_wage(job.job.starts_on, job.neighbourhood.municipality_id)
    if not rules_of(job.work_form).is_paid or least is not None:
        return []
    return [job_rules.no_wage_known(job.job.starts_on)]


def write_down(form: NewJobForm, *, by: User) -> Opportunity | None:
    """The job, or None with the sentence at its field. The address is looked up before the transaction begins."""
    home = form.household
    place = home if home is not None else addresses.place_of(form)
    if place is None:
        return None
    if place.neighbourhood is None or not rules.looks_after(by, place.neighbourhood.pk):
        form.add_error(
            "postcode", _("This address lies where a colleague works. Ask them, or choose the neighbourhood.")
        )
        return None
    with transaction.atomic():
        contact = _contact(form, place, by) if form.speaks_newly else form.cleaned_data["supervisor"]
        guides = contact if form.cleaned_data["guides"] or form.cleaned_data["supervisor"] else None
        posting = replace(form.posting(), supervisor=guides)
        address = "" if home is not None else _address(form, place)
        return post_job(home or contact, by=by, posting=posting, place=place, address=address)


def _contact(form: NewJobForm, place: Any, by: User) -> User:
    """Whom nobody knew yet, reached at the place of work."""
    said = form.cleaned_data
    person = register_caller(
        by=by, first_name=said["first_name"], last_name=said["last_name"], phone=said["phone"], wording=str(CONSENT)
    )
    if form.household is not None:
        return person
    return set_address(person, by=by, place=place, **addresses.written(form))


def _address(form: NewJobForm, place: Any) -> str:
    """ "Parkweg 3, 7299 AB Lindedaal"; what is not known of it is left out."""
    code, number = form.cleaned_data["postcode"], form.cleaned_data["house_number"]
    street = f"{place.street} {number}".strip() if place.street else ""
    town = f"{code[:4]} {code[4:]} {place.place_name}".strip()
    return ", ".join(part for part in (street, town) if part)
