"""Certificates of the class that is over: one corrected, one shared without a name, one still to be made."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from marketplace.actions.booklets import choose_contents, share_booklet
from marketplace.models import Booklet
from marketplace.queries.booklets import Picked, material_of
from neighbourhoods.models import User
from training.actions import issuing, sharing, withdrawing
from training.models import Certificate, CertificateLink, Enrolment
from training.states import EnrolmentState

from .moments import at, days_ago
from .people import Town


def tell_certificates(town: Town) -> None:
    """The last of the class has none yet: it stands on Vandaag."""
    finished = Enrolment.objects.filter(state=EnrolmentState.FINISHED).select_related("person").order_by("pk")
    first, second, *_rest = finished
    by = town.coordinator_of(first.person)
    with at(days_ago(33)):
        wrong = issuing.issue_certificate(first, by=by)
        shared = issuing.issue_certificate(second, by=by)
    with at(days_ago(31)):
        name = f"{first.person.first_name} J. {first.person.last_name}"
        withdrawing.correct_certificate(wrong, by=by, holder_name=name)
    with at(days_ago(20)):
        sharing.share_certificate(shared, by=second.person, shows_name=False)
        show_work(second.person)


def show_work(person: User) -> None:
    """All they did, learned and were thanked for, in one work booklet with a link."""
    material = material_of(person)
    chosen = Picked(
        own_words="Ik werk graag met mensen. Ik kom op tijd.",
        work=frozenset(it.kind_id for it in material.work if it.kind_id),
        courses=frozenset(it.course_id for it in material.learned),
        thanks=frozenset(it.thanks_id for it in material.quotes),
    )
    choose_contents(person, by=person, chosen=chosen)
    share_booklet(person, by=person)


def to_look_at() -> Iterator[str]:
    """Addresses of certificates in the states that they can be in."""
    holds = Certificate.objects.filter(withdrawn_at=None, number__isnull=False).order_by("pk").first()
    gone = Certificate.objects.filter(withdrawn_at__isnull=False, number__isnull=False).order_by("pk").first()
    nameless = CertificateLink.objects.filter(shows_name=False, stopped_at=None).order_by("pk").first()
    shown = (("genuine", holds and holds.number), ("withdrawn", gone and gone.number),
             ("without a name", nameless and nameless.code))  # fmt: skip
    for what, code in shown:
        if code:
            yield f"  {what:<16}{settings.SITE_URL}{reverse('training:certificate', args=[code])}"
    booklet = Booklet.objects.filter(code__isnull=False).order_by("pk").first()
    if booklet:
        yield f"  {'work booklet':<16}{settings.SITE_URL}{reverse('marketplace:shared_booklet', args=[booklet.code])}"
