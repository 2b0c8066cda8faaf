"""What every step of a trial placement shares: the person locked first, the text that counts now, who hears of it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import Employer, Introduction, TrialAgreement, TrialRevision
from marketplace.models.trials import HOLDS_THE_PERSON, Role
from marketplace.states import IntroductionState
from neighbourhoods import journal, outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, User

from . import introducing
from .moves import lock_person, move, occasion

RELATED = (
    "introduction__yes", "employer__organisation", "person__municipality", "person__neighbourhood", "contact", "owner",
    "follows", "step", "back_place", "back_contact",
)  # fmt: skip
ASKED_TO_SIGN = ("trial.to_sign", "trial.code")


def fresh(trial: TrialAgreement | int) -> TrialAgreement:
    """As it is now. Always in the order employer, person, so that two trials of one person never pass each other."""
    pk = trial if isinstance(trial, int) else trial.pk
    employer, person = TrialAgreement.objects.values_list("employer_id", "person_id").get(pk=pk)
    lock_employer(employer)
    lock_person(person)
    rows = TrialAgreement.objects.select_for_update(of=("self",)).select_related(*RELATED)
    return rows.get(pk=pk)


def lock_employer(pk: int) -> None:
    Employer.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=pk)


def require(allowed: bool) -> None:
    if not allowed:
        raise NotYours


def text_that_counts(trial: TrialAgreement) -> TrialRevision | None:
    return trial.revisions.first()


def step_to(trial: TrialAgreement, state: str) -> None:
    """Along the table. A second trial of the same person is refused with a sentence that tells nothing of the first."""
    others = TrialAgreement.objects.filter(person=trial.person_id, state__in=HOLDS_THE_PERSON).exclude(pk=trial.pk)
    if state in HOLDS_THE_PERSON and others.exists():
        raise _not_two(trial)
    try:
        with transaction.atomic():
            move(trial, state)
    except IntegrityError as taken:
        raise _not_two(trial) from taken


def _not_two(trial: TrialAgreement) -> NotAllowedNow:
    said = {"name": trial.person.get_short_name()}
    return NotAllowedNow(_("%(name)s cannot begin a trial now. Our team calls you about it.") % said, "one_at_a_time")


def note(trial: TrialAgreement, verb: str, *, by: User | None, words: str = "") -> JournalEntry:
    return journal.record(resident=trial.person, actor=by, verb=verb, about=trial, words=words)


def person_in(trial: TrialAgreement, role: str) -> User | None:
    """Whom we write to, in each role."""
    return {Role.RESIDENT: trial.person, Role.EMPLOYER: trial.contact, Role.COORDINATOR: trial.owner}[Role(role)]


def tell(trial: TrialAgreement, kind: str, entry: JournalEntry, *, but: User | None = None) -> None:
    """All three hear it, once; whoever did it knows already."""
    told = {person.pk: person for role in Role if (person := person_in(trial, role)) is not None}
    for person in told.values():
        if but is None or person.pk != but.pk:
            outreach.announce(person, kind, about=trial, key=occasion(kind, entry, person))


def withdraw_questions(trial: TrialAgreement) -> None:
    """Nobody is asked to sign any more."""
    for revision in trial.revisions.all():
        outreach.withdraw(revision, kinds=ASKED_TO_SIGN)


def tell_introduction(trial: TrialAgreement, outcome: str, *, by: User) -> None:
    """What came of the introduction, said by the company or for it; unless they told already."""
    introduction = Introduction.objects.get(pk=trial.introduction_id)
    is_open = introduction.state == IntroductionState.OPEN
    trial_before = introduction.state == IntroductionState.ENDED and introduction.outcome == Introduction.Outcome.TRIAL
    if is_open or (trial_before and outcome == Introduction.Outcome.JOB):
        contact = trial.contact
        says = contact if contact is not None and trial_rules.acts_for(contact, trial.employer) else by
        introducing.tell_outcome(introduction, by=says, outcome=outcome)
