"""Every public action of the marketplace and of people, as something that anybody may try at any moment.

A deed gets a turn: who tries it, and dice to choose what it is done to. NothingThere: there is nothing yet to do it to.
A refusal (NotYours, NotAllowedNow) comes out as it is.
"""

from collections.abc import Callable

from marketplace.actions import asking, first_time, helpers, helping, intake, moderating, profiles, visiting
from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit, WorkKind
from marketplace.models.agreements import HowItWent
from neighbourhoods.actions import outbox, people, posts
from neighbourhoods.models import CoordinatorPost, Message, User
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.models.people import Salutation
from neighbourhoods.places import EVERY_HOUR, Hours

from .turns import WORDS, Turn


def coordinator(task: Opportunity) -> User:
    return task.neighbourhood.posts.first().user


def asker(task: Opportunity) -> User:
    return task.requester


Deed = Callable[[Turn], object]
DEEDS: dict[str, Deed] = {}


def deed(act: Deed) -> Deed:
    DEEDS[act.__name__] = act
    return act


def about_a_task(
    action: Callable[..., object], rightful: Callable[[Opportunity], User], states: tuple[str, ...]
) -> None:
    """An action on a request. Mostly one that is in a fitting state, sometimes any."""

    def act(turn: Turn) -> object:
        rows = Opportunity.objects.all()
        fitting = rows.filter(state__in=states) if turn.choice % 4 else rows
        task = turn.one(fitting if fitting.exists() else rows)
        return action(turn, task, turn.who(rightful(task)))

    DEEDS[action.__name__] = act


# ---------------------------------------------------------------- asking
@deed
def ask_as_visitor(turn: Turn) -> object:
    person = first_time.Asker(f"Iemand Achter{'gast' * (turn.choice % 3 + 1)}naam", "+31698989898", "7299AB", "47111")
    return first_time.ask_as_visitor(person, place=turn.place, request=turn.request)


@deed
def ask_for_help(turn: Turn) -> object:
    person = turn.person
    return asking.ask_for_help(person, by=turn.who(person), request=turn.request)


def amend(turn: Turn, task: Opportunity, by: User) -> object:
    return asking.amend_request(task, by=by, request=turn.request)


def withdraw(_turn: Turn, task: Opportunity, by: User) -> object:
    return asking.withdraw_request(task, by=by)


def keep(_turn: Turn, task: Opportunity, by: User) -> object:
    return asking.keep_request(task, by=by)


about_a_task(amend, asker, ("waiting", "open", "to_talk_over"))
about_a_task(withdraw, asker, ("expired", "agreed", "open"))
about_a_task(keep, asker, ("open", "expired"))


@deed
def ask_again(turn: Turn) -> object:
    agreement = turn.one(Agreement.objects.all())
    return asking.ask_again(agreement, by=turn.who(agreement.opportunity.requester))


# ---------------------------------------------------------------- the desk
def publish(turn: Turn, task: Opportunity, by: User) -> object:
    return moderating.publish_opportunity(task, by=by, ask=turn.person if turn.choice % 2 else None)


def undo(_turn: Turn, task: Opportunity, by: User) -> object:
    return moderating.undo_publication(task, by=by)


def talk_over(turn: Turn, task: Opportunity, by: User) -> object:
    reason = turn.of([*Opportunity.Reason.values, "no_reason_at_all"])
    return moderating.talk_over(task, by=by, reason=reason, words=WORDS)


def put_back(_turn: Turn, task: Opportunity, by: User) -> object:
    return moderating.put_back(task, by=by)


def invite(turn: Turn, task: Opportunity, by: User) -> object:
    return moderating.invite_helper(task, by=by, helper=turn.person)


about_a_task(publish, coordinator, ("waiting",))
about_a_task(undo, coordinator, ("open",))
about_a_task(talk_over, coordinator, ("waiting", "open", "agreed"))
about_a_task(put_back, coordinator, ("to_talk_over",))
about_a_task(invite, coordinator, ("open",))


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


@deed
def settle_call(turn: Turn) -> object:
    waiting = Message.objects.filter(state=MessageState.WAITING, channel__in=BY_HAND)
    message = turn.one(waiting if turn.choice % 4 and waiting.exists() else Message.objects.all())
    post = CoordinatorPost.objects.filter(neighbourhood=message.recipient.neighbourhood).first()
    by = turn.who(post.user if post else message.recipient)
    return outbox.settle_call(message, by=by, result=turn.of(sorted(outbox.RESULTS)))


# ---------------------------------------------------------------- helping
@deed
def say_yes(turn: Turn) -> object:
    tasks = Opportunity.objects.all()
    open_ones = tasks.filter(state="open")
    task = turn.one(open_ones if turn.choice % 4 and open_ones.exists() else tasks)
    return helping.say_yes(task, by=turn.by or turn.of(User.objects.filter(helper__isnull=False).order_by("pk")))


@deed
def ask_question(turn: Turn) -> object:
    return helping.ask_question(turn.one(Opportunity.objects.all()), by=turn.by or turn.person, words=WORDS)


def about_an_offer(action: Callable[..., object], of_the_helper: bool) -> Deed:
    def act(turn: Turn) -> object:
        offer = turn.one(Offer.objects.all())
        return action(offer, by=turn.who(offer.helper if of_the_helper else coordinator(offer.opportunity)))

    return act


def about_an_agreement(action: Callable[..., object], of_the_helper: bool) -> Deed:
    def act(turn: Turn) -> object:
        agreement = turn.one(Agreement.objects.all())
        return action(agreement, by=turn.who(agreement.helper if of_the_helper else coordinator(agreement.opportunity)))

    return act


DEEDS["withdraw_offer"] = about_an_offer(helping.withdraw_offer, of_the_helper=True)
DEEDS["accept_offer"] = about_an_offer(helping.accept_offer, of_the_helper=False)
DEEDS["step_back"] = about_an_agreement(helping.step_back, of_the_helper=True)
DEEDS["call_off"] = about_an_agreement(helping.call_off, of_the_helper=False)


# ---------------------------------------------------------------- the visit
def visit_of(turn: Turn) -> Visit:
    planned = Visit.objects.filter(state="planned")
    return turn.one(planned if turn.choice % 4 and planned.exists() else Visit.objects.all())


@deed
def plan_visit(turn: Turn) -> object:
    visit = visit_of(turn)
    return visiting.plan_visit(visit, by=turn.who(visit.agreement.helper), on_date=turn.day)


@deed
def report_visit(turn: Turn) -> object:
    visit, how = visit_of(turn), turn.of([*HowItWent.values, "perfect"])
    return visiting.report_visit(visit, by=turn.who(visit.agreement.helper), how=how, words=WORDS)


@deed
def confirm_visit(turn: Turn) -> object:
    visit = visit_of(turn)
    by = turn.who(visit.agreement.opportunity.requester)
    return visiting.confirm_visit(visit, by=by, done=turn.choice % 3 > 0, words=WORDS)


@deed
def settle_visit(turn: Turn) -> object:
    visit = visit_of(turn)
    by = turn.who(coordinator(visit.agreement.opportunity))
    return visiting.settle_visit(visit, by=by, happened=turn.choice % 2 == 0)


@deed
def thank_helper(turn: Turn) -> object:
    done = Agreement.objects.filter(state="done")
    agreement = turn.one(done if turn.choice % 4 and done.exists() else Agreement.objects.all())
    said = {"sentence": turn.of(Thanks.Sentence)} if turn.choice % 2 else {"own_words": turn.of((WORDS, "  "))}
    return visiting.thank_helper(agreement, by=turn.who(agreement.opportunity.requester), **said)


# ---------------------------------------------------------------- people
def about_a_person(name: str, act: Callable[[Turn, User, User], object]) -> None:
    def run(turn: Turn) -> object:
        person = turn.person
        return act(turn, person, turn.who(person))

    DEEDS[name] = run


about_a_person("pause", lambda turn, who, by: people.pause_person(who, by=by, until=turn.of((None, turn.day))))
about_a_person("resume", lambda turn, who, by: people.resume_person(who, by=by))
about_a_person("channel", lambda turn, who, by: people.set_channel(who, by=by, channel=turn.of(("email", "call"))))
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


@deed
def join(turn: Turn) -> object:
    reach = turn.of(({"phone": "+31676767676"}, {"email": "post-nieuw@example.org"}, {}))
    return helpers.join_as_helper(first_name="Nieuw", last_name="Achternieuwnaam", **reach)


@deed
def meet(turn: Turn) -> object:
    person = turn.person
    post = CoordinatorPost.objects.filter(neighbourhood=person.neighbourhood).first()
    return people.meet_person(person, by=turn.who(post.user if post else person))


@deed
def change_post(turn: Turn) -> object:
    """Only the technical side; whoever tries it here is somebody else."""
    post = turn.one(CoordinatorPost.objects.all())
    return posts.change_post(post, by=turn.by or turn.person, phone="", until=None, is_lead=True)
