"""Giving a certificate to who did a course: once, with everything that must stand on it, and nothing else."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from tests.conftest import helper_of
from training import issuer
from training.actions.issuing import issue_certificate
from training.actions.sharing import share_certificate
from training.credentials import badge, proof
from training.models import Alignment, Certificate, Course, SigningKey
from training.states import EnrolmentState

from .badges import KEY
from .classes import class_in, did_it, ironing


def refused(enrolment, by) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        issue_certificate(enrolment, by=by)
    return refusal.value.code


# ---------------------------------------------------------------- it works
def test_who_did_the_course_gets_a_signed_certificate(finished, samira, yvonne):
    made = issue_certificate(finished, by=yvonne)

    proof.check(made.document, issuer.key_behind)
    assert badge.read(made.document) == badge.Told(
        number=made.number,
        holder="Samira Haddad",
        course="Was en strijk",
        issuer="Gemeente Lindedaal",
        outcomes=("Kan de was sorteren.", "Kan een overhemd strijken."),
        facts=(
            ("Cursus gegeven", "4 mei 2026 tot en met 18 mei 2026"),
            ("Certificaat gegeven op", _today()),
            ("Telt tot en met", "blijft geldig"),
            ("Plaats", "Buurthuis De Linde, Lindedaal, Nederland"),
            ("Tijd", "9 uur cursus, 6 uur praktijk"),
            ("Hoe er gekeken is", "laten zien tijdens het werk"),
            ("Hoe het ging", "samen, op een plek"),
            ("Taal van de cursus", "Nederlands"),
            ("Cursus bekeken door", "ROC Lindedaal, 15 januari 2026"),
            ("Ondertekend door", "Yvonne Jansen"),
            ("Werkt als", "medewerker van Dichtbij"),
        ),
        closing="Dit is geen diploma.",
    )
    assert (made.person, made.revision, made.awarded_by, made.withdrawn_at) == (samira, 1, yvonne, None)
    assert [(link.code, link.shows_name) for link in made.links.all()] == [(made.number, True)]
    assert [(entry.verb, entry.actor) for entry in samira.journal.all()] == [("certificate.issued", yvonne)]
    assert [(it.kind, it.recipient) for it in Message.objects.all()] == [("certificate.issued", samira)]


def _today() -> str:
    from django.utils.formats import date_format

    return date_format(timezone.localdate(), "j F Y")


@pytest.mark.parametrize(("name", "said"), [("Oskar", ["Oskar Bos"]), ("", [])])
def test_a_teacher_without_a_name_leaves_no_empty_line(lindenkwartier, samira, yvonne, name, said):
    teacher = helper_of(lindenkwartier, name, "Bos" if name else "")
    made = issue_certificate(did_it(class_in(lindenkwartier, teacher=teacher), samira), by=yvonne)

    assert [words for title, words in badge.read(made.document).facts if title == "Bekeken door"] == said


def test_the_key_is_published_from_its_first_certificate(certificate, client):
    assert [key.public for key in SigningKey.objects.all()] == [KEY.public.multibase]
    document = client.get("/.well-known/did.json").json()
    assert document["id"] == certificate.document["issuer"]["id"] == "did:web:localhost%3A8000"
    assert document["assertionMethod"] == [certificate.document["proof"]["verificationMethod"]]


def test_no_field_names_a_number_of_a_person(certificate):
    subject = certificate.document["credentialSubject"]
    assert set(subject) == {"type", "identifier", "licenseNumber", "achievement"}
    assert [it["identityType"] for it in subject["identifier"]] == ["name"]
    assert "bsn" not in str(certificate.document).lower()


def test_the_same_skill_elsewhere_is_named(finished, yvonne):
    Alignment.objects.create(course=finished.run.course, name="Strijken", url="https://esco.example/strijken")
    achievement = issue_certificate(finished, by=yvonne).document["credentialSubject"]["achievement"]
    assert achievement["alignment"] == [
        {"type": ["Alignment"], "targetName": "Strijken", "targetUrl": "https://esco.example/strijken"}
    ]


def test_a_certificate_counts_as_long_as_its_course_says(lindenkwartier, samira, yvonne):
    run = class_in(lindenkwartier, ironing(valid_months=24))
    made = issue_certificate(did_it(run, samira), by=yvonne)
    assert made.valid_until.year == timezone.localdate().year + 2
    assert made.document["validUntil"].startswith(f"{made.valid_until:%Y-%m-%dT2}")


@pytest.mark.django_db
def test_a_level_has_its_register_number():
    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.create(slug="x", name_nl="X", nlqf_level=2)


def test_a_level_stands_on_it_with_its_number_only(lindenkwartier, samira, fatma, yvonne):
    ours = ironing(nlqf_registration="")
    assert "NLQF" not in str(issue_certificate(did_it(class_in(lindenkwartier, ours), samira), by=yvonne).document)
    Course.objects.filter(pk=ours.pk).update(nlqf_registration="NLQF-123", nlqf_level=1)
    ours.refresh_from_db()
    document = issue_certificate(did_it(class_in(lindenkwartier, ours), fatma), by=yvonne).document
    assert ("NLQF", "niveau 1, nummer NLQF-123") in badge.read(document).facts


# ---------------------------------------------------------------- the wrong person, the wrong moment, twice
@pytest.mark.parametrize("who", ["karim", "samira", "henk"])
def test_only_a_coordinator_of_there_gives_it(finished, who, request):
    with pytest.raises(NotYours):
        issue_certificate(finished, by=request.getfixturevalue(who))
    assert Certificate.objects.count() == 0


def test_nobody_gives_it_to_themselves(ironing_class, yvonne):
    with pytest.raises(NotYours):
        issue_certificate(did_it(ironing_class, yvonne), by=yvonne)
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("state", sorted(set(EnrolmentState) - {EnrolmentState.FINISHED}))
def test_who_did_not_do_it_gets_none(ironing_class, samira, yvonne, state):
    assert refused(did_it(ironing_class, samira, state), yvonne) == "not_finished"


def test_without_a_key_it_says_so(finished, yvonne, settings):
    settings.CERTIFICATE_KEY, settings.CERTIFICATE_KEY_FILE = "", None
    assert refused(finished, yvonne) == "no_key"
    assert (Certificate.objects.count(), SigningKey.objects.count()) == (0, 0)


def test_twice_is_once(finished, yvonne, samira):
    first = issue_certificate(finished, by=yvonne)
    assert issue_certificate(finished, by=yvonne) == first
    assert (Certificate.objects.count(), Message.objects.count(), samira.journal.count()) == (1, 1, 1)


def test_a_later_class_makes_a_newer_one(certificate, lindenkwartier, samira, yvonne):
    shared = share_certificate(certificate, by=samira, shows_name=False)
    newer = issue_certificate(did_it(class_in(lindenkwartier), samira), by=yvonne)
    certificate.refresh_from_db()
    shared.refresh_from_db()
    assert shared.certificate == newer  # as with a renewal
    assert (newer.replaces, certificate.withdrawn_why) == (certificate, "renewed")
    assert newer.number != certificate.number


def test_one_that_was_noted_from_a_paper_makes_place(finished, samira, yvonne):
    noted = Certificate.objects.create(person=samira, course=finished.run.course, awarded_on=date(2025, 1, 1))
    made = issue_certificate(finished, by=yvonne)
    noted.refresh_from_db()
    assert (made.replaces, noted.withdrawn_why) == (noted, "renewed")
