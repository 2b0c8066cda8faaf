"""The year that lies behind Lindedaal: pairs that last for months, requests of every season, and how they ended."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from marketplace.actions.asking import ask_again, withdraw_request
from marketplace.actions.clock import ANSWER_DAYS, ask_if_still_needed, expire_opportunity
from marketplace.actions.helping import step_back
from marketplace.actions.moderating import put_back, talk_over
from marketplace.models import Agreement, Opportunity, Thanks
from marketplace.models.agreements import HowItWent
from neighbourhoods.models import User

from . import names, seasons, tasks
from .crowd import Size
from .moments import at, days_ago
from .telling import Teller, in_days

FIRST_DAY, LAST_DAY = 362, 4  # days ago
WEEKLY_KINDS = ("boodschappen", "was-en-strijk", "gezelschap", "hulp-in-huis", "samen-op-pad")
READY = ("", "", "", *Thanks.Sentence.values)  # nobody has to say thank you


@dataclass(frozen=True)
class Plan:
    """Who is helped by whom with what, and how many days ago that was to be."""

    requester: User
    helper: User
    kind: str
    day: int
    asked: int  # days ago
    web: bool


class Year:
    """Told from the first day to the last; the same seed, the same year."""

    def __init__(self, teller: Teller, size: Size) -> None:
        self.teller, self.size, self.town = teller, size, teller.town
        self.chance = random.Random("a year in lindedaal")  # noqa: S311 (the same story every time)
        self.today = timezone.localdate()
        self.likes: dict[str, list[User]] = {}
        for resident, helper in self.town.helping:
            for like in resident.likes if resident.met else "":
                self.likes.setdefault(names.LIKES[like], []).append(helper)

    def tell(self) -> None:
        """Endings are dealt out in fixed shares, so that a small town knows every one of them."""
        endings: tuple[Callable[[Plan], None], ...] = (
            *(self.all_goes_well,) * 16, self.somebody_else_comes, self.not_needed, self.all_goes_well,
            self.day_passes, self.all_goes_well, self.talked_over, self.somebody_else_comes, self.not_so_good,
        )  # fmt: skip
        days = sorted((self.a_day() for _ in range(self.size.single)), reverse=True)
        for number, day in enumerate(days):
            endings[number % len(endings)](self.plan(day))
        for number in range(self.size.weekly):
            self.a_pair_that_lasts(number)

    # ------------------------------------------------------------ who, what, when
    def a_day(self) -> int:
        """More of late: the service grew."""
        return LAST_DAY + round((FIRST_DAY - LAST_DAY) * self.chance.random() ** 1.35)

    def plan(self, day: int, kinds: tuple[str, ...] = tuple(seasons.WEIGHTS)) -> Plan:
        month, asked = (self.today - timedelta(days=day)).month, day + self.chance.randrange(4, 9)
        offered = [kind for kind in kinds if self.able(kind, asked)]
        kind = self.chance.choices(offered, [seasons.WEIGHTS[each][month] for each in offered])[0]
        requester = self.chance.choice([user for _, user in self.town.asking if self.days_known(user) > asked])
        return Plan(
            requester, self.helper_for(requester, kind, asked), kind, day, asked, requester.channel == names.MAIL
        )

    def days_known(self, person: User) -> int:
        return (self.today - timezone.localdate(person.met_at or person.date_joined)).days

    def able(self, kind: str, day: int) -> list[User]:
        """Who likes it and was met by then."""
        return [helper for helper in self.likes[kind] if self.days_known(helper) > day]

    def helper_for(self, requester: User, kind: str, day: int, but: User | None = None) -> User:
        """From the same neighbourhood if there is somebody."""
        able = [helper for helper in self.able(kind, day) if helper != but] or self.able(kind, LAST_DAY)
        near = [helper for helper in able if helper.neighbourhood_id == requester.neighbourhood_id]
        return self.chance.choice(near or able)

    def working_day(self, day: int) -> int:
        """That day, or the Monday after a weekend: coordinators have weekends."""
        while (self.today - timedelta(days=day)).weekday() > 4:
            day -= 1
        return day

    # ------------------------------------------------------------ steps
    def asked(self, plan: Plan) -> Opportunity:
        month = (self.today - timedelta(days=plan.day)).month
        wishes = [wish for months, wish in seasons.WISHES[plan.kind] if month in months]
        ask = tasks.Ask(
            "", plan.kind, on=-plan.day, at=self.chance.choice((9, 10, 11, 13, 14, 15, 16)),
            wish=self.chance.choice(wishes), know=self.chance.choice((*seasons.KNOW, (), ())),
            source=tasks.Source.WEB if plan.web else tasks.Source.PHONE,
        )  # fmt: skip
        return self.teller.ask_as(plan.requester, ask, days_ago(plan.asked, self.chance.randrange(9, 12)))

    def published(self, plan: Plan) -> Opportunity:
        day = self.working_day(plan.asked)
        return self.teller.publish(self.asked(plan), days_ago(day, self.chance.randrange(12, 15)))

    def agreed(self, plan: Plan) -> Agreement:
        opportunity = self.published(plan)
        day = self.chance.randrange(plan.day + 1, self.working_day(plan.asked) + 1)
        return self.teller.yes(opportunity, plan.helper, days_ago(day, self.chance.randrange(15, 20)))

    def visited(self, agreement: Agreement, plan: Plan) -> None:
        own = self.chance.choice((*seasons.THANKS[plan.kind], *seasons.THANKS[""]))
        how = self.chance.choices((HowItWent.GOOD, HowItWent.OKAY), (9, 1))[0]
        self.teller.visited(agreement, plan.day, self.chance.choice((*READY, own, own)), how)

    # ------------------------------------------------------------ endings
    def all_goes_well(self, plan: Plan) -> None:
        self.visited(self.agreed(plan), plan)

    def somebody_else_comes(self, plan: Plan) -> None:
        """The helper cannot come after all; another says yes the next morning."""
        agreement = self.agreed(plan)
        with at(days_ago(plan.day + 1, hour=20)):
            step_back(agreement, by=plan.helper)
        other = self.helper_for(plan.requester, plan.kind, plan.asked, but=plan.helper)
        again = self.teller.yes(agreement.opportunity, other, days_ago(plan.day, hour=8))
        self.visited(again, plan)

    def not_needed(self, plan: Plan) -> None:
        opportunity = self.published(plan)
        with at(days_ago(plan.day + 1, hour=11)):
            withdraw_request(opportunity, by=self.teller.speaker_for(plan.requester))

    def day_passes(self, plan: Plan) -> None:
        """Nobody came and nobody answered; the coordinator calls, and it is still needed or it is not."""
        opportunity, by = self.published(plan), self.town.coordinator_of(plan.requester)
        with at(days_ago(plan.day - 1, hour=8)):
            ask_if_still_needed(opportunity)
        with at(days_ago(max(plan.day - 1 - ANSWER_DAYS, 0), hour=8)):
            expire_opportunity(opportunity)
        with at(days_ago(max(plan.day - 2 - ANSWER_DAYS, 0), hour=12)):
            withdraw_request(opportunity, by=by)

    def talked_over(self, plan: Plan) -> None:
        """It was not clear at first; the coordinator called, and then somebody came."""
        opportunity, by = self.asked(plan), self.town.coordinator_of(plan.requester)
        call = self.today - timedelta(days=plan.asked - 1)
        with at(days_ago(plan.asked, hour=13)):
            talk_over(opportunity, by=by, reason=Opportunity.Reason.UNCLEAR, until=call)
        with at(days_ago(plan.asked - 1, hour=10)):
            put_back(opportunity, by=by)
        opportunity = self.teller.publish(opportunity, days_ago(plan.asked - 1, hour=11))
        self.visited(self.teller.yes(opportunity, plan.helper, days_ago(plan.day + 1, hour=18)), plan)

    def not_so_good(self, plan: Plan) -> None:
        """The coordinator called the same day."""
        self.teller.visited(self.agreed(plan), plan.day, "", HowItWent.NOT_GOOD)

    # ------------------------------------------------------------ for months
    def a_pair_that_lasts(self, number: int) -> None:
        """The same two, every week or every other week; every third pair still goes on and has a next day."""
        luck = random.Random(f"pair {number} in lindedaal")  # noqa: S311 (as often, whatever the day is)
        goes_on, every = number % 3 == 0, 7 if number % 2 == 0 else 14
        last = luck.randrange(LAST_DAY, 7) if goes_on else luck.randrange(20, 120)
        times = min(luck.randrange(10, 22), (FIRST_DAY - 20 - last) // every)
        plan = self.plan(last + times * every, WEEKLY_KINDS)
        agreement = self.agreed(plan)
        self.visited(agreement, plan)
        for day in range(plan.day - every, last - 1, -every):
            if luck.random() < 0.1:
                continue  # on holiday
            agreement = self.once_more(agreement, day)
            self.visited(agreement, replace(plan, day=day))
        if goes_on:
            self.once_more(agreement, last - every)

    def once_more(self, agreement: Agreement, day: int) -> Agreement:
        """The neighbour asks again, this helper first; a minus day is still to come."""
        opportunity, on_date = agreement.opportunity, in_days(-day)
        with at(days_ago(max(day, 0) + 3, hour=10)):
            again = ask_again(agreement, by=self.teller.speaker_for(opportunity.requester), on_date=on_date)
        again = self.teller.publish(again, days_ago(max(day, 0) + 3, hour=11))
        return self.teller.yes(again, agreement.helper, days_ago(max(day, 0) + 2, hour=19))
