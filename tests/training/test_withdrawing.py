"""A certificate that no longer holds: withdrawn, corrected, renewed; a repeat is the same answer."""

from datetime import date

import pytest
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from training.actions.attending import note_result
from training.actions.issuing import issue_certificate
from training.actions.sharing import share_again, share_certificate, stop_sharing
from training.actions.withdrawing import correct_certificate, give_again, renew_certificate, withdraw_certificate
from training.credentials import badge
from training.models import Certificate, CertificateLink
from training.queries.certificates import Look, certificates_of, look_by, may_be_given_again

from .classes import class_in, did_it, ironing


def refused(action, certificate, **said) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        action(certificate, **said)
    return refusal.value.code


def test_a_withdrawn_one_says_so_and_nothing_more(certificate, samira, yvonne):
    withdraw_certificate(certificate, by=yvonne, why="mistake")

    certificate.refresh_from_db()
    assert (certificate.withdrawn_why, certificate.withdrawn_by) == ("mistake", yvonne)
    assert look_by(certificate.number) == Look("withdrawn", withdrawn_on=timezone.localdate())
    assert [entry.verb for entry in samira.journal.order_by("pk")] == ["certificate.issued", "certificate.withdrawn"]
    assert [(it.kind, it.channel) for it in Message.objects.order_by("pk")] == [
        ("certificate.issued", "email"), ("certificate.withdrawn", "call"),
    ]  # fmt: skip


def test_withdrawn_again_is_the_same_answer(certificate, samira, yvonne):
    first = withdraw_certificate(certificate, by=yvonne, why="mistake")
    again = withdraw_certificate(certificate, by=yvonne, why="asked")

    assert (again.withdrawn_at, again.withdrawn_why) == (first.withdrawn_at, "mistake")
    assert (samira.journal.count(), Message.objects.count()) == (2, 2)


def test_the_right_name_makes_a_new_one_and_withdraws_the_old(certificate, samira, yvonne):
    link = share_certificate(certificate, by=samira, shows_name=True)
    new = correct_certificate(certificate, by=yvonne, holder_name=" Samira  El Haddad ")

    certificate.refresh_from_db()
    assert (new.replaces, new.revision, new.awarded_on) == (certificate, 2, certificate.awarded_on)
    told = badge.read(new.document)
    assert (told.holder, ("Versie", "2") in told.facts) == ("Samira El Haddad", True)
    assert look_by(certificate.number).has_newer
    assert look_by(link.code).holder == look_by(new.number).holder == "Samira El Haddad"


def test_a_new_period_begins_today(lindenkwartier, samira, yvonne):
    run = class_in(lindenkwartier, ironing(valid_months=12))
    old = issue_certificate(did_it(run, samira), by=yvonne)
    assert renew_certificate(old, by=yvonne) == old
    Certificate.objects.filter(pk=old.pk).update(awarded_on=date(2025, 3, 1), valid_until=date(2026, 3, 1))

    assert look_by(old.number).status == "expired"
    new = renew_certificate(old, by=yvonne)
    assert (new.awarded_on, look_by(new.number).status, look_by(old.number).has_newer) == (
        timezone.localdate(), "genuine", True,
    )  # fmt: skip


# ---------------------------------------------------------------- withdrawn by mistake
def test_what_was_withdrawn_by_mistake_is_given_again(certificate, samira, yvonne):
    link = share_certificate(certificate, by=samira, shows_name=True)
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    assert may_be_given_again(samira.certificates.all()) == {certificate.pk}

    new = give_again(certificate, by=yvonne)

    certificate.refresh_from_db()
    assert (new.replaces, new.revision, new.number == certificate.number) == (certificate, 2, False)
    assert (new.awarded_on, new.valid_until, new.run, new.holder_name) == (
        certificate.awarded_on, certificate.valid_until, certificate.run, "Samira Haddad",
    )  # fmt: skip
    assert (look_by(certificate.number).status, look_by(certificate.number).has_newer) == ("withdrawn", True)
    assert (look_by(new.number).status, look_by(link.code).status) == ("genuine", "genuine")
    assert [own.number for own in certificates_of(samira)] == [new.number]
    assert may_be_given_again(samira.certificates.all()) == set()
    assert [(entry.verb, entry.actor) for entry in samira.journal.order_by("pk")][-1] == (
        "certificate.given_again", yvonne,
    )  # fmt: skip
    waiting = Message.objects.exclude(state="cancelled").values_list("kind", "about_id")
    assert list(waiting) == [("certificate.issued", new.pk)]  # of the old one nothing is said any more


def test_given_again_twice_is_once(certificate, samira, yvonne):
    assert give_again(certificate, by=yvonne) == certificate  # it holds
    withdraw_certificate(certificate, by=yvonne, why="asked")
    new = give_again(certificate, by=yvonne)

    assert give_again(certificate, by=yvonne) == new
    assert samira.certificates.count() == 2
    withdraw_certificate(new, by=yvonne, why="mistake")
    assert may_be_given_again(samira.certificates.all()) == {new.pk}
    assert give_again(new, by=yvonne).revision == 3


def test_it_is_not_given_again_at_the_wrong_moment(certificate, finished, lindenkwartier, samira, fatma, yvonne):
    noted = Certificate.objects.create(person=fatma, course=certificate.course)
    assert refused(give_again, noted, by=yvonne) == "noted"
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    note_result(finished, by=yvonne, finished=False)
    assert refused(give_again, certificate, by=yvonne) == "not_finished"
    note_result(finished, by=yvonne, finished=True)
    issue_certificate(did_it(class_in(lindenkwartier), samira), by=yvonne)
    assert refused(give_again, certificate, by=yvonne) == "newer"


def test_the_wrong_moment(certificate, samira, fatma, yvonne):
    noted = Certificate.objects.create(person=fatma, course=certificate.course)
    assert refused(withdraw_certificate, certificate, by=yvonne, why="corrected") == "why"
    assert refused(correct_certificate, certificate, by=yvonne, holder_name="  ") == "name"
    assert refused(correct_certificate, noted, by=yvonne, holder_name="Fatma") == "noted"
    assert refused(renew_certificate, certificate, by=yvonne) == "no_end"
    correct_certificate(certificate, by=yvonne, holder_name="Samira El Haddad")
    assert refused(withdraw_certificate, certificate, by=yvonne, why="mistake") == "newer"
    assert refused(correct_certificate, certificate, by=yvonne, holder_name="Sam") == "withdrawn"
    assert refused(share_certificate, certificate, by=samira, shows_name=True) == "withdrawn"


@pytest.mark.parametrize("who", ["karim", "samira", "henk"])
def test_only_who_looks_after_the_holder(certificate, who, request):
    by = request.getfixturevalue(who)
    for act in (
        lambda: withdraw_certificate(certificate, by=by, why="mistake"),
        lambda: correct_certificate(certificate, by=by, holder_name="X"),
        lambda: renew_certificate(certificate, by=by),
        lambda: give_again(certificate, by=by),
    ):
        with pytest.raises(NotYours):
            act()


def test_only_the_holder_shares(certificate, samira, yvonne):
    link = certificate.links.get()
    for act in (
        lambda: share_certificate(certificate, by=yvonne, shows_name=False),
        lambda: stop_sharing(link, by=yvonne),
        lambda: share_again(link, by=yvonne),
    ):
        with pytest.raises(NotYours):
            act()
    assert (CertificateLink.objects.count(), link.stopped_at) == (1, None)


def test_what_the_holder_stops_says_so_until_it_begins_again(certificate, samira):
    link = certificate.links.get()
    stopped = stop_sharing(link, by=samira).stopped_at
    assert look_by(link.code) == Look("stopped")
    assert stop_sharing(link, by=samira).stopped_at == stopped
    share_again(link, by=samira)
    share_again(link, by=samira)
    assert look_by(link.code).status == "genuine"
    verbs = ["certificate.issued", "certificate.share_stopped", "certificate.shared"]
    assert [entry.verb for entry in samira.journal.order_by("pk")] == verbs
