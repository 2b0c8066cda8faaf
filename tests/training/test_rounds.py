"""All certificates of a class in one round, by the worker: once each, whatever breaks off or comes twice."""

from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from neighbourhoods import runs
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import BackgroundRun, Message
from tests.conftest import helper_of
from tests.entering import enter
from tests.threads import at_once
from training import background
from training.actions import issuing, signing, withdrawing
from training.actions import runs as course_runs
from training.credentials.errors import WouldNotBeSigned
from training.models import Certificate, CertificateLink, IssueFault, IssueRound
from training.queries.rounds import Class, classes_of, graduates_of, progress_of
from training.states import EnrolmentState

from .classes import class_in, did_it

TASK = "training.background.go_on_issuing"


@pytest.fixture
def three(ironing_class, lindenkwartier):
    """Three did it, a fourth comes again another time."""
    people = [helper_of(lindenkwartier, name, "Bakker") for name in ("Anna", "Bert", "Carla", "Dirk")]
    for person in people[:3]:
        did_it(ironing_class, person)
    did_it(ironing_class, people[3], EnrolmentState.AGAIN)
    return people


def test_everybody_who_did_it_gets_one(three, ironing_class, yvonne):
    asked = issuing.issue_round(ironing_class, by=yvonne)
    assert (OrmQ.objects.count(), progress_of(yvonne, ironing_class.pk).is_busy) == (1, True)
    assert background.go_on_issuing() == 3

    asked.refresh_from_db()
    assert asked.finished_at is not None
    assert {it.person for it in Certificate.objects.all()} == set(three[:3])
    last = ironing_class.last_day
    assert classes_of(yvonne) == [
        Class(ironing_class.pk, "Was en strijk", "Buurthuis De Linde", last, finished=3, given=3, is_busy=False)
    ]
    assert [entry.verb for entry in yvonne.journal.order_by("pk")] == ["certificate.round", "certificate.round_done"]
    assert background.go_on_issuing() == 0


def test_asked_twice_is_one_round_and_then_there_is_nothing_left(three, ironing_class, yvonne):
    asked = issuing.issue_round(ironing_class, by=yvonne)
    assert issuing.issue_round(ironing_class, by=yvonne) == asked
    background.go_on_issuing()
    with pytest.raises(NotAllowedNow) as refusal:
        issuing.issue_round(ironing_class, by=yvonne)
    assert (refusal.value.code, IssueRound.objects.count()) == ("nobody", 1)


@pytest.mark.parametrize("who", ["karim", "samira"])
def test_only_who_coordinates_there(three, ironing_class, who, request):
    with pytest.raises(NotYours):
        issuing.issue_round(ironing_class, by=request.getfixturevalue(who))


def test_without_a_key_no_round_begins(three, ironing_class, yvonne, settings):
    settings.CERTIFICATE_KEY, settings.CERTIFICATE_KEY_FILE = "", None
    with pytest.raises(NotAllowedNow) as refusal:
        issuing.issue_round(ironing_class, by=yvonne)
    assert refusal.value.code == "no_key"


def test_what_was_withdrawn_does_not_come_back_in_a_round(three, ironing_class, samira, certificate, yvonne):
    withdrawing.withdraw_certificate(certificate, by=yvonne, why="mistake")
    issuing.issue_round(ironing_class, by=yvonne)
    background.go_on_issuing()
    assert [it.withdrawn_why for it in samira.certificates.all()] == ["mistake"]


def test_a_coordinator_who_did_it_too_gets_theirs_from_a_colleague(finished, ironing_class, yvonne):
    did_it(ironing_class, yvonne)
    issuing.issue_round(ironing_class, by=yvonne)
    background.go_on_issuing()
    assert [it.person for it in Certificate.objects.all()] == [finished.person]

    with pytest.raises(NotAllowedNow) as refusal:
        issuing.issue_round(ironing_class, by=yvonne)
    assert (refusal.value.code, progress_of(yvonne, ironing_class.pk).missing) == ("own", 1)


def test_one_that_cannot_be_made_does_not_hold_up_the_others(three, ironing_class, yvonne, monkeypatch):
    make = issuing.make_certificate

    def unless_bert(award, **more):
        if award.person == three[1]:
            raise RuntimeError
        return make(award, **more)

    monkeypatch.setattr(issuing, "make_certificate", unless_bert)
    issuing.issue_round(ironing_class, by=yvonne)
    assert background.go_on_issuing() == 2
    assert [(it.name, bool(it.number), it.why) for it in graduates_of(ironing_class.pk)] == [
        ("Anna Bakker", True, ""), ("Bert Bakker", False, "het lukte de computer niet; kijk bij Techniek"),
        ("Carla Bakker", True, ""),
    ]  # fmt: skip
    assert progress_of(yvonne, ironing_class.pk).missing == 1

    monkeypatch.setattr(issuing, "make_certificate", make)
    issuing.issue_round(ironing_class, by=yvonne)
    assert background.go_on_issuing() == 1
    assert [it.why for it in graduates_of(ironing_class.pk)] == ["", "", ""]


@pytest.mark.parametrize(
    ("fault", "why"), [(NotAllowedNow("No key.", "no_key"), "no_key"), (WouldNotBeSigned("x"), "words")]
)
def test_why_one_could_not_be_made_is_kept_and_said(three, ironing_class, yvonne, client, monkeypatch, fault, why):
    def never(*_args, **_more):
        raise fault

    monkeypatch.setattr(issuing, "make_certificate", never)
    issuing.issue_round(ironing_class, by=yvonne)
    assert background.go_on_issuing() == 0
    assert [(it.person, it.why) for it in IssueFault.objects.order_by("pk")] == [(it, why) for it in three[:3]]
    assert not progress_of(yvonne, ironing_class.pk).is_busy
    page = enter(client, yvonne).get(f"/cms/certificaten/klas/{ironing_class.pk}/").content.decode()
    assert page.count({"no_key": "er was geen sleutel", "words": "niet te ondertekenen"}[why]) == 3
    assert "3 konden niet gemaakt worden." in page


def test_somebody_who_is_forgotten_during_a_round_does_not_stop_it(three, ironing_class, yvonne, monkeypatch):
    asked, make = issuing.issue_round(ironing_class, by=yvonne), issuing.make_certificate

    def and_forget_bert(award, **more):
        three[1].enrolments.all().delete()
        return make(award, **more)

    monkeypatch.setattr(issuing, "make_certificate", and_forget_bert)
    assert background.go_on_issuing() == 2
    asked.refresh_from_db()
    assert asked.finished_at is not None


def test_a_worker_that_dies_half_way_leaves_work_that_another_finishes(three, ironing_class, yvonne, monkeypatch):
    """The process is gone between two certificates: nothing after that line runs, not even an `except`."""
    issuing.issue_round(ironing_class, by=yvonne)
    made, turn = issuing.issue_in_round, timezone.now()

    class Killed(BaseException):
        pass

    def die_at_the_second(asked, enrolment_id):
        if Certificate.objects.exists():
            raise Killed
        return made(asked, enrolment_id)

    monkeypatch.setattr(issuing, "issue_in_round", die_at_the_second)
    with pytest.raises(Killed):
        runs.run(TASK, turn.isoformat())
    monkeypatch.setattr(issuing, "issue_in_round", made)
    [left] = BackgroundRun.objects.filter(name=TASK)
    assert (left.ended_at, Certificate.objects.count()) == (None, 1)
    assert runs.run(TASK, (turn + timedelta(minutes=1)).isoformat()) == "nothing to do"  # perhaps it is alive

    BackgroundRun.objects.update(started_at=timezone.now() - timedelta(hours=1))
    assert runs.run(TASK, (turn + timedelta(minutes=2)).isoformat()) == "done"
    assert [Certificate.objects.count(), Message.objects.count(), CertificateLink.objects.count()] == [3, 3, 3]


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same(count, lindenkwartier, yvonne, django_assert_num_queries):
    for number in range(count):
        run = class_in(lindenkwartier)
        for name in range(count):
            did_it(run, helper_of(lindenkwartier, f"Anna{number}{name}", "Bakker"))
    with django_assert_num_queries(1):
        assert len(classes_of(yvonne)) == count
    with django_assert_num_queries(1):
        assert len(graduates_of(run.pk)) == count


# ---------------------------------------------------------------- at the same moment
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_rounds_and_two_workers_at_once_make_each_once(three, ironing_class, yvonne):
    rounds = at_once(4, lambda: issuing.issue_round(ironing_class, by=yvonne).pk)
    assert len(set(rounds)) == 1
    made = at_once(4, background.go_on_issuing)
    assert (sum(made), Certificate.objects.count(), Message.objects.count()) == (3, 3, 3)
    assert len({it.place_in_list for it in Certificate.objects.all()}) == 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_class_is_not_reopened_under_a_certificate_that_is_being_made(finished, ironing_class, yvonne, monkeypatch):
    make, is_at_it = issuing.make_certificate, Event()

    def slowly(award, **more):
        is_at_it.set()
        sleep(0.3)
        return make(award, **more)

    def reopen() -> str:
        is_at_it.wait(10)
        try:
            return course_runs.reopen_run(ironing_class, by=yvonne).state
        except NotAllowedNow as refusal:
            return refusal.code

    monkeypatch.setattr(issuing, "make_certificate", slowly)
    answers = at_once(2, lambda: issuing.issue_certificate(finished, by=yvonne).revision, reopen)
    finished.refresh_from_db()
    assert (set(answers), finished.state) == ({1, "certificates"}, "finished")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_withdraw_and_correct_at_once_leave_one_answer(certificate, samira, yvonne):
    def withdraw() -> str:
        try:
            return withdrawing.withdraw_certificate(certificate, by=yvonne, why="mistake").withdrawn_why
        except NotAllowedNow as refusal:
            return refusal.code

    def correct() -> str:
        try:
            return str(withdrawing.correct_certificate(certificate, by=yvonne, holder_name="Sam").revision)
        except NotAllowedNow as refusal:
            return refusal.code

    answers = at_once(6, withdraw, correct)
    standing = samira.certificates.filter(withdrawn_at=None).count()
    withdrawn_first = sorted(answers) == sorted(["mistake"] * 3 + ["withdrawn"] * 3)
    corrected_first = sorted(answers) == sorted(["newer"] * 3 + ["2"] + ["withdrawn"] * 2)
    assert (withdrawn_first, corrected_first, standing) in {(True, False, 0), (False, True, 1)}


def test_a_place_in_the_list_is_free_and_anywhere(certificate, monkeypatch):
    places = iter([certificate.place_in_list, 7])
    monkeypatch.setattr(signing.secrets, "randbelow", lambda _size: next(places))
    assert signing._take_place() == 7
