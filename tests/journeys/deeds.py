"""Every public action of the marketplace and of people, as something that anybody may try at any moment.

A deed gets a turn: who tries it, and dice to choose what it is done to. NothingThere: there is nothing yet to do it to.
A refusal (NotYours, NotAllowedNow) comes out as it is.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from marketplace.actions import (
    asking,
    calling_back,
    first_time,
    helpers,
    helping,
    intake,
    moderating,
    profiles,
    visiting,
)
from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit, WorkKind
from marketplace.models.agreements import HowItWent
from neighbourhoods.actions import contact, outbox, people, posts
from neighbourhoods.models import CoordinatorPost, Message, User
from neighbourhoods.models.outreach import BY_HAND, Group, MessageState, QuietReason
from neighbourhoods.models.people import Salutation
from neighbourhoods.places import EVERY_HOUR, Hours

from .turns import WORDS, Turn


def coordinator(task: Opportunity) -> User:
    return task.neighbourhood.posts.first().user


Deed = Callable[[Turn], object]
DEEDS: dict[str, Deed] = {}
LOOP: dict[str, tuple[str, tuple[str, ...]]] = {}  # the deeds of the loop, and what each of them is mostly done to


def deed(act: Deed) -> Deed:
    DEEDS[act.__name__] = act
    return act


def in_the_loop(model: type[Model], *states: str) -> Callable[[Callable[[Turn, Any], object]], Callable[..., object]]:
    """A deed that is done to a row of this table: mostly one in a fitting state, sometimes any."""

    def register(action: Callable[[Turn, Any], object]) -> Callable[..., object]:
        def act(turn: Turn) -> object:
            rows = model.objects.all()
            fitting = rows.filter(state__in=states) if turn.choice % 4 else rows
            return action(turn, turn.one(fitting if fitting.exists() else rows))

        DEEDS[action.__name__], LOOP[action.__name__] = act, (model.__name__, states)
        return action

    return register


# ---------------------------------------------------------------- asking
@deed
def ask_as_visitor(turn: Turn) -> object:
    person = first_time.Asker(f"Iemand Achter{'gast' * (turn.choice % 3 + 1)}naam", "+31698989898", "7299AB", "47111")
    return first_time.ask_as_visitor(person, place=turn.place, request=turn.request)


@deed
def ask_for_help(turn: Turn) -> object:
    person = turn.person
    return asking.ask_for_help(person, by=turn.who(person), request=turn.request)


@in_the_loop(Opportunity, "waiting", "open", "to_talk_over")
def amend(turn: Turn, task: Opportunity) -> object:
    return asking.amend_request(task, by=turn.who(task.requester), request=turn.request)


@in_the_loop(Opportunity, "expired", "agreed", "open")
def withdraw(turn: Turn, task: Opportunity) -> object:
    return asking.withdraw_request(task, by=turn.who(task.requester))


@in_the_loop(Opportunity, "open", "expired")
def keep(turn: Turn, task: Opportunity) -> object:
    return asking.keep_request(task, by=turn.who(task.requester))


@deed
def ask_again(turn: Turn) -> object:
    agreement = turn.one(Agreement.objects.all())
    return asking.ask_again(agreement, by=turn.who(agreement.opportunity.requester))


# ---------------------------------------------------------------- the desk
@in_the_loop(Opportunity, "waiting")
def publish(turn: Turn, task: Opportunity) -> object:
    by = turn.who(coordinator(task))
    return moderating.publish_opportunity(task, by=by, ask=turn.person if turn.choice % 2 else None)


@in_the_loop(Opportunity, "open")
def undo(turn: Turn, task: Opportunity) -> object:
    return moderating.undo_publication(task, by=turn.who(coordinator(task)))


@in_the_loop(Opportunity, "waiting", "open", "agreed")
def talk_over(turn: Turn, task: Opportunity) -> object:
    reason = turn.of([*Opportunity.Reason.values, "no_reason_at_all"])
    return moderating.talk_over(task, by=turn.who(coordinator(task)), reason=reason, words=WORDS)


@in_the_loop(Opportunity, "to_talk_over")
def put_back(turn: Turn, task: Opportunity) -> object:
    return moderating.put_back(task, by=turn.who(coordinator(task)))


@in_the_loop(Opportunity, "open")
def invite(turn: Turn, task: Opportunity) -> object:
    return moderating.invite_helper(task, by=turn.who(coordinator(task)), helper=turn.person)


@deed
def take_request(turn: Turn) -> object:
    caller = turn.caller()
    return intake.take_request(caller, by=turn.who(coordinator_of(caller)), request=turn.request)


@deed
def take_offer_of_help(turn: Turn) -> object:
    caller = turn.caller()
    return intake.take_offer_of_help(caller, by=turn.who(coordinator_of(caller)), likes=WorkKind.objects.all())


def coordinator_of(caller: intake.Caller) -> User:
    hood = caller.place.neighbourhood if caller.place else caller.known and caller.known.neighbourhood
    post = CoordinatorPost.objects.filter(neighbourhood=hood).first() or CoordinatorPost.objects.first()
    return post.user


def coordinator_near(person: User) -> User:
    post = CoordinatorPost.objects.filter(neighbourhood=person.neighbourhood).first()
    return post.user if post else person


@deed
def settle_call(turn: Turn) -> object:
    waiting = Message.objects.filter(state=MessageState.WAITING, channel__in=BY_HAND)
    message = turn.one(waiting if turn.choice % 4 and waiting.exists() else Message.objects.all())
    by = turn.who(coordinator_near(message.recipient))
    return outbox.settle_call(message, by=by, result=turn.of(sorted(outbox.RESULTS)))


# ---------------------------------------------------------------- helping
@in_the_loop(Opportunity, "open")
def say_yes(turn: Turn, task: Opportunity) -> object:
    return helping.say_yes(task, by=turn.who(turn.of(User.objects.filter(helper__isnull=False).order_by("pk"))))


@deed
def ask_question(turn: Turn) -> object:
    return helping.ask_question(turn.one(Opportunity.objects.all()), by=turn.by or turn.person, words=WORDS)


@in_the_loop(Offer, "standing")
def withdraw_offer(turn: Turn, offer: Offer) -> object:
    return helping.withdraw_offer(offer, by=turn.who(offer.helper))


@in_the_loop(Offer, "standing")
def accept_offer(turn: Turn, offer: Offer) -> object:
    return helping.accept_offer(offer, by=turn.who(coordinator(offer.opportunity)))


@in_the_loop(Agreement, "agreed")
def step_back(turn: Turn, agreement: Agreement) -> object:
    return helping.step_back(agreement, by=turn.who(agreement.helper))


@in_the_loop(Agreement, "agreed")
def call_off(turn: Turn, agreement: Agreement) -> object:
    return helping.call_off(agreement, by=turn.who(coordinator(agreement.opportunity)))


# ---------------------------------------------------------------- the visit
@in_the_loop(Visit, "planned")
def plan_visit(turn: Turn, visit: Visit) -> object:
    return visiting.plan_visit(visit, by=turn.who(visit.agreement.helper), on_date=turn.day)


@in_the_loop(Visit, "planned")
def report_visit(turn: Turn, visit: Visit) -> object:
    how = turn.of([*HowItWent.values, "perfect"])
    return visiting.report_visit(visit, by=turn.who(visit.agreement.helper), how=how, words=WORDS)


@in_the_loop(Visit, "planned")
def confirm_visit(turn: Turn, visit: Visit) -> object:
    by = turn.who(visit.agreement.opportunity.requester)
    return visiting.confirm_visit(visit, by=by, done=turn.choice % 3 > 0, words=WORDS)


@in_the_loop(Visit, "planned")
def settle_visit(turn: Turn, visit: Visit) -> object:
    by = turn.who(coordinator(visit.agreement.opportunity))
    return visiting.settle_visit(visit, by=by, happened=turn.choice % 2 == 0)


@in_the_loop(Agreement, "done", "agreed")
def thank_helper(turn: Turn, agreement: Agreement) -> object:
    said = {"sentence": turn.of(Thanks.Sentence)} if turn.choice % 2 else {"own_words": turn.of((WORDS, "  "))}
    return visiting.thank_helper(agreement, by=turn.who(agreement.opportunity.requester), **said)


# ---------------------------------------------------------------- people
WAYS = ("email", "call", "letter")


def about_a_person(name: str, act: Callable[[Turn, User, User], object]) -> None:
    def run(turn: Turn) -> object:
        person = turn.person
        return act(turn, person, turn.who(person))

    DEEDS[name] = run


about_a_person("pause", lambda turn, who, by: people.pause_person(who, by=by, until=turn.of((None, turn.day))))
about_a_person("resume", lambda turn, who, by: people.resume_person(who, by=by))
about_a_person("channel", lambda turn, who, by: people.set_channel(who, by=by, channel=turn.of(WAYS)))
about_a_person("phone", lambda turn, who, by: people.set_phone(who, by=by, phone=turn.of(("", "+31687878787"))))
about_a_person("names", lambda turn, who, by: people.set_names(who, by=by, first_name=turn.of(("Ali", " "))))
about_a_person("shown_as", lambda turn, who, by: people.set_shown_as(who, by=by, salutation=turn.of(Salutation)))
about_a_person(
    "consent",
    lambda turn, who, by: people.give_consent(
        who, by=by, purpose="service", wording=turn.of((WORDS, "")), medium="web"
    ),
)
about_a_person("no_consent", lambda turn, who, by: people.withdraw_consent(who, by=by, purpose="service"))
about_a_person("offer_help", lambda turn, who, by: helpers.offer_help(who, by=by, likes=WorkKind.objects.all()))
about_a_person(
    "settle_in",
    lambda turn, who, by: helpers.settle_in(who, by=by, place=turn.place, postcode="7299AC", likes=[], channel="call"),
)
about_a_person(
    "preferences",
    lambda turn, who, by: profiles.set_preferences(
        who, by=by, reach_minutes=turn.of((0, 10, 60, 61)), hours=Hours(EVERY_HOUR, 1, 0)
    ),
)


about_a_person("email", lambda turn, who, by: people.set_email(who, by=by, email=f"post-erbij{who.pk}@example.org"))
about_a_person(
    "ways",
    lambda turn, who, by: contact.choose_ways(who, by=by, ways={turn.of(Group): turn.of((*WAYS, ""))}),
)
about_a_person(
    "rest", lambda turn, who, by: contact.begin_rest(who, by=by, reason=turn.of(QuietReason), until=turn.day)
)
about_a_person("no_rest", lambda turn, who, by: contact.end_rest(who, by=by))


@deed
def called_back(turn: Turn) -> object:
    return calling_back.ask_to_be_called_back(turn.person, by=turn.by or turn.met[0])


@deed
def letters(turn: Turn) -> object:
    letter = turn.one(Message.objects.filter(channel="letter"))
    return outbox.post_letters([letter.pk], by=turn.by or coordinator_near(letter.recipient))


@deed
def join(turn: Turn) -> object:
    reach = turn.of(({"phone": "+31676767676"}, {"email": "post-nieuw@example.org"}, {}))
    return helpers.join_as_helper(first_name="Nieuw", last_name="Achternieuwnaam", **reach)


@deed
def meet(turn: Turn) -> object:
    person = turn.person
    return people.meet_person(person, by=turn.who(coordinator_near(person)))


@deed
def change_post(turn: Turn) -> object:
    """Only the technical side; whoever tries it here is somebody else."""
    post = turn.one(CoordinatorPost.objects.all())
    return posts.change_post(post, by=turn.by or turn.person, phone="", until=None, is_lead=True)
