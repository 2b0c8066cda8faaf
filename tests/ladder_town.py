"""The town of the visibility ladder: everybody has marks that occur nowhere else, in every state of a request."""

from datetime import time, timedelta

from django.utils import timezone

from marketplace.actions import company, helping, standing_in, visiting
from marketplace.actions.booklets import choose_contents, share_booklet
from marketplace.models import Agreement, Opportunity
from marketplace.queries.booklets import Picked, material_of
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel
from tests.conftest import coordinator_of, person_of
from tests.marketplace import stories
from tests.marketplace.announced_once import policy
from tests.marketplace.pairs import pair, request_to, with_substitute

STATES = (
    "waiting", "open", "offered", "agreed", "today", "done", "long_ago", "called_off", "stepped_back",
)  # fmt: skip
ONCE = ("sought", "taken", "alone", "together")


class Town:
    """A neighbour for every state of a request, helpers of every kind, coordinators here and elsewhere."""

    def __init__(self, here, elsewhere):
        self.yvonne = self.mark(coordinator_of(here, "Yvonne", "x"))
        self.karim = self.mark(coordinator_of(elsewhere, "Karim", "x"))
        self.neighbours = {state: self.someone(here, "Buur", call=True) for state in (*STATES, *ONCE)}
        self.matched = self.someone(here, "Samira", met_at=timezone.now())
        self.other = self.someone(here, "Fatma", met_at=timezone.now())
        self.offering = self.someone(here, "Henk")
        self.resident = self.someone(here, "Olga")
        self.substitute = self.someone(here, "Nadia", met_at=timezone.now())
        self.tasks = {state: self.tell(state) for state in STATES} | {state: self.tell_once(state) for state in ONCE}
        self.booklet = self.show()

    def someone(self, hood, name, *, call=False, **fields):
        channel = Channel.CALL if call else Channel.EMAIL
        return self.mark(person_of(hood, name, "x", channel=channel, salutation="woman", **fields))

    def mark(self, person):
        n = person.pk
        word = "".join("bcdfghjklm"[int(digit)] for digit in f"{n:04d}")
        person.street, person.house_number = f"Straat{word}pad", f"7{word.upper()}"  # digits alone occur in any moment
        person.last_name, person.call_name = f"Achter{word}naam", f"Roep{word}naam"
        person.phone, person.email = f"+316{55000000 + 7919 * n}", f"post{word}@example.org"
        person.postcode = f"72{n % 100:02d}ZX"
        person.latitude = round(52.1371 + n * 0.000137, 6)
        person.longitude = 6.1961
        person.save()
        return person

    def tell(self, state) -> Opportunity:
        neighbour = self.neighbours[state]
        if state == "waiting":
            return stories.waiting(neighbour)
        if state in {"open", "offered"}:
            task = stories.open_task(neighbour)
            if state == "offered":
                helping.say_yes(task, by=self.offering)
            return task
        if state == "today":
            return stories.visited(neighbour, self.matched).agreement.opportunity
        if state in {"done", "long_ago"}:
            agreement = stories.done(neighbour, self.matched)
            visiting.thank_helper(agreement, by=neighbour, sentence="nice")
            if state == "long_ago":
                Agreement.objects.filter(pk=agreement.pk).update(ended_at=timezone.now() - timedelta(days=10))
            return agreement.opportunity
        agreement = stories.agreed(neighbour, self.matched)
        if state == "called_off":
            helping.call_off(agreement, by=self.yvonne)
        if state == "stepped_back":
            helping.step_back(agreement, by=self.matched)
        return agreement.opportunity

    def show(self) -> str:
        """The matched helper shows all there is to show, under a first name, by a link that everybody has."""
        material = material_of(self.matched)
        work, thanks = frozenset(it.kind_id for it in material.work), frozenset(it.thanks_id for it in material.quotes)
        choose_contents(self.matched, by=self.matched, chosen=Picked(work=work, thanks=thanks))
        return share_booklet(self.matched, by=self.matched).code

    def tell_once(self, state) -> Opportunity:
        """Who stands in, and who comes along the first time."""
        if state in {"sought", "taken"}:
            return self.tell_pair(self.neighbours[state], is_taken=state == "taken")
        return self.tell_first_time(self.neighbours[state], is_alone=state == "alone")

    def tell_pair(self, neighbour, *, is_taken) -> Opportunity:
        """Each at an hour of its own, so that the substitute can come to both."""
        visit = pair(neighbour, self.matched, at=time(9 if is_taken else 11))
        visit = standing_in.cannot_come(with_substitute(visit, self.substitute, by=self.yvonne), by=self.matched)
        if is_taken:
            standing_in.answer(request_to(visit, self.substitute), by=self.substitute, yes=True)
        return visit.agreement.opportunity

    def tell_first_time(self, neighbour, *, is_alone) -> Opportunity:
        rule = policy(neighbour)
        agreement = stories.agreed(neighbour, self.matched, at_time=time(16 if is_alone else 18))
        rule.delete()
        if not is_alone:
            company.go_along(agreement.visits.get(), by=self.yvonne, person=self.substitute)
        return agreement.opportunity

    @property
    def people(self) -> list[User]:
        return list(User.objects.order_by("pk"))
