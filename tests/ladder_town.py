"""The town of the visibility ladder: everybody has marks that occur nowhere else, in every state of a request."""

from datetime import time, timedelta

from django.utils import timezone

from marketplace.actions import company, helping, jobs, moderating, standing_in, tasters, visiting
from marketplace.actions.booklets import choose_contents, share_booklet
from marketplace.models import Agreement, Job, Offer, Opportunity, Taster
from marketplace.queries.booklets import Picked, material_of
from neighbourhoods.models import Membership, Organisation, User
from neighbourhoods.models.outreach import Channel
from tests.conftest import coordinator_of, person_of
from tests.marketplace import stories, working
from tests.marketplace.announced_once import policy
from tests.marketplace.pairs import pair, request_to, with_substitute
from tests.marketplace.test_households import HOME

from .ladder_path import PathOfTown, letters_of

STATES = (
    "waiting", "open", "offered", "agreed", "today", "done", "long_ago", "called_off", "stepped_back",
)  # fmt: skip
ONCE = ("sought", "taken", "alone", "together")
JOBS = ("offered_work", "asked_about", "to_try", "worked", "at_home")


class Town:
    """A neighbour for every state of a request, helpers of every kind, coordinators here and elsewhere."""

    def __init__(self, here, elsewhere):
        self.yvonne = self.mark(coordinator_of(here, "Yvonne", "x"))
        self.karim = self.mark(coordinator_of(elsewhere, "Karim", "x"))
        self.bram = self.mark(self.colleague(here, "Bram"))
        self.employer = self.mark(self.hires(elsewhere, "Loes"))
        self.neighbours = {state: self.someone(here, "Buur", call=True) for state in (*STATES, *ONCE, *JOBS)}
        self.guide = self.someone(here, "Ria", call=True)
        self.matched = self.someone(here, "Samira", met_at=timezone.now())
        self.other = self.someone(here, "Fatma", met_at=timezone.now())
        self.offering = self.someone(here, "Henk")
        self.resident = self.someone(here, "Olga")
        self.trying = self.someone(here, "Joan", met_at=timezone.now())
        self.substitute = self.someone(here, "Nadia", met_at=timezone.now())
        self.jobs = {state: self.tell_job(state) for state in JOBS}
        self.tasks = {state: self.tell(state) for state in STATES} | {state: self.tell_once(state) for state in ONCE}
        self.booklet = self.show()
        self.path = PathOfTown(self)
        self.path.tell()

    def colleague(self, here, name):
        """Works in the neighbourhood too, and is not the first to call."""
        bram = coordinator_of(here, name, "x")
        bram.posts.update(is_lead=False)
        return bram

    def hires(self, elsewhere, name):
        loes = person_of(elsewhere, name, "x", channel=Channel.EMAIL)
        shop = elsewhere.municipality.organisations.create(name="Bakkerij De Halm", kind=Organisation.Kind.EMPLOYER)
        Membership.objects.create(organisation=shop, user=loes)
        return loes

    def someone(self, hood, name, *, call=False, **fields):
        channel = Channel.CALL if call else Channel.EMAIL
        return self.mark(person_of(hood, name, "x", channel=channel, salutation="woman", **fields))

    def mark(self, person):
        n = person.pk
        word = letters_of(person)
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

    def tell_job(self, state) -> Opportunity:
        """Work at a host, for whom a neighbour speaks and somebody else guides, or in a household."""
        speaks = self.neighbours[state]
        if state == "at_home":
            posting = working.posting(speaks, **HOME)
            job = jobs.post_job(speaks, by=self.yvonne, posting=posting, place=speaks)
            moderating.publish_opportunity(job, by=self.yvonne)
        else:
            job = working.open_job(self.guide, by=self.yvonne, supervisor=self.guide)
            Opportunity.objects.filter(pk=job.pk).update(requester=speaks)
            Job.objects.filter(pk=job.pk).update(place_address=speaks.whole_address)
            job = Opportunity.objects.get(pk=job.pk)
        if state == "asked_about":
            working.asked(job, self.offering)
        if state == "to_try":
            day = stories.a_day(8)
            tasters.plan_taster(job, by=self.yvonne, person=self.trying, on_date=day, at_time=time(9))
        if state in {"worked", "at_home"}:
            days = jobs.Days("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", time(6 if state == "worked" else 20), 60)
            terms = jobs.Terms(stories.a_day(7), days=days)
            jobs.agree_on_job(working.asked(job, self.matched), by=self.yvonne, terms=terms)
        return job

    @property
    def pages_of_work(self) -> list[str]:
        """Every page about work: of the site, of the people of it, of the desk."""
        work, pages = self.jobs.values(), ["/werk/", "/mijn/", "/mijn/vragen/", "/mijn/weekbriefje/", "/cms/werk/"]
        for job in work:
            pages += [f"/werk/{job.slug}/", f"/werk/{job.slug}/meer-weten/", f"/mijn/klussen/{job.pk}/"]
            pages += [f"/mijn/vragen/{job.pk}/", f"/cms/werk/{job.pk}/", f"/cms/werk/{job.pk}/wijzig/"]
        for taster in Taster.objects.all():
            pages += [f"/mijn/proberen/{taster.pk}/", f"/cms/mensen/{taster.person_id}/proberen/"]
        pages += [f"/cms/werk/aanbod/{it.pk}/afspraak/" for it in Offer.objects.filter(opportunity__in=work)]
        return pages + [f"/cms/afspraak/{it.pk}/" for it in Agreement.objects.filter(opportunity__in=work)]

    @property
    def people(self) -> list[User]:
        return list(User.objects.order_by("pk"))
