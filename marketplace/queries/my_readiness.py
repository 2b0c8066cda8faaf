"""The page "May employers see you?": where I stand, why, what an employer would see, and what I can do."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import readiness_words as words
from marketplace.models import CandidateProfile, LookAgain, Readiness
from marketplace.states import ReadinessState
from neighbourhoods.models import JournalWords, User

from .candidates import CandidateCard, card_of
from .readiness import Explained, RuleShown, Standing, explained_to, rules_of, standing_in

State = ReadinessState
ANSWERS_SHOWN = 3


@dataclass(frozen=True)
class Button:
    """What I can do now. `kind`: the look; empty is the main one."""

    do: str
    words: str
    icon: str
    kind: str = "sec"


@dataclass(frozen=True)
class Answer:
    """A question to look again, with its answer once there is one."""

    asked_on: date
    words: str
    who: str
    due_on: date
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class MyReadiness:
    standing: Standing
    buttons: tuple[Button, ...]
    says: tuple[str, ...]  # what the main button says yes to, word for word as it is kept
    said: str  # what a coordinator wrote about it, for the person to read
    said_by: str
    rules: tuple[RuleShown, ...]
    earlier: tuple[Explained, ...]
    card: CandidateCard
    open_question: Answer | None
    answers: tuple[Answer, ...]


def my_readiness(viewer: User) -> MyReadiness:
    related = ("proposed_by", "signed_by")
    row = Readiness.objects.filter(person=viewer).select_related(*related).first()
    asked = [_answer(it) for it in _questions(viewer)]
    said, said_by = _said(row)
    return MyReadiness(
        standing=standing_in(row, is_pausing=viewer.is_pausing),
        buttons=buttons_for(row),
        says=sentences_for(row),
        said=said,
        said_by=said_by,
        rules=rules_of(viewer),
        earlier=explained_to(viewer),
        card=card_of(viewer),
        open_question=next((it for it in asked if not it.answer), None),
        answers=tuple(it for it in asked if it.answer)[:ANSWERS_SHOWN],
    )


def buttons_for(row: Readiness | None) -> tuple[Button, ...]:
    """Forward and back, each one tap. To stop is possible wherever there is something to stop."""
    stop = Button("stop", _("I want to stop"), "x", "ghost")
    after_all = Button("wish", _("I would like paid work after all"), "briefcase-business", "")
    state = row.state if row else State.NOT_ASKED
    soon = row is not None and row.renewal_asked_on is not None
    return {
        State.NOT_ASKED: (Button("wish", _("I would like paid work"), "briefcase-business", ""),),
        State.WISH: (*([after_all] if _rests(row) else []), stop),
        State.PROPOSED: (
            Button("yes", _("Yes, they may"), "check", ""), Button("not-now", _("Not now"), "coffee"), stop
        ),
        State.AGREED: (stop,),
        State.VISIBLE: (
            *([Button("confirm", _("Yes, my card is right"), "check", "")] if row and row.asks_if_right else []),
            *([Button("renew", _("Yes, 6 months more"), "check", "")] if soon else []),
            Button("pause", _("Not for a while"), "coffee"), stop,
        ),
        State.PAUSED: (Button("back", _("Employers may see me again"), "eye", ""), stop),
        State.WITHDRAWN: (replace(after_all, do="back"),),
    }[State(state)]  # fmt: skip


def _rests(row: Readiness | None) -> bool:
    """They said "not now" a while ago, and nobody asks them."""
    return row is not None and row.rests_until is not None and row.rests_until >= timezone.localdate()


def sentences_for(row: Readiness | None) -> tuple[str, ...]:
    """Nobody says yes to words that they did not read."""
    state = row.state if row else State.NOT_ASKED
    is_signed = row is not None and row.signed_at is not None
    is_over = row is None or (row.visible_until or date.min) < timezone.localdate()
    soon = row is not None and row.renewal_asked_on is not None
    wish, yes = str(words.WISH_SENTENCE), str(words.YES_SENTENCE)
    return {
        State.NOT_ASKED: (wish,),
        State.WISH: (wish,) if _rests(row) else (),
        State.PROPOSED: (yes,),
        State.VISIBLE: (yes,) if soon else (),
        State.PAUSED: (yes,) if is_signed and is_over else (),
        State.WITHDRAWN: (wish, yes) if is_signed else (wish,),
    }.get(State(state), ())


def _said(row: Readiness | None) -> tuple[str, str]:
    """Why it was proposed while a rule is not met; or, back at the wish, why it was taken back."""
    if row is None:
        return "", ""
    if row.state in {State.PROPOSED, State.AGREED, State.VISIBLE} and row.proposed_why:
        return row.proposed_why, row.proposed_by.first_name if row.proposed_by else ""
    if row.state != State.WISH:
        return "", ""
    last = JournalWords.objects.filter(
        entry__resident=row.person_id, entry__verb="readiness.taken_back", entry__at__gte=row.changed_at
    )
    found = last.select_related("entry__actor").order_by("-entry__at").first()
    if found is None:
        return "", ""
    return found.text, found.entry.actor.first_name if found.entry.actor else ""


def _questions(viewer: User) -> list[LookAgain]:
    return list(LookAgain.objects.filter(person=viewer).select_related("owner", "answered_by"))


def _answer(row: LookAgain) -> Answer:
    who = row.answered_by or row.owner
    return Answer(
        asked_on=timezone.localdate(row.asked_at),
        words=row.words,
        who=who.first_name if who else "",
        due_on=row.due_on,
        answer=row.answer,
        answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
    )


def profile_of(person: User) -> CandidateProfile:
    """As it was chosen; an empty one for who chose nothing yet."""
    return CandidateProfile.objects.filter(person=person).first() or CandidateProfile(person=person)
