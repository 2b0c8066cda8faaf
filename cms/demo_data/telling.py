"""The steps of a request, told at the moments they happened, by the same actions as everybody's."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from marketplace.actions.asking import Request, ask_for_help
from marketplace.actions.helping import say_yes
from marketplace.actions.moderating import publish_opportunity, talk_over
from marketplace.actions.visiting import confirm_visit, report_visit, thank_helper
from marketplace.models import Agreement, GoodToKnow, Opportunity, Thanks, WorkKind
from marketplace.models.agreements import HowItWent
from neighbourhoods.models import User
from neighbourhoods.models.outreach import BY_HAND

from . import tasks
from .moments import at, days_ago, hours_ago
from .people import Town

A_DAY = 24  # hours; calls of before then were made


class Teller:
    """Writes requests through the actions. Kinds and sentences are looked up once."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.kinds = {kind.slug: kind for kind in WorkKind.objects.all()}
        self.sentences = {sentence.text_nl: sentence for sentence in GoodToKnow.objects.all()}

    # ------------------------------------------------------------ the steps
    def ask(self, ask: tasks.Ask, when: datetime) -> Opportunity:
        return self.ask_as(self.town.neighbours[ask.who], ask, when)

    def ask_as(self, requester: User, ask: tasks.Ask, when: datetime) -> Opportunity:
        request = Request(
            work_kind=self.kinds.get(ask.kind),
            day=ask.day_said(when),
            on_date=ask.on_date,
            at_time=ask.at_time,
            parts=frozenset(ask.parts),
            minutes=ask.minutes,
            wish=ask.wish,
            good_to_know=tuple(self.sentences[text] for text in ask.know),
        )
        by = self.town.coordinator_of(requester) if ask.source != Opportunity.Source.WEB else requester
        with at(when):
            return ask_for_help(requester, by=by, request=request, source=ask.source)

    def publish(self, opportunity: Opportunity, when: datetime) -> Opportunity:
        with at(when):
            return publish_opportunity(opportunity, by=self.town.coordinator_of(opportunity.requester))

    def yes(self, opportunity: Opportunity, helper: User, when: datetime, *, calls_made: bool = True) -> Agreement:
        with at(when, calls_made=calls_made):
            agreement = say_yes(opportunity, by=helper)
        if not isinstance(agreement, Agreement):
            raise TypeError(f"{helper} is not met yet, so this is no agreement")
        return agreement

    def speaker_for(self, requester: User) -> User:
        """Who tells us how it went: the neighbour, or the coordinator who called them."""
        return self.town.coordinator_of(requester) if requester.channel in BY_HAND else requester

    def visited(self, agreement: Agreement, day: int, thanks: str, how: str = HowItWent.GOOD) -> None:
        """Both said so, at the end of that day; thanks: one of the ready sentences, own words, or nothing."""
        speaker = self.speaker_for(agreement.opportunity.requester)
        with at(days_ago(day, hour=17)):
            visit = agreement.visits.get()
            report_visit(visit, by=agreement.helper, how=how)
            confirm_visit(visit, by=speaker, done=True)
            if thanks in Thanks.Sentence.values:
                thank_helper(agreement, by=speaker, sentence=thanks)
            elif thanks:
                thank_helper(agreement, by=speaker, own_words=thanks)

    # ------------------------------------------------------------ how far a request of the cast has come
    def waiting(self, ask: tasks.Ask) -> Opportunity:
        return self.ask(ask, hours_ago(ask.hours_ago))

    def looking(self, ask: tasks.Ask) -> Opportunity:
        opportunity = self.publish(self.waiting(ask), hours_ago(ask.hours_ago - 1))
        if ask.helper:
            with at(hours_ago(1), calls_made=False):
                say_yes(opportunity, by=self.town.helpers[ask.helper])
        return opportunity

    def agreed(self, ask: tasks.Ask) -> Agreement:
        asked = hours_ago(ask.hours_ago)
        opportunity = self.publish(self.ask(ask, asked), asked)
        visit = max(0, -(ask.on or 0)) * A_DAY  # hours ago; somebody said yes between asking and then
        yes = visit + (ask.hours_ago - visit) * 0.6
        helper = self.town.helpers[ask.helper]
        return self.yes(opportunity, helper, hours_ago(yes), calls_made=yes > A_DAY)

    def done(self, ask: tasks.Ask, thanks: str) -> None:
        self.visited(self.agreed(ask), -(ask.on or 0), thanks)

    def to_talk_over(self, ask: tasks.Ask) -> None:
        opportunity, tomorrow = self.waiting(ask), in_days(1)
        by = self.town.coordinator_of(opportunity.requester)
        with at(hours_ago(ask.hours_ago - 24), calls_made=False):
            talk_over(opportunity, by=by, reason=ask.reason, until=tomorrow)


def in_days(days: int) -> date:
    """Counted from the real today: not for use inside `at`."""
    return timezone.localdate() + timedelta(days=days)
