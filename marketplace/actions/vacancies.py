"""Vacancies: written screen by screen by an employer, sent to the coordinator, changed, closed, still looked for."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import Employer, Opportunity, Vacancy
from marketplace.queries.acting import takes_part
from marketplace.rules import works_for
from marketplace.states import OpportunityState
from marketplace.vacancy_sheet import SCREENS, Sheet
from neighbourhoods import journal, nearby, outreach
from neighbourhoods.actions.people import Place
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import BY_HAND
from neighbourhoods.rules import coordinates_in

from .endings import pass_over_offers
from .jobs import begin_job, put_on_map, rewrite_job
from .moves import ABOUT_THE_SEARCH, findable, fresh, move, note, occasion, too_late
from .seats import settle, taken

State = OpportunityState
OVER = (State.WITHDRAWN, State.DONE)
ASKED = (*ABOUT_THE_SEARCH, "vacancy.received", "vacancy.still_needed", "vacancy.expired")


# ---------------------------------------------------------------- writing
@transaction.atomic
def keep_answers(
    employer: Employer, *, by: User, part: str, answers: Mapping[str, Any], vacancy: Vacancy | None = None
) -> Vacancy:
    """What one screen said. Nobody but this employer and its coordinator sees it before it is sent."""
    if part not in SCREENS:
        raise NotAllowedNow(_("This page does not exist."), "screen")
    if vacancy is not None:
        vacancy, opportunity = _mine(vacancy, by)
        if opportunity is not None and opportunity.state in OVER:
            raise _closed()
    else:
        _must_write_for(by, employer)
        vacancy = Vacancy(employer=employer)
    is_new = vacancy.pk is None
    if not is_new and vacancy.answers.get(part) == dict(answers):
        return vacancy
    vacancy.answers = vacancy.answers | {part: dict(answers)}
    vacancy.changed_at, vacancy.changed_by = timezone.now(), by
    vacancy.save()
    verb = "vacancy.begun" if is_new else "vacancy.written"
    journal.record(resident=by, actor=by, verb=verb, about=vacancy)
    return vacancy


@transaction.atomic
def write_again(vacancy: Vacancy, *, by: User) -> Vacancy:
    """One that is closed, once more: the same answers on a new sheet."""
    vacancy, opportunity = _mine(vacancy, by)
    if opportunity is None or opportunity.state not in OVER:
        raise NotAllowedNow(_("This vacancy is still there. Change that one."), "moment")
    running = _sheets(vacancy.employer).filter(opportunity=None, answers=vacancy.answers).first()
    if running is not None:
        return running
    again = Vacancy.objects.create(employer=vacancy.employer, answers=vacancy.answers, changed_by=by)
    journal.record(resident=by, actor=by, verb="vacancy.begun", about=again)
    return again


# ---------------------------------------------------------------- sending
@transaction.atomic
def send_vacancy(vacancy: Vacancy, *, by: User, place: Place, address: str = "") -> Vacancy:
    """To the coordinator, who puts it in the neighbourhood. Changed: what residents read is looked at again."""
    vacancy, opportunity = _mine(vacancy, by)
    sheet = Sheet(vacancy.answers)
    _must_be_complete(sheet, vacancy, opportunity)
    posting = sheet.posting(vacancy.employer)
    speaker = _speaker(vacancy.employer, by)
    if opportunity is None:
        opportunity = Opportunity(requester=speaker, source=_source(by, speaker))
        opportunity.entered_by = by if by.pk != speaker.pk else None
        begin_job(opportunity, posting=posting, place=place, address=address)
        was_changed = True
    else:
        was_changed = _changed(vacancy, sheet)
        if was_changed and opportunity.state == State.AGREED:
            raise NotAllowedNow(_("Somebody works there now. Call us to change it."), "agreed")
        _move_house(opportunity, place, address)
        opportunity.requester, opportunity.looking_from = speaker, timezone.localdate()
        opportunity.still_needed_asked_on = None
        rewrite_job(opportunity, posting=posting)
    vacancy.opportunity, vacancy.sent = opportunity, vacancy.answers
    for name, value in sheet.extras.items():
        setattr(vacancy, name, value)
    vacancy.save()
    if was_changed or opportunity.state != State.OPEN:
        _to_the_queue(opportunity, by)
    return vacancy


def _to_the_queue(opportunity: Opportunity, by: User) -> None:
    is_new = opportunity.state == State.DRAFT
    if opportunity.state not in {State.WAITING, State.AGREED}:
        move(opportunity, State.WAITING)
        opportunity.talk_reason, opportunity.talk_owner, opportunity.talk_by = "", None, None
        opportunity.save()
    outreach.withdraw(opportunity, kinds=ASKED)
    entry = note(opportunity, "vacancy.sent" if is_new else "vacancy.changed", by=by)
    if outreach.route(opportunity.requester, "vacancy.received") not in BY_HAND:  # who is called heard it just now
        key = occasion("vacancy.received", entry, opportunity.requester)
        outreach.announce(opportunity.requester, "vacancy.received", about=opportunity, key=key)


# ---------------------------------------------------------------- what follows
@transaction.atomic
def close_vacancy(vacancy: Vacancy, *, by: User) -> Vacancy | None:
    """ "Vervuld", or no longer needed: nobody finds it, and who works there stays. None: it was never sent."""
    vacancy, opportunity = _mine(vacancy, by)
    if opportunity is None:
        journal.record(resident=by, actor=by, verb="vacancy.thrown_away", about=vacancy)
        vacancy.delete()
        return None
    if opportunity.state == State.WITHDRAWN:
        return vacancy
    held = len(taken(opportunity))
    if held:
        opportunity.job.places = held
        opportunity.job.save()
        settle(opportunity)
    else:
        move(opportunity, State.WITHDRAWN)
    outreach.withdraw(opportunity, kinds=ASKED)
    pass_over_offers(opportunity, note(opportunity, "vacancy.closed", by=by))
    return vacancy


@transaction.atomic
def keep_vacancy(vacancy: Vacancy, *, by: User) -> Vacancy:
    """Yes, we still look for somebody. One that was over goes to the coordinator again."""
    vacancy, opportunity = _mine(vacancy, by)
    if opportunity is None or opportunity.state not in {State.OPEN, State.EXPIRED, State.WAITING}:
        raise NotAllowedNow(_("This vacancy has changed. Look at the list."), "moment")
    if opportunity.still_needed_asked_on is None and opportunity.state != State.EXPIRED:
        return vacancy  # nobody asked, or it was answered before
    if opportunity.last_day < timezone.localdate():
        raise NotAllowedNow(_("The last day has passed. Choose a later one first."), "past")
    opportunity.still_needed_asked_on, opportunity.looking_from = None, timezone.localdate()
    opportunity.save()
    outreach.withdraw(opportunity, kinds=["vacancy.still_needed", "vacancy.expired"])
    if opportunity.state == State.EXPIRED:
        move(opportunity, State.WAITING)
    note(opportunity, "vacancy.kept", by=by)
    return vacancy


def show_or_hide(employer: Employer) -> None:
    """Its vacancies follow where the employer stands. A step of whatever puts it out of sight or lets it back."""
    pks = Opportunity.objects.filter(vacancy__employer=employer, state=State.OPEN).order_by("pk")
    for pk in pks.values_list("pk", flat=True):
        opportunity = fresh(pk)
        nearby.place(opportunity, opportunity.latitude, opportunity.longitude, findable=findable(opportunity))
        opportunity.save(update_fields=nearby.PLACE_FIELDS)


# ---------------------------------------------------------------- small steps
def may_write_for(by: User, employer: Employer) -> bool:
    """Who acts for it, or the coordinator who does it for them by phone."""
    return works_for(by, employer) or coordinates_in(by, employer.organisation.municipality_id)


def _must_write_for(by: User, employer: Employer) -> None:
    if not may_write_for(by, employer):
        raise NotYours
    if not takes_part(employer):
        raise NotAllowedNow(_("First we speak with this employer. Then work can be written down."), "employer")


def _mine(vacancy: Vacancy, by: User) -> tuple[Vacancy, Opportunity | None]:
    """As it is now, under the lock of its opportunity, and for whoever may write it."""
    opportunity_id = Vacancy.objects.values_list("opportunity", flat=True).get(pk=vacancy.pk)
    opportunity = fresh(opportunity_id) if opportunity_id is not None else None
    found = Vacancy.objects.select_for_update(of=("self",)).select_related("employer__organisation")
    fresh_one = found.get(pk=vacancy.pk)
    _must_write_for(by, fresh_one.employer)
    if fresh_one.opportunity_id != opportunity_id:
        raise too_late()  # a colleague sent it a moment ago
    return fresh_one, opportunity


def _sheets(employer: Employer) -> Any:
    return Vacancy.objects.filter(employer=employer)


def _must_be_complete(sheet: Sheet, vacancy: Vacancy, opportunity: Opportunity | None) -> None:
    if opportunity is not None and opportunity.state in OVER:
        raise _closed()
    if not sheet.is_complete:
        raise NotAllowedNow(_("Something is missing. Fill in this screen first."), sheet.first_missing)
    if len(sheet.duties) < 2:
        raise NotAllowedNow(_("Write at least 2 small duties, each on a line."), "duties")
    if not sheet.buddy:
        raise NotAllowedNow(_("Write the first name of who guides."), "buddy")
    if not sheet.extras["adaptation_count"]:
        raise NotAllowedNow(_("Choose at least one thing that can be different, or write one."), "conditions")
    is_new = opportunity is None or opportunity.job.starts_on != sheet.starts_on
    for where, sentence in sheet.objections(vacancy.employer, is_new=is_new).items():
        raise NotAllowedNow(sentence, where)


def _closed() -> NotAllowedNow:
    return NotAllowedNow(_("This vacancy is closed. Write it down again from the list."), "closed")


def _changed(vacancy: Vacancy, sheet: Sheet) -> bool:
    return Sheet(vacancy.sent).as_read != sheet.as_read


def _move_house(opportunity: Opportunity, place: Place, address: str) -> None:
    """Its point was offset once and stays, unless the work moves."""
    job = opportunity.job
    if job.place_address != address or opportunity.neighbourhood != place.neighbourhood:
        put_on_map(opportunity, place)
        job.place_address = address


def _speaker(employer: Employer, by: User) -> User:
    """Who hears about it: whoever sends it, or the first who acts for the employer."""
    members = User.objects.filter(memberships__organisation=employer.organisation_id, is_active=True)
    speaks = members.filter(pk=by.pk).first() or members.order_by("memberships__pk").first()
    if speaks is None:
        raise NotAllowedNow(_("First write down who acts for this employer."), "nobody")
    return speaks


def _source(by: User, speaker: User) -> str:
    return Opportunity.Source.WEB if by.pk == speaker.pk else Opportunity.Source.PHONE
