"""The town of the gallery: somebody in every state, called as the names say. Built with the real actions."""

from datetime import date, time, timedelta
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.utils import timezone
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AuthenticatorData, CollectedClientData
from wagtail.models import Site

from cms.models import Look
from cms.wording import texts
from marketplace.actions import (
    asking,
    asks,
    company,
    displacement,
    helping,
    moderating,
    one_visit,
    standing_in,
    visiting,
)
from marketplace.actions.helpers import offer_help
from marketplace.actions.profiles import set_pace
from marketplace.models import Agreement, Condition, GoodToKnow, Opportunity, WorkKind
from neighbourhoods import links
from neighbourhoods.actions import people
from neighbourhoods.actions.conduct import note_conduct_check
from neighbourhoods.models import CoordinatorPost, HouseNumber, Municipality, Neighbourhood, Postcode, User
from neighbourhoods.models.outreach import Channel
from tests.conftest import coordinator_of, neighbourhood_of, person_of
from tests.marketplace import stories, working
from tests.marketplace.announced_once import policy
from tests.marketplace.pairs import pair, request_to, with_substitute
from training.actions.certificates import note_certificate
from training.models import Course

from . import companies, ready, trials, vacancies
from .booklets import show_themselves
from .certificates import give_certificates
from .courses import Courses
from .names import Names
from .pages import a_photo, write_pages
from .path import walk
from .pupils import Trying

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Empty:
    """A site on its first day: nobody asked anything, and the neighbourhood of who looks has no coordinator."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.municipality = Municipality.objects.create(code="GM9901", name=names.place, service_phone="088 000 12 34")
        self.here = neighbourhood_of(self.municipality, "BU99010000", names.hoods[0], 52.1400, 6.1960)
        self.there = neighbourhood_of(self.municipality, "BU99010100", names.hoods[1], 52.1490, 6.1960)
        self.newcomer = self.somebody("newcomer", street="")
        self.yvonne = self._coordinator(self._where_the_coordinator_works())

    def _where_the_coordinator_works(self) -> Neighbourhood:
        return self.there

    @property
    def site(self) -> Site:
        return Site.objects.get(is_default_site=True)

    @property
    def text(self) -> str:
        """The address of a text of the site."""
        return texts.every_text()[0].key

    def _coordinator(self, hood: Neighbourhood) -> User:
        coordinator = coordinator_of(hood, "Yvonne", "Jansen")
        coordinator.first_name, coordinator.last_name = self.names.coordinator
        coordinator.save()
        return coordinator

    def somebody(self, email: str, **fields: Any) -> User:
        """Lives here, has helped nobody and asked nothing."""
        first, last = self.names.helper
        return person_of(self.here, first, last, email=f"{email}@example.org", channel=Channel.EMAIL, **fields)


class Town(Empty):
    """Everything at once."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self._open_the_books()
        self.samira, self.henk, self.gone = self._helper("samira"), self._helper("henk"), self._helper("gone")
        people.meet_person(self.samira, by=self.yvonne)
        people.pause_person(self.gone, by=self.gone, until=stories.a_day(7))
        self.wit = self._neighbour("wit", Channel.EMAIL)
        self.caller = self._neighbour("caller", Channel.CALL)
        stories.open_task(self._neighbour("letters", Channel.LETTER))
        self._ask()
        self._help()
        self._work()
        self.trying = Trying(self)
        self.noor, self.bea = self.trying.noor, self.trying.bea
        self._come_once()
        write_pages(self, self.names)
        self._prove()
        self._write_letters()
        self.certs = give_certificates(self)
        self.courses = Courses(self)
        self.booklet, self.path = show_themselves(self), walk(self)
        self.both = coordinator_of(self.here, "Karin", "Smit")
        CoordinatorPost.objects.create(user=self.both, neighbourhood=self.there, since="2026-01-01")
        for tell in (ready.towards_work, trials.on_trials, companies.companies):
            tell(self)
        self.vacancies = vacancies.write_vacancies(self)

    def _where_the_coordinator_works(self) -> Neighbourhood:
        return self.here

    def _open_the_books(self) -> None:
        self.shopping = stories.shopping()
        WorkKind.objects.update(name_nl=self.names.kind, name_en=self.names.kind, steps_nl=f"{self.names.step}\n" * 3)
        self.garden = WorkKind.objects.create(
            slug="tuin", name_nl="Tuin", name_en="Garden", icon="sprout", palette="olive", together=True
        )
        self.dog = GoodToKnow.objects.create(text_nl="Er is een hond.", text_en="There is a dog.", icon="dog")
        where = {"street": self.names.street, "place_name": self.names.place, "neighbourhood": self.here}
        Postcode.objects.create(code="7299AB", latitude=52.14, longitude=6.196, **where)
        HouseNumber.objects.create(postcode="7299AB", number=12, latitude=52.14, longitude=6.196, **where)

    def _helper(self, email: str) -> User:
        helper = self.somebody(
            email, street=self.names.street, house_number="8", postcode="7299AB", phone="+31612345679"
        )
        offer_help(helper, by=helper, likes=[self.shopping])
        return helper

    def _neighbour(self, email: str, channel: str) -> User:
        first, last = self.names.neighbour
        return person_of(
            self.here, first, last, call_name=self.names.call_name, phone="+31612345678", channel=channel,
            email=f"{email}@example.org", street=self.names.street, house_number="12-hs", postcode="7299AB",
        )  # fmt: skip

    def _ask(self) -> None:
        words = {"wish": self.names.words}
        self.waiting = stories.waiting(self.wit, **words)
        stories.waiting(self.caller, in_days=None, **words)
        self.open = stories.open_task(self.wit, in_days=3, good_to_know=(self.dog,), **words)
        moderating.publish_opportunity(
            asking.ask_for_help(self.caller, by=self.yvonne, request=asking.Request(self.garden, **words)),
            by=self.yvonne,
        )
        self.offered = stories.open_task(self.wit, in_days=4, **words)
        helping.say_yes(self.offered, by=self.henk)
        helping.ask_question(self.offered, by=self.samira, words=self.names.words)
        self.late = stories.open_task(self.wit, in_days=1, **words)
        Opportunity.objects.filter(pk=self.late.pk).update(
            on_date=stories.a_day(-2), still_needed_asked_on=timezone.localdate()
        )
        self.talk = stories.waiting(self.wit, **words)
        moderating.talk_over(self.talk, by=self.yvonne, reason="unclear", words=self.names.words)

    def crowd(self) -> None:
        """More to do than a page of the list shows."""
        fields = Opportunity.objects.filter(pk=self.open.pk).values().get()
        Opportunity.objects.bulk_create(
            Opportunity(**{**fields, "id": None, "latitude": fields["latitude"] + number * 1e-5})
            for number in range(30)
        )

    def show_logo(self) -> None:
        look = Look.for_site(self.site)
        look.logo, look.logo_words = a_photo(self.names), self.names.kind
        look.save()

    def ask_for_papers(self) -> None:
        """Shopping asks a certificate of conduct and a course; one helper lacks both, another has what ends soon."""
        today, course = timezone.localdate(), Course.objects.create(slug="veilig", name_nl=self.names.kind)
        asked = asks.Asked(conduct_check=True, conduct_profile="45", course=course, youngest=12, renewal_weeks=8)
        place = self.wit.municipality
        asks.set_policy(place, by=self.yvonne, work_kind=self.shopping, valid_from=today, asked=asked)
        later = asks.Asked(first_visit="new_pair")
        asks.set_policy(place, by=self.yvonne, work_kind=self.garden, valid_from=stories.a_day(9), asked=later)
        issued = today - timedelta(days=36 * 30)
        note_conduct_check(self.samira, by=self.yvonne, profiles=["45", "85"], issued_on=issued, seen_on=issued)
        note_certificate(self.samira, by=self.yvonne, course=course, awarded_on=today, valid_until=stories.a_day(9))
        asks.note_birth_date(self.samira, by=self.yvonne, birth_date=date(1984, 3, 1))
        exemption = {"requirement": "course", "why": "under_way", "until": stories.a_day(30)}
        asks.exempt(self.samira, by=self.yvonne, work_kind=self.shopping, **exemption)

    def learn(self) -> None:
        self.ask_for_papers()
        asks.ask_how_to_begin(self.open, by=self.henk)

    def fill_the_week(self) -> None:
        set_pace(self.samira, by=self.samira, most_minutes_a_week=30, nothing_heavy=True)

    def _help(self) -> None:
        self.visit = stories.visited(self.wit, self.samira)
        self.today = self.visit.agreement.opportunity
        self.agreed = stories.agreed(self.caller, self.samira, good_to_know=(self.dog,), wish=self.names.words)
        self.dayless = stories.agreed(self.wit, self.samira, in_days=None)
        self.done = self._done(self.wit)
        self.thanked = self._done(self.wit)
        visiting.thank_helper(self.thanked, by=self.wit, own_words=self.names.words[:200])
        said = self._visited(self.caller)
        visiting.report_visit(said, by=self.samira, how="not_good", words=self.names.words)
        self.called_off = stories.agreed(self.wit, self.samira)
        helping.call_off(self.called_off, by=self.yvonne)
        self.pair = stories.pair(self.wit, self.samira, starts_in=7)
        self.coming = list(self.pair.visits.order_by("on_date"))
        one_visit.skip_visit(self.coming[0], by=self.samira)

    def _work(self) -> None:
        """A job that waits for its check, one with people, one that is full, one that a colleague must look at."""
        self.ria = self._neighbour("ria", Channel.CALL)
        sitting = Condition.objects.create(slug="zittend", text_nl=self.names.step[:60], icon="armchair")
        offered = {
            "name_nl": self.names.kind, "name_en": "", "place_name": self.names.street[:80], "conditions": (sitting,),
            "learns_nl": f"{self.names.step}\n" * 3, "good_to_know": (self.dog,),
        }  # fmt: skip
        self.job_waiting = working.waiting_job(self.ria, by=self.yvonne, **offered)
        self.job = working.open_job(self.ria, by=self.yvonne, places=2, ends_on=stories.a_day(90), **offered)
        self.at_work = working.agreed(self.job, self.samira, by=self.yvonne)
        self.asked = working.asked(self.job, self.henk)
        self.job_full = working.open_job(self.ria, by=self.yvonne, work_form="parallel_job", wage_hour=16, **offered)
        working.agreed(self.job_full, self.samira, by=self.yvonne)
        self.job_to_talk = working.waiting_job(self.ria, by=self.yvonne, **offered)
        said = displacement.Answers(True, False, True, False, False)
        words = {"review_on": stories.a_day(90), "explanation": self.names.words[:300]}
        self.check = displacement.check_displacement(self.job_to_talk, by=self.yvonne, answers=said, **words)

    def _come_once(self) -> None:
        """Somebody who stands in: asked, too late and agreed; and first times, with and without who comes along."""
        self.instead = self._helper("instead")
        people.meet_person(self.instead, by=self.yvonne)
        self.sought, self.late_visit, self.taken = (self._cannot_come(days) for days in (3, 4, 5))
        self.question, self.too_late = (request_to(it, self.instead) for it in (self.sought, self.late_visit))
        standing_in.come_after_all(self.late_visit, by=self.samira)
        standing_in.answer(request_to(self.taken, self.instead), by=self.instead, yes=True)
        rule = policy(self.wit)
        self.alone, self.together = (
            stories.agreed(self.wit, self.new_here, in_days=days, at_time=time(17)).visits.get() for days in (6, 7)
        )
        rule.delete()
        company.go_along(self.together, by=self.yvonne, person=self.instead)

    def _cannot_come(self, days: int) -> Any:
        visit = pair(self.wit, self.samira, in_days=days, at=time(8 + days))
        return standing_in.cannot_come(with_substitute(visit, self.instead, by=self.yvonne), by=self.samira)

    @property
    def new_here(self) -> User:
        """A helper who was met and never came to this neighbour."""
        found = User.objects.filter(email="new-here@example.org").first()
        if found is None:
            found = self._helper("new-here")
            people.meet_person(found, by=self.yvonne)
        return User.objects.get(pk=found.pk)

    def _visited(self, neighbour: User) -> Any:
        return stories.visited(neighbour, self.samira)

    def _done(self, neighbour: User) -> Agreement:
        return stories.done(neighbour, self.samira)

    def _prove(self) -> None:
        """An editor with every kind of second proof, one with none yet."""
        self.lotte, self.new_editor = (User.objects.create_user(f"{name}@example.org", first_name=self.names.helper[0])
                                       for name in ("lotte", "new"))  # fmt: skip
        for editor in (self.lotte, self.new_editor):
            editor.groups.add(Group.objects.get(name="Editors"))
        self.technician = User.objects.create_superuser("technician@example.org", "a password that is long enough")
        TOTP.activate(self.lotte, SECRET)
        RecoveryCodes.activate(self.lotte)
        self.key = Authenticator.objects.create(
            user=self.lotte, type="webauthn", data={"name": self.names.kind, "credential": a_key()}
        )

    def _write_letters(self) -> None:
        """The pages behind the buttons in messages."""
        visit = self.visit
        self.invitation = links.path("invite", self.open, self.samira, days=3)
        self.old_link = links.path("invite", self.open, self.samira, days=-1)
        self.changed_mind = links.path("step_back", visit.agreement, self.samira, days=3)
        self.how_it_went = links.path("report", visit, self.samira, days=3)
        self.is_done = links.path("done", visit, self.wit, days=3)


def a_key() -> dict[str, Any]:
    """What a browser sends of a fingerprint reader, as far as a list of keys reads it."""
    seen = AttestationObject.create("none", AuthenticatorData.create(sha256(b"testserver").digest(), 1, 0), {})
    asked = CollectedClientData.create("webauthn.create", b"x" * 32, "https://testserver")
    spoken = {"clientDataJSON": websafe_encode(asked), "attestationObject": websafe_encode(seen)}
    return {"id": "eA", "rawId": "eA", "type": "public-key", "response": spoken}
