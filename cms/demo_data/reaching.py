"""How people hear from us, in each state: a letter that waits, a mail that came back, a lost text, a rest."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import Task

from marketplace.actions.moderating import invite_helper
from marketplace.actions.visiting import thank_helper
from marketplace.models import Agreement, Opportunity, Thanks
from neighbourhoods import background, outreach, reach
from neighbourhoods.actions import contact
from neighbourhoods.actions.budgets import set_budget
from neighbourhoods.handover import Fate
from neighbourhoods.models import Message, Municipality, User
from neighbourhoods.models.outreach import Channel, MessageState, QuietReason
from neighbourhoods.texting import inbox
from neighbourhoods.texting.gateways import Arrival

from .moments import at, days_ago, hours_ago
from .people import Town
from .telling import in_days


def tell_reaching(town: Town, municipality: Municipality) -> None:
    """Of the past: Yvonne finds something of everything on her list, on paper and on people's cards."""
    yvonne = town.coordinators["Yvonne"]
    with at(days_ago(60)):
        decided = {"valid_from": timezone.localdate(), "source": "Teamoverleg Wonen Zorg Service"}
        set_budget(municipality, by=yvonne, per_week=5, **decided)
    a_card_on_paper(town.helpers["Henk"], yvonne)
    a_mail_that_came_back(town.helpers["Sjoerd"])
    until = in_days(10)
    with at(days_ago(2, hour=14)):
        contact.begin_rest(town.helpers["Nadia"], by=yvonne, reason=QuietReason.MANY, until=until)
    a_wrong_number(town.neighbours["mevrouw Zwart"], yvonne)
    if reach.texts_are_sent():
        texts_that_are_lost(town, yvonne)


def a_card_on_paper(helper: User, yvonne: User) -> None:
    """He wants thank-yous on paper; one that came late waits for the printer."""
    with at(days_ago(150)):
        contact.choose_ways(helper, by=yvonne, ways={"thanks": Channel.LETTER})
    agreement = Agreement.objects.filter(helper=helper, thanks=None, state="done").earliest("pk")
    with at(hours_ago(4)):
        thank_helper(agreement, by=yvonne, sentence=Thanks.Sentence.NICE)


def a_mail_that_came_back(helper: User) -> None:
    mail = Message.objects.filter(recipient=helper, channel=Channel.EMAIL, state=MessageState.SENT).latest("pk")
    with at(days_ago(1, hour=11), calls_made=False):
        contact.note_return(mail, was_for=helper.email or "", address_is_bad=True)


def a_wrong_number(neighbour: User, yvonne: User) -> None:
    call = Message.objects.filter(recipient=neighbour, channel=Channel.CALL, state=MessageState.WAITING).latest("pk")
    with at(hours_ago(2), calls_made=False):
        outreach.settle_call(call, by=yvonne, result="wrong_number")


def texts_that_are_lost(town: Town, yvonne: User) -> None:
    """One text did not arrive, of one the network says a strange word, and one came in that somebody must read."""
    jobs = Opportunity.objects.filter(requester=town.neighbours["mevrouw Hartman"], state="open")
    for name, fate in (("Fatma", Fate.LOST), ("Ruth", Fate.UNKNOWN)):
        with at(hours_ago(3), calls_made=False):
            invite_helper(jobs.latest("pk"), by=yvonne, helper=town.helpers[name])
        text = Message.objects.filter(recipient=town.helpers[name], channel=Channel.TEXT).latest("pk")
        with at(hours_ago(2), calls_made=False):
            background.note_report(text.pk, fate)
    with at(hours_ago(1), calls_made=False):
        inbox.receive(Arrival("demo-1", town.helpers["Fatma"].phone, "Ik kom tien minuten later, mag dat?"))


def tell_now(town: Town) -> None:
    """Of this very moment, so that the worker of the demo has it in hand: invitations, and a task that failed."""
    yvonne = town.coordinators["Yvonne"]
    job = Opportunity.objects.filter(requester=town.neighbours["meneer Pronk"], state="open").latest("pk")
    for name in ("Thijs", "Ruth", "Nadia"):
        invite_helper(job, by=yvonne, helper=town.helpers[name])
    stopped = timezone.now() - timedelta(hours=6)
    Task.objects.create(
        id="demo0000000000000000000000000001",
        name="demo-deliver",
        func="neighbourhoods.background.deliver",
        args=(Message.objects.latest("pk").pk,),
        success=False,
        result="OperationalError: database is locked",
        started=stopped - timedelta(seconds=20),
        stopped=stopped,
        attempt_count=3,
    )
