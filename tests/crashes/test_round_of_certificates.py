"""500 certificates by a real worker that is killed half-way, more than once: each is there once, and none is lost."""

from time import monotonic

import pytest
from django.core.management import call_command
from django.db import connection

from neighbourhoods.models import Message, User
from tests.training.classes import class_in
from training.actions.issuing import issue_round
from training.models import Certificate, CertificateLink, Enrolment, IssueRound
from training.queries.rounds import progress_of
from training.states import EnrolmentState

from .programs import kill, until, worker

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
MANY, KILLS = 500, (40, 200, 350)


def test_five_hundred_certificates_survive_a_worker_that_is_killed(lindenkwartier, yvonne, capsys):
    call_command("createcachetable", "cache", verbosity=0)
    run = a_large_class(lindenkwartier)
    asked, begun = issue_round(run, by=yvonne), monotonic()
    with worker() as programs:
        for after in KILLS:
            assert until(lambda after=after: made() >= after, 120, 0.1), programs.said()
            for part in programs.parts()["everything"]:
                kill(part)
        assert until(lambda: IssueRound.objects.get(pk=asked.pk).finished_at is not None, 240, 0.5), programs.said()

    with capsys.disabled():
        told = f"{MANY} certificates, {len(KILLS)} kills, {monotonic() - begun:.0f} s on {connection.vendor}"
        print("\n" + told)  # noqa: T201  a figure for the one who asked for the long run
    progress = progress_of(yvonne, run.pk)
    assert (progress.given, progress.finished, progress.is_busy) == (MANY, MANY, False)
    assert len({it.person_id for it in Certificate.objects.all()}) == len(places()) == MANY
    assert (CertificateLink.objects.count(), IssueRound.objects.count()) == (MANY, 1)
    assert Message.objects.filter(kind="certificate.issued").count() == MANY


def made() -> int:
    return Certificate.objects.count()


def places() -> set[int]:
    return set(Certificate.objects.values_list("place_in_list", flat=True))


def a_large_class(hood):
    run = class_in(hood)
    where = {"municipality": hood.municipality, "neighbourhood": hood}
    people = User.objects.bulk_create(
        User(first_name=f"Deelnemer {n}", last_name="Bakker", password="!", **where) for n in range(MANY)
    )
    Enrolment.objects.bulk_create(
        Enrolment(run=run, person=person, state=EnrolmentState.FINISHED, seat=seat)
        for seat, person in enumerate(people, 1)
    )
    return run
