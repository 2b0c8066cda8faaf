"""The shared plan: writing the dream, goals and small steps down, ticking a step, and the resident's thumb."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, User
from training.models import Dream, Goal, SmallStep
from training.queries.circle import may_see_plan
from training.states import GOAL_MOVES, SMALL_STEP_MOVES, GoalState, SmallStepState

MOST_OPEN = 40  # goals or steps of one person that stand open at once


@transaction.atomic
def write_dream(person: User, *, by: User, words: str) -> Dream:
    """A version more; what was written before stays. Whoever may speak for a person may write down what they say."""
    person = _locked(person)
    if not rules.may_act_for(by, person):
        raise NotYours
    words = _said(words)
    latest = Dream.objects.filter(person=person).first()
    if latest is not None and latest.words == words:
        return latest
    dream = Dream.objects.create(person=person, words=words, by=by)
    journal.record(resident=person, actor=by, verb="dream.written", about=dream)
    return dream


# ---------------------------------------------------------------- goals
@transaction.atomic
def add_goal(person: User, *, by: User, words: str) -> Goal:
    """The same open goal once more is the same row."""
    person, words = _planned_for(person, by), _said(words)
    standing = person.goals.filter(state=GoalState.OPEN)
    found = standing.filter(words=words).first()
    if found is not None:
        return found
    _refuse_many(standing.count())
    goal = Goal.objects.create(person=person, words=words, made_by=by)
    _note(goal, "goal.added", by)
    return goal


@transaction.atomic
def put_goal_away(goal: Goal, *, by: User) -> Goal:
    """With its steps; nothing of it is lost."""
    return _move_goal(goal, GoalState.PUT_AWAY, by, "goal.put_away")


@transaction.atomic
def take_goal_up(goal: Goal, *, by: User) -> Goal:
    return _move_goal(goal, GoalState.OPEN, by, "goal.taken_up")


def _move_goal(goal: Goal, to: str, by: User, verb: str) -> Goal:
    _planned_for(goal.person, by)
    goal = Goal.objects.select_related("person").get(pk=goal.pk)
    if goal.state == to:
        return goal
    if to not in GOAL_MOVES[goal.state]:
        raise _too_late()
    goal.state = to
    goal.save(update_fields=["state"])
    _note(goal, verb, by)
    return goal


# ---------------------------------------------------------------- small steps
@transaction.atomic
def add_step(person: User, *, by: User, words: str, goal: Goal | None = None) -> SmallStep:
    """Chosen together. The same open step once more is the same row."""
    person, words = _planned_for(person, by), _said(words)
    if goal is not None and goal.person_id != person.pk:
        raise NotYours
    standing = person.small_steps.filter(state__in=[SmallStepState.OPEN, SmallStepState.TICKED])
    found = standing.filter(words=words, goal=goal).first()
    if found is not None:
        return found
    _refuse_many(standing.count())
    step = SmallStep.objects.create(person=person, goal=goal, words=words, made_by=by)
    _note(step, "small_step.added", by)
    return step


@transaction.atomic
def tick_step(step: SmallStep, *, by: User) -> SmallStep:
    """By the resident it is done. By the team it waits for the resident's thumb."""
    step = _fresh_step(step, by)
    if by.pk == step.person_id:
        return _move(step, SmallStepState.DONE, by, "small_step.done")
    if step.state == SmallStepState.DONE:
        return step
    return _move(step, SmallStepState.TICKED, by, "small_step.ticked")


@transaction.atomic
def note_thumb(step: SmallStep, *, by: User) -> SmallStep:
    """The resident said yes aloud to a step the team ticked: by phone or in a talk. The journal says who noted it."""
    step = _fresh_step(step, by)
    if by.pk == step.person_id:
        raise NotYours
    if step.state == SmallStepState.OPEN:
        raise _too_late()
    return _move(step, SmallStepState.DONE, by, "small_step.yes_aloud")


@transaction.atomic
def untick_step(step: SmallStep, *, by: User) -> SmallStep:
    """ "Nog niet": it stands open again. What the resident called done, only the resident opens."""
    step = _fresh_step(step, by)
    if step.state == SmallStepState.DONE and by.pk != step.person_id:
        raise NotYours
    if step.state == SmallStepState.REMOVED:
        raise _too_late()
    return _move(step, SmallStepState.OPEN, by, "small_step.not_yet")


@transaction.atomic
def remove_step(step: SmallStep, *, by: User) -> SmallStep:
    """Taking one out is fine, no reason is asked."""
    return _move(_fresh_step(step, by), SmallStepState.REMOVED, by, "small_step.removed")


@transaction.atomic
def put_step_back(step: SmallStep, *, by: User) -> SmallStep:
    step = _fresh_step(step, by)
    if step.state in {SmallStepState.TICKED, SmallStepState.DONE}:
        raise _too_late()
    return _move(step, SmallStepState.OPEN, by, "small_step.put_back")


def _move(step: SmallStep, to: str, by: User, verb: str) -> SmallStep:
    """Along the table; where it stands already nothing happens."""
    if step.state == to:
        return step
    if to not in SMALL_STEP_MOVES[step.state]:
        raise _too_late()
    step.state = to
    step.ticked_by = {SmallStepState.TICKED: by, SmallStepState.DONE: step.ticked_by or by}.get(SmallStepState(to))
    step.done_at = timezone.now() if to == SmallStepState.DONE else None
    step.save()
    _note(step, verb, by)
    return step


def _fresh_step(step: SmallStep, by: User) -> SmallStep:
    """As it is now, under the lock of its person."""
    _planned_for(step.person, by)
    return SmallStep.objects.select_related("person", "ticked_by").get(pk=step.pk)


def _planned_for(person: User, by: User) -> User:
    """The person, locked, for who reads and writes in their plan."""
    person = _locked(person)
    if not may_see_plan(by, person):
        raise NotYours
    return person


def _locked(person: User) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _said(words: str) -> str:
    if not words.strip():
        raise NotAllowedNow(_("Write down a few words."), "empty")
    return words.strip()


def _refuse_many(count: int) -> None:
    if count >= MOST_OPEN:
        raise NotAllowedNow(_("There are many already. Take one out first."), "many")


def _note(thing: Goal | SmallStep, verb: str, by: User) -> JournalEntry:
    """Without its words: they stand in the plan, which fewer people may read than the journal."""
    return journal.record(resident=thing.person, actor=by, verb=verb, about=thing)


def _too_late() -> NotAllowedNow:
    return NotAllowedNow(_("This can no longer be done. Somebody changed it before you."), "moment")
