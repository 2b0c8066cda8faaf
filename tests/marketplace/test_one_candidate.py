"""/werkgevers/kandidaten/<code>/: one person, for one employer, and the same plain page for whatever else is tried."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from marketplace.candidate_codes import open_code, seal
from marketplace.models import CandidateProfile, HelperProfile
from marketplace.queries import shown_to_employers as shown
from marketplace.queries.shown_to_employers import Check
from training.models import CertificateLink

from . import ready
from .employing import bakery
from .seen import LIST, page_of, seen, somebody


def test_one_person_has_a_page_with_what_they_like_and_where_to_check(bas, smit, samira, ironing_kind):
    HelperProfile.objects.create(user=samira).likes.set([ironing_kind])
    certificate = ready.certified(seen(samira, shows_likes=True))
    CertificateLink.objects.create(certificate=certificate, code="met-naam", shows_name=True)
    CertificateLink.objects.create(certificate=certificate, code="dicht", shows_name=False, stopped_at=timezone.now())
    CertificateLink.objects.create(certificate=certificate, code="zonder-naam", shows_name=False)

    answer = bas.get(page_of(smit, samira))

    assert (answer.status_code, answer.context["card"].likes) == (200, ("Was en strijk",))
    assert answer.context["checks"] == [Check("Was en strijk", "zonder-naam")]
    assert "zonder-naam" in answer.content.decode()
    CandidateProfile.objects.update(shows_likes=False, shows_certificates=False)
    answer = bas.get(page_of(smit, samira))
    assert (answer.context["card"].likes, answer.context["checks"]) == ((), [])


def test_the_code_of_somebody_is_another_one_for_every_employer(smit, lindenkwartier, samira):
    other = bakery(lindenkwartier, name="Slagerij Bos", kvk_number="87654321")[0]
    seen(samira)
    code = shown.code_for(smit, samira.pk)

    assert shown.code_for(smit, samira.pk) == code != shown.code_for(other, samira.pk)
    assert (shown.find_seen(smit, code), shown.find_seen(other, code)) == (samira, None)
    assert str(samira.pk) not in re.findall(r"[0-9]+", code)


@pytest.mark.once
@given(st.integers(1, 10**9), st.integers(0, 2**62), st.data())
def test_a_code_opens_for_its_employer_only_and_not_after_any_change(employer, person, data):
    code = seal(employer, person)
    place, letter = data.draw(st.integers(0, len(code) - 1)), data.draw(st.sampled_from("ABCxyz019-_é "))
    forged = code[:place] + letter + code[place + 1 :]

    assert open_code(employer, code) == person
    assert open_code(employer + 1, code) is None
    assert open_code(employer, forged) in ({None} if forged != code else {person})
    assert open_code(employer, data.draw(st.text(max_size=40))) is None


def test_a_code_of_before_the_secret_was_changed_still_opens(settings):
    code, settings.SECRET_KEY_FALLBACKS = seal(1, 2), [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret altogether, for this test"
    assert open_code(1, code) == 2
    settings.SECRET_KEY_FALLBACKS = []
    assert open_code(1, code) is None


def test_whatever_is_tried_the_answer_is_the_same_page_to_the_byte(
    bas, smit, company, lindenkwartier, samira, henk, fatma
):
    """Forged, an id, of another employer, hidden, stopped since the list, never there: nobody learns which."""
    other = bakery(lindenkwartier, name="Slagerij Bos", kvk_number="87654321")[0]
    seen(samira)
    stopped = page_of(smit, seen(fatma))
    assert bas.get(stopped).status_code == 200
    fatma.consents.update(withdrawn_at=timezone.now())  # between the list and the tap

    tried = [
        stopped, page_of(other, samira), page_of(smit, henk), page_of(smit, company[1]),
        f"{LIST}{samira.pk}/", f"{LIST}999999/", f"{LIST}{'A' * 32}/", f"{LIST}x/",
        reverse("marketplace:candidate", args=[seal(smit.pk, 2**40)]),
    ]  # fmt: skip
    answers = [bas.get(address) for address in tried]
    bodies = {re.sub(re.escape(address), "", it.content.decode()) for address, it in zip(tried, answers, strict=True)}

    assert [it.status_code for it in answers] == [404] * len(tried)
    assert len({re.sub(r'nonce="[^"]*"|csrf[^>]*>', "", body) for body in bodies}) == 1
    assert "Deze persoon is nu niet beschikbaar" in bodies.pop()


def test_a_person_of_another_municipality_is_not_there_either(bas, smit, elsewhere):
    wout = seen(somebody(elsewhere, "Wout"))

    assert bas.get(page_of(smit, wout)).status_code == 404


def test_one_person_is_few_questions(bas, smit, samira, django_assert_num_queries):
    HelperProfile.objects.create(user=samira)
    ready.certified(seen(samira, shows_likes=True))
    bas.get(page_of(smit, samira))
    with django_assert_num_queries(12):
        bas.get(page_of(smit, samira))
