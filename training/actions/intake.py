"""The first talk: what somebody can, that it is finished, and what colleagues advise. It never shuts anybody out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training.models import Intake, LensNote, TailorMade

from .tailor_made import open_tailor_made


@transaction.atomic
def tell_what_i_can(person: User, *, by: User, words: str) -> Intake:
    """In own words. Told twice it is told once; empty leaves what was told before."""
    intake = _intake_of(person, by)
    if words.strip() in {"", intake.can}:
        return intake
    intake.can = words.strip()
    intake.save()
    journal.record(resident=person, actor=by, verb="intake.told", about=intake)
    return intake


@transaction.atomic
def finish_intake(person: User, *, by: User, found: bool, wants_to_tell: bool = False) -> Intake:
    """Everything was asked, or skipped. Nothing `found` near home, or somebody rather tells it: a colleague thinks
    along, with a date.
    """
    intake = _intake_of(person, by)
    if intake.finished_at is None:
        intake.finished_at = timezone.now()
        intake.save()
        journal.record(resident=person, actor=by, verb="intake.finished", about=intake)
    if not found or wants_to_tell:
        plan = _("Talk about the dream.") if wants_to_tell else ""
        _think_along(person, by, plan)
    return intake


@transaction.atomic
def advise(person: User, *, by: User, lens: str, words: str) -> LensNote:
    """By a coordinator of the person, never by the person. The same words again are the same advice."""
    person = _locked(person)
    if by.pk == person.pk or not rules.may_act_for(by, person):
        raise NotYours
    if lens not in LensNote.Lens.values or not words.strip():
        raise NotAllowedNow(_("Write down the advice."), "words")
    last = LensNote.objects.filter(person=person, lens=lens).first()
    if last is not None and last.words == words.strip():
        return last
    note = LensNote.objects.create(person=person, lens=lens, words=words.strip(), by=by)
    journal.record(resident=person, actor=by, verb="advice.given", about=note)
    return note


@transaction.atomic
def answer_advice(note: LensNote, *, by: User, words: str) -> LensNote:
    """What the person says to it stands beside it, wherever it is read. The last word counts."""
    _locked(note.person)
    note = LensNote.objects.get(pk=note.pk)
    if by.pk != note.person_id:
        raise NotYours
    if not words.strip():
        raise NotAllowedNow(_("Write down what you think of it."), "words")
    if note.answer == words.strip():
        return note
    note.answer, note.answered_at = words.strip(), timezone.now()
    note.save()
    journal.record(resident=note.person, actor=by, verb="advice.answered", about=note)
    return note


def _locked(person: User) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _intake_of(person: User, by: User) -> Intake:
    person = _locked(person)
    if not rules.may_act_for(by, person):
        raise NotYours
    return Intake.objects.get_or_create(person=person, defaults={"begun_by": by})[0]


def _think_along(person: User, by: User, plan: str) -> None:
    """Where nobody coordinates, the page says which number to call."""
    try:
        open_tailor_made(person, by=by, why=TailorMade.Why.INTAKE, plan=plan)
    except NotAllowedNow as refusal:
        if refusal.code != "nobody":
            raise
