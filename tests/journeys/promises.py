"""What must be true of Dichtbij after every single step, whoever did what: the laws, written down once more."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import chain

from django.utils import timezone
from django_q.models import OrmQ

from marketplace import background
from marketplace.models import Agreement, HelperProfile, Offer, Opportunity, Thanks, Visit
from marketplace.queries import figures, my_task
from marketplace.rules import ADDRESS_DAYS, address_is_open
from neighbourhoods import outreach, rules
from neighbourhoods.models import Consent, CoordinatorPost, JournalEntry, JournalWords, Message, User
from neighbourhoods.models.outreach import BY_HAND
from neighbourhoods.queries.calls import calls_for
from tests.test_visibility_ladder import joined, may_see

from .who_and_what import may_have, wrong_lines

KEPT = (User, Opportunity, Offer, Agreement, Visit, Thanks, Consent, Message, JournalEntry)  # never deleted by a deed
CHANGING = (User, Opportunity, Offer, Agreement, Visit, Thanks, Consent, HelperProfile, CoordinatorPost)
Snapshot = dict[str, dict[int, dict]]


def snapshot() -> Snapshot:
    """Every row that an action could touch."""
    models = (*CHANGING, Message, JournalEntry, JournalWords, OrmQ)
    return {model.__name__: {row["id"]: row for row in model.objects.order_by("pk").values()} for model in models}


# ---------------------------------------------------------------- one step
def broken_by_a_step(deed: str, before: Snapshot, after: Snapshot, by: User | None) -> Iterator[str]:
    """Nothing disappears, and a change stands in the journals, with whoever did it, in exactly its own lines."""
    for model in KEPT:
        if gone := before[model.__name__].keys() - after[model.__name__].keys():
            yield f"law 5: {model.__name__} {gone} disappeared"
    for pk, person in before["User"].items():
        if person["met_at"] and not after["User"][pk]["met_at"]:
            yield f"law 5: person {pk} is no longer met"
    new = [row for pk, row in after["JournalEntry"].items() if pk not in before["JournalEntry"]]
    changed = any(before[model.__name__] != after[model.__name__] for model in CHANGING)
    yield from wrong_lines(deed, new, changed=changed)
    if by is not None and {row["actor_id"] for row in new} - {by.pk}:
        yield "the journal names somebody else"


def promised_now(before: Snapshot) -> Iterator[str]:
    """A message that was promised a moment ago is for its reader, and has something to say."""
    for message in Message.objects.filter(state="waiting").select_related("recipient"):
        is_new = message.pk not in before["Message"] or before["Message"][message.pk]["state"] == "cancelled"
        told_on_the_phone = message.kind == "request.received" and message.channel in BY_HAND
        if is_new and not may_have(message):
            yield f"{message} is not for {message.recipient}"
        if is_new and not told_on_the_phone and outreach.render(message) is None:
            yield f"{message} was announced and never held"


# ---------------------------------------------------------------- how it stands
def broken(before: Snapshot, after: Snapshot, *, by_the_clock: bool) -> Iterator[str]:
    """All that is wrong now. What neither a deed nor the clock touched is as it was, and is not looked at again."""
    tasks = list(Opportunity.objects.prefetch_related("agreements__visits", "offers").order_by("pk"))
    touched = [task for task in tasks if by_the_clock or task.pk in touched_tasks(before, after)]
    leads = {pk: rules.lead_of(pk) for pk in {task.neighbourhood_id for task in touched}}
    yield from chain.from_iterable(map(of_a_task, tasks))
    yield from chain.from_iterable(chain(next_thing(task, leads), private_until_agreed(task)) for task in touched)
    yield from of_thanks()
    yield from of_messages(set() if by_the_clock else before["Message"].keys())
    yield from of_counts(tasks, leads)


def touched_tasks(before: Snapshot, after: Snapshot) -> set[int]:
    """The requests of which something changed, also in what hangs below them."""
    found, agreements = set(), after["Agreement"]
    for model in ("Opportunity", "Offer", "Agreement", "Visit"):
        for pk, row in after[model].items():
            if row != before[model].get(pk):
                holder = agreements[row["agreement_id"]] if model == "Visit" else row
                found.add(holder.get("opportunity_id", pk))
    return found


def of_a_task(task: Opportunity) -> Iterator[str]:
    """The request, its agreements, their visits and the offers tell one story."""
    agreements = list(task.agreements.all())
    holding = [it for it in agreements if it.state != "called_off"]
    if [it.state for it in holding] != ([task.state] if task.state in {"agreed", "done"} else []):
        yield f"{task.state} request {task.pk} has agreements {[it.state for it in agreements]}"
    if (task.band is not None) != (task.state == "open" and task.latitude is not None):
        yield f"{task.state} request {task.pk} has band {task.band}"
    if (task.talk_owner_id is not None) != (task.state == "to_talk_over") and task.state != "withdrawn":
        yield f"{task.state} request {task.pk} has talk owner {task.talk_owner_id}"
    yield from chain.from_iterable(map(of_an_agreement, agreements))
    helpers = {it.helper_id for it in holding}
    for offer in task.offers.all():
        if offer.state == "standing" and task.state not in {"open", "waiting"}:
            yield f"offer {offer.pk} stands on a {task.state} request"
        if offer.state in {"standing", "passed"} and offer.helper_id in helpers:
            yield f"offer {offer.pk} is {offer.state} and its helper has the agreement"
        if offer.state == "taken" and offer.helper_id not in {it.helper_id for it in agreements}:
            yield f"offer {offer.pk} was taken without an agreement"


FITTING = {"agreed": {"planned"}, "done": {"done"}, "called_off": {"called_off"}}


def of_an_agreement(agreement: Agreement) -> Iterator[str]:
    visits = list(agreement.visits.all())
    if {it.state for it in visits} != FITTING[agreement.state]:
        yield f"{agreement.state} agreement {agreement.pk} has visits {visits}"
    for visit in visits:
        if visit.on_date and visit.on_date < timezone.localdate(agreement.made_at):
            yield f"visit {visit.pk} was planned on a day that had passed"
        if visit.helper_said and visit.on_date and visit.on_date > timezone.localdate(visit.helper_said_at):
            yield f"visit {visit.pk} was told about before its day"


def next_thing(task: Opportunity, leads: dict[int, User | None]) -> Iterator[str]:
    """Law 1: somebody, or the clock, brings every request further."""
    lead = leads[task.neighbourhood_id]
    if lead is None or not rules.looks_after(lead, task.neighbourhood_id):
        yield f"request {task.pk} has no owner at all"
    if task.state == "draft":
        yield f"request {task.pk} is stuck as a draft"
    if task.state == "to_talk_over" and not (task.talk_owner_id and task.talk_by):
        yield f"request {task.pk} is talked over by nobody or never"
    if task.state == "open" and task.still_needed_asked_on:
        asked = Message.objects.filter(kind="request.still_needed", about_id=task.pk, recipient=task.requester_id)
        if not asked.exclude(state="cancelled").exists():
            yield f"request {task.pk} expires without a question"
        if task.last_day >= task.still_needed_asked_on:
            yield f"request {task.pk} expires before its day"
    if task.state == "open" and not task.still_needed_asked_on:
        later = max(task.last_day, timezone.localdate()) + timedelta(days=1)
        if not background.passed_requests(later).filter(pk=task.pk).exists():
            yield f"request {task.pk} stays open for ever"
    if task.state == "expired" and not Message.objects.filter(kind="request.expired", about_id=task.pk).exists():
        yield f"nobody calls about expired request {task.pk}"


def stuck_visits() -> Iterator[str]:
    """Long after everything, the clock has brought each visit to a person. Ask after the clock has run."""
    long_ago = timezone.now() - timedelta(days=30)
    for visit in Visit.objects.filter(state="planned", agreement__made_at__lt=long_ago):
        is_old = visit.on_date is None or visit.on_date < timezone.localdate() - timedelta(days=10)
        told = Message.objects.filter(kind__in=["coordinator.silent_visit", "coordinator.no_day"], about_id=visit.pk)
        if is_old and not told.exists():
            yield f"law 1: nobody asks after visit {visit.pk} of {visit.on_date}"


def private_until_agreed(task: Opportunity) -> Iterator[str]:
    """Law 2: the address is there for the helper of the agreement, while it holds and some days longer."""
    recently = timezone.now() - timedelta(days=ADDRESS_DAYS)
    may = {
        it.helper_id
        for it in task.agreements.all()
        if it.state == "agreed" or (it.state == "done" and it.ended_at > recently)
    }
    for agreement in task.agreements.all():
        if address_is_open(agreement) and agreement.helper_id not in may:
            yield f"law 2: the address of request {task.pk} is open by agreement {agreement.pk}"
    near = {it.helper_id for it in (*task.agreements.all(), *task.offers.all())}
    for person in User.objects.filter(pk__in=near):
        found = my_task.my_task(person, task.pk)
        if (found is not None and found.neighbour is not None) != (person.pk in may):
            yield f"law 2: person {person.pk} and the address of request {task.pk}"


def of_thanks() -> Iterator[str]:
    """For what is done, or for what the neighbour says is done while the helper stays silent; to who came."""
    said = Visit.objects.filter(requester_said_done=True).values("agreement")
    for thanks in Thanks.objects.exclude(agreement__state="done").exclude(agreement__in=said):
        yield f"{thanks} is for a visit that nobody said is done"
    for thanks in Thanks.objects.filter(visit__isnull=False).select_related("visit__agreement"):
        visit = thanks.visit
        if not (visit.requester_said_done or visit.state == "done") or visit.agreement_id != thanks.agreement_id:
            yield f"{thanks} is for {visit}, which nobody said is done"
        if (thanks.stand_in_id or visit.agreement.helper_id) != visit.comes.pk:
            yield f"{thanks} is for somebody who did not come"


ABOUT_THE_END = {"helper.called_off", "coordinator.stepped_back", "visit.not_good", "coordinator.not_good"}


def of_messages(known: AbstractSet[int]) -> Iterator[str]:
    """Each waiting message can be made, says nothing its reader may not hear, and is not about what was called off.

    known: messages of which was seen before that somebody may make the call.
    """
    called_off = set(Agreement.objects.filter(state="called_off").values_list("pk", flat=True))
    visits_off = set(Visit.objects.filter(state="called_off").values_list("pk", flat=True))
    gone = {"marketplace.agreement": called_off, "marketplace.visit": visits_off}
    everybody = list(User.objects.all())
    waiting = list(Message.objects.filter(state__in=["waiting", "sending"]).select_related("recipient"))
    for message, words in zip(waiting, outreach.render_all(waiting), strict=True):
        if message.kind not in ABOUT_THE_END and message.about_id in gone.get(message.about_type, ()):
            yield f"{message} is about something that was called off"
        if words is None:
            continue
        text = re.sub(r"/actie/[^ ]+", "", f"{words.subject} {' '.join(words.paragraphs)} {words.button_url}")
        for person in everybody:
            found = marks_in(joined(text), person)
            if too_much := found and found - may_see(message.recipient, person):
                yield f"law 2: {message} tells {message.recipient} the {sorted(too_much)} of {person}"
        if message.channel not in BY_HAND and not message.recipient.email:
            yield f"{message} has nowhere to go"
    if forgotten := nobody_may_call(
        {it.recipient_id for it in waiting if it.channel in BY_HAND and it.pk not in known}
    ):
        yield f"law 1: nobody may call {forgotten}"
    for message in Message.objects.filter(state="failed"):
        yield f"{message} could not be made"


def nobody_may_call(people: set[int]) -> set[int]:
    for post in CoordinatorPost.objects.select_related("user"):
        if people:
            people = people - set(rules.people_to_call(post.user).filter(pk__in=people).values_list("pk", flat=True))
    return people


def marks_in(text: str, person: User) -> set[str]:
    marks = {
        "street": person.street, "number": person.house_number, "surname": person.last_name, "email": person.email,
        "phone": person.phone[3:], "postcode": person.postcode, "called": person.call_name,
    }  # fmt: skip
    return {name for name, mark in marks.items() if mark and mark in text}


def of_counts(tasks: list[Opportunity], leads: dict[int, User | None]) -> Iterator[str]:
    """The figures and the call lists of these desks are those of the rows."""
    waiting = list(Message.objects.filter(state="waiting", send_after__lte=timezone.now()).select_related("recipient"))
    for post in CoordinatorPost.objects.filter(neighbourhood__in=leads).select_related("user"):
        states = Counter(task.state for task in tasks if task.neighbourhood_id == post.neighbourhood_id)
        told = figures.together(figures.per_neighbourhood(post.user))
        if (told.waiting, told.without_helper, told.to_talk_over) != (
            states["waiting"], states["open"], states["to_talk_over"],
        ):  # fmt: skip
            yield f"{post.user} reads {told}, it is {states}"
        listed = {call.pk for call in calls_for(post.user)}
        must = {
            call.pk
            for call in waiting
            if call.channel == "call" and call.recipient.neighbourhood_id == post.neighbourhood_id
        }
        if not must <= listed <= {call.pk for call in waiting}:
            yield f"{post.user} has {listed} on the call list and must call {must}"
