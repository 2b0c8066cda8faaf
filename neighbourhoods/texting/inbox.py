"""A text that came in, from its number to what is done: exactly one thing a person can mean is done, as that person.

Higher apps say what somebody may answer now (`Matter`). Two things that fit are asked back, without a name; what is no
answer becomes something to read for the coordinator. Everything happens in one transaction, so a text that is brought
twice, or brought again after a crash, counts once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from neighbourhoods.actions import texts
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import IncomingText, User

from .answers import STOP, Said, answer_in, understand
from .gateways import Arrival

CHOICE_HOURS = 48  # so long our own question may be answered with a letter
LETTERS = "abc"
ONE_ANSWER_DAYS = 30  # to a number nobody knows
Outcome = IncomingText.Outcome


@dataclass(frozen=True)
class Matter:
    """Something a person may answer now."""

    key: str  # the same for as long as it is open: "step_back:12"
    person: User
    title: str  # what it is about, in the language of the moment, with nobody's name
    answers: Mapping[str, str]  # a word -> the answer it gives
    act: Callable[..., str]  # does what the answer says as that person; which reply of ours follows, "" for none
    asked: bool  # a message of ours asked for it; otherwise we ask back first
    is_timed: bool = False  # the answer may say how long it took; `act` takes `minutes` then


Source = Callable[[Sequence[User]], list[Matter]]
sources: list[Source] = []


def register(source: Source) -> Source:
    sources.append(source)
    return source


def open_matters(people: Sequence[User]) -> list[Matter]:
    """Everything these people (who share a phone) may answer now."""
    return [matter for source in sources for matter in source(people)]


def people_at(number: str) -> list[User]:
    return list(User.objects.filter(phone=number, is_active=True).order_by("-phone_verified", "pk"))


@transaction.atomic
def receive(arrival: Arrival) -> IncomingText:
    """Take in one text. The same text again changes nothing."""
    text, is_new = IncomingText.objects.get_or_create(reference=arrival.reference)
    text = IncomingText.objects.select_for_update(of=("self",)).get(pk=text.pk)
    if not is_new and text.outcome != Outcome.NEW:
        return text
    people = people_at(arrival.number)
    if not people:
        return _from_a_stranger(text, arrival.number)
    text.person = people[0]
    said = understand(arrival.body)
    if said is None:
        return texts.keep_words(text, by=people[0], words=arrival.body)
    text.said = Said(said.words, "", said.minutes).text[:60]
    if STOP in said.words:
        return texts.stop_all(text, people, by=people[0])
    return _answer(text, people, said)


def _answer(text: IncomingText, people: list[User], said: Said) -> IncomingText:
    if said == Said():
        return texts.note_text(text, by=people[0], outcome=Outcome.DONE)
    matters = open_matters(people)
    if said.choice:
        return _chosen(text, people, said, matters)
    may_mean = [matter for matter in matters if matter.is_timed or said.minutes is None]
    fits = [(matter, answer) for matter in may_mean if (answer := answer_in(matter.answers, said.words))]
    asked = [fit for fit in fits if fit[0].asked]
    if len(asked) == 1:
        return _do(text, *asked[0], said.minutes)
    return _ask_back(text, people, [matter for matter, _answer in asked or fits])


def _chosen(text: IncomingText, people: list[User], said: Said, matters: list[Matter]) -> IncomingText:
    """A letter: of the last question that we asked back at this phone, and not long ago."""
    lately = timezone.now() - timedelta(hours=CHOICE_HOURS)
    question = IncomingText.objects.filter(person__in=people, received_at__gt=lately).exclude(pk=text.pk).first()
    choices = dict(zip(LETTERS, question.choices if question else [], strict=False))
    matter = next((it for it in matters if it.key == choices.get(said.choice)), None)
    meant = said if said.words else _understood_before(question)
    answer = answer_in(matter.answers, meant.words) if matter else None
    if matter is None or answer is None:
        return texts.note_text(text, by=people[0], outcome=Outcome.UNCLEAR, reply="unclear")
    return _do(text, matter, answer, meant.minutes)


def _understood_before(question: IncomingText | None) -> Said:
    return (understand(question.said) if question else None) or Said()


def _do(text: IncomingText, matter: Matter, answer: str, minutes: int | None) -> IncomingText:
    text.person = matter.person
    how_long = {"minutes": minutes} if matter.is_timed and minutes else {}
    try:
        reply, outcome = matter.act(answer, **how_long), Outcome.DONE
    except NotAllowedNow:
        reply, outcome = "too_late", Outcome.UNCLEAR
    return texts.note_text(text, by=matter.person, outcome=outcome, reply=reply)


def _ask_back(text: IncomingText, people: list[User], matters: list[Matter]) -> IncomingText:
    if not matters:
        return texts.note_text(text, by=people[0], outcome=Outcome.UNCLEAR, reply="unclear")
    if len(matters) > len(LETTERS):
        return texts.keep_words(text, by=people[0], words="")
    text.choices = [matter.key for matter in matters]
    return texts.note_text(text, by=people[0], outcome=Outcome.ASKED_BACK, reply="which")


def _from_a_stranger(text: IncomingText, number: str) -> IncomingText:
    """One neutral answer, and then silence: whoever tries numbers learns nothing.
    The cache hides its keys, so the number stays nowhere.
    """
    text.outcome = Outcome.STRANGER
    if cache.add(f"text_from_stranger:{number}", 1, timedelta(days=ONE_ANSWER_DAYS).total_seconds()):
        text.number = number
        async_task("neighbourhoods.texting.replies.answer_stranger", text.pk)
    text.save()
    return text
