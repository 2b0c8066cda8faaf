"""Jobs in each state: written down, in the neighbourhood, asked about, agreed on. Built with the real actions."""

from dataclasses import dataclass

from marketplace.actions import displacement, jobs, moderating
from marketplace.models import Agreement, Job, Offer, Opportunity
from marketplace.posting import Posting
from neighbourhoods.models import Neighbourhood, Organisation, User

from . import stories

FINE = displacement.Answers(
    paid_before=False, open_vacancy=False, usually_paid=False, gives_advantage=False, is_guided=True
)


@dataclass(frozen=True)
class Spot:
    """A place of work as an address action wants it."""

    neighbourhood: Neighbourhood
    latitude: float | None = 52.1400
    longitude: float | None = 6.1960
    street: str = "Parkweg"
    place_name: str = "Lindedaal"
    precision: str = "house"


def hall(municipality) -> Organisation:
    host, _ = Organisation.objects.get_or_create(
        name="Stichting Welzijn Lindedaal", kind=Organisation.Kind.PARTNER, municipality=municipality
    )
    return host


def posting(guide: User, /, **changed: object) -> Posting:
    """The ironing workshop: eight hours a week, as a volunteer."""
    return Posting(
        **{
            "name_nl": "Strijkerij", "name_en": "Ironing workshop", "work_kind": stories.shopping(),
            "work_form": "volunteer", "minutes_a_week": 480, "starts_on": stories.a_day(7),
            "host": hall(guide.municipality), "place_name": "Buurthuis De Linde", "supervisor": guide,
            "learns_nl": "Strijken\nSamenwerken", **changed,
        }
    )  # fmt: skip


def waiting_job(ria: User, *, by: User, **changed: object) -> Opportunity:
    spot = Spot(ria.neighbourhood)
    offered = posting(ria, **changed)
    return jobs.post_job(ria, by=by, posting=offered, place=spot, address="Parkweg 3, 7299 AB Lindedaal")


def open_job(ria: User, *, by: User, **changed: object) -> Opportunity:
    job = waiting_job(ria, by=by, **changed)
    displacement.check_displacement(job, by=by, answers=FINE, review_on=stories.a_day(180))
    return moderating.publish_opportunity(job, by=by)


def asked(job: Opportunity, person: User) -> Offer:
    return jobs.ask_about_job(job, by=person)


def agreed(job: Opportunity, person: User, *, by: User) -> Agreement:
    return jobs.agree_on_job(asked(job, person), by=by, terms=jobs.Terms(Job.objects.get(pk=job.pk).starts_on))
