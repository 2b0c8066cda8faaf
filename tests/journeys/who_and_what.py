"""Who may do a deed, and which lines it writes in the journals: the rules, written down once more on purpose."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit
from neighbourhoods.models import CoordinatorPost, Message, User

NEIGHBOUR, HELPER, COORDINATOR, SELF, TOWN, NOBODY = "neighbour", "helper", "coordinator", "self", "town", "nobody"

ABOUT_A_PERSON = (
    "pause", "resume", "channel", "phone", "names", "shown_as", "consent", "no_consent", "offer_help", "settle_in",
    "preferences", "email", "ways", "no_rest",
)  # fmt: skip
MAY = {
    "amend": {NEIGHBOUR, COORDINATOR},
    "withdraw": {NEIGHBOUR, COORDINATOR},
    "keep": {NEIGHBOUR, COORDINATOR},
    "ask_again": {NEIGHBOUR, COORDINATOR},
    "call_off": {NEIGHBOUR, COORDINATOR},
    "confirm_visit": {NEIGHBOUR, COORDINATOR},
    "thank_helper": {NEIGHBOUR, COORDINATOR},
    "publish": {COORDINATOR},
    "undo": {COORDINATOR},
    "talk_over": {COORDINATOR},
    "put_back": {COORDINATOR},
    "invite": {COORDINATOR},
    "accept_offer": {COORDINATOR},
    "settle_visit": {COORDINATOR},
    "withdraw_offer": {HELPER, COORDINATOR},
    "step_back": {HELPER, COORDINATOR},
    "report_visit": {HELPER, COORDINATOR},
    "plan_visit": {HELPER, NEIGHBOUR, COORDINATOR},
    "meet": {TOWN},
    "rest": {COORDINATOR},
    "change_post": {NOBODY},
    "ask_for_help": {SELF, COORDINATOR},
    **{deed: {SELF, COORDINATOR} for deed in ABOUT_A_PERSON},
}


def roles(by: User, thing: Any) -> set[str]:
    """What this person is to this thing, as it is now."""
    if isinstance(thing, Visit | Thanks):
        thing = thing.agreement
    if isinstance(thing, User):
        person = User.objects.get(pk=thing.pk)
        found = {SELF} if by.pk == person.pk else set()
        posts = CoordinatorPost.objects.filter(user=by).select_related("neighbourhood")
        if any(person.neighbourhood_id in {None, post.neighbourhood_id} for post in posts):
            found.add(COORDINATOR)
        if by.pk != person.pk and person.municipality_id in {post.neighbourhood.municipality_id for post in posts}:
            found.add(TOWN)
        return found
    helper = thing.helper_id if isinstance(thing, Offer | Agreement) else None
    task = thing if isinstance(thing, Opportunity) else Opportunity.objects.get(pk=thing.opportunity_id)
    found = {HELPER} if by.pk == helper else set()
    if by.pk == task.requester_id:
        found.add(NEIGHBOUR)
    if CoordinatorPost.objects.filter(user=by, neighbourhood=task.neighbourhood_id).exists():
        found.add(COORDINATOR)
    return found


# ---------------------------------------------------------------- the journals
ENDED = {"agreement.called_off", "request.open_again"}
CALLER = {"person.registered", "consent.given", "person.moved", "person.channel"}
WROTE: dict[str, tuple[set[str], set[str]]] = {  # deed: what stands there when it changed something, and what may too
    "ask_as_visitor": ({"request.asked"}, {"person.introduced", "person.moved"}),
    "ask_for_help": ({"request.asked"}, set()),
    "amend": ({"request.amended"}, set()),
    "withdraw": ({"request.withdrawn"}, {"agreement.called_off"}),
    "keep": ({"request.kept"}, set()),
    "ask_again": ({"request.asked", "request.asked_again"}, set()),
    "publish": ({"request.published"}, set()),
    "undo": ({"request.publication_undone"}, set()),
    "talk_over": ({"request.to_talk_over"}, {"agreement.called_off"}),
    "put_back": ({"request.put_back"}, set()),
    "invite": ({"helper.invited"}, set()),
    "take_request": ({"request.asked", "call.taken"}, CALLER),
    "take_offer_of_help": ({"call.taken", "person.preferences"}, CALLER),
    "settle_call": (set(), {"call.done", "call.no_answer", "call.later", "call.wrong_number"}),
    "say_yes": (set(), {"agreement.made", "offer.made"}),
    "ask_question": ({"question.asked"}, set()),
    "withdraw_offer": ({"offer.withdrawn"}, set()),
    "accept_offer": ({"agreement.made"}, {"person.met"}),
    "step_back": (ENDED, set()),
    "call_off": (ENDED, set()),
    "plan_visit": ({"visit.planned"}, set()),
    "report_visit": ({"visit.reported"}, {"visit.done"}),
    "confirm_visit": ({"visit.confirmed"}, {"visit.done"}),
    "settle_visit": ({"visit.settled"}, ENDED),
    "thank_helper": ({"helper.thanked"}, set()),
    "pause": ({"person.paused"}, set()),
    "resume": ({"person.resumed"}, set()),
    "channel": ({"person.channel"}, set()),
    "phone": ({"person.phone"}, set()),
    "email": ({"person.email"}, set()),
    "ways": ({"person.channel"}, set()),
    "rest": ({"person.rest_began"}, set()),
    "no_rest": ({"person.rest_ended"}, set()),
    "called_back": ({"call_back.asked"}, set()),
    "letters": ({"letter.posted"}, set()),
    "names": ({"person.renamed"}, set()),
    "shown_as": ({"person.shown_as"}, set()),
    "consent": ({"consent.given"}, set()),
    "no_consent": ({"consent.withdrawn"}, set()),
    "offer_help": ({"person.preferences"}, set()),
    "settle_in": ({"person.preferences"}, {"person.moved", "person.channel"}),
    "preferences": ({"person.preferences"}, set()),
    "join": ({"person.joined", "person.preferences"}, set()),
    "meet": ({"person.met"}, set()),
    "time passes": (
        set(),
        {"request.asked_if_needed", "request.expired", "visit.reminded", "visit.asked_after", "visit.chased"},
    ),
}
IN_BOTH = {"agreement.", "visit.", "offer."}  # the neighbour reads it in theirs, the helper in theirs


def wrong_lines(deed: str, new: list[dict], *, changed: bool) -> Iterator[str]:
    """Exactly the lines of this deed: none missing, none strange, none twice."""
    must, also = WROTE[deed]
    written = {line["verb"] for line in new}
    if changed and (missing := must - written):
        yield f"{deed} changed something and did not write {missing}"
    if changed and not must and not written:
        yield f"{deed} changed something and wrote nothing"
    if strange := written - must - also:
        yield f"{deed} wrote {strange}"
    same = ("resident_id", "verb", "about_type", "about_id")
    for line, times in Counter(tuple(line[name] for name in same) for line in new).items():
        if times > 1 and line[1] != "consent.withdrawn":
            yield f"{deed} wrote {line} {times} times"
    for verb in {verb for verb in written if verb.startswith(tuple(IN_BOTH))}:
        if len({line["resident_id"] for line in new if line["verb"] == verb}) < 2:
            yield f"{deed} wrote {verb} in the journal of one side only"


# ---------------------------------------------------------------- messages
def may_have(message: Message) -> bool:
    """Is this person, at the moment of the promise, one of those whom this kind of message is for?"""
    reader, thing = message.recipient, _about(message)
    if message.kind.startswith("coordinator."):
        task = _task(thing)
        return CoordinatorPost.objects.filter(user=reader, neighbourhood=task.neighbourhood_id).exists()
    if message.kind == "helper.invited":
        return reader.pk != thing.requester_id and not reader.paused
    if message.kind.startswith("request.") or message.kind in {"visit.is_it_done", "visit.differs"}:
        return reader.pk == _task(thing).requester_id
    if message.kind in {"helper.get_acquainted", "question.asked", "call_back.asked", "talk.asked"} or thing is None:
        return True
    if isinstance(thing, Thanks):
        return reader.pk == thing.to.pk
    return reader.pk == getattr(thing, "agreement", thing).helper_id


def _about(message: Message) -> Any:
    kinds = {f"marketplace.{it.__name__.lower()}": it for it in (Opportunity, Offer, Agreement, Visit)}
    if message.about_type == "marketplace.thanks":
        return Thanks.objects.select_related("agreement", "stand_in").get(pk=message.about_id)
    model = kinds.get(message.about_type)
    return model.objects.get(pk=message.about_id) if model else None


def _task(thing: Any) -> Opportunity:
    if isinstance(thing, Visit | Thanks):
        thing = thing.agreement
    return thing if isinstance(thing, Opportunity) else Opportunity.objects.get(pk=thing.opportunity_id)
