"""Three signatures: by whom, how, in which role, twice, too late; and the one paper that comes of them."""

import hashlib
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import time_machine
import zxingcpp
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.actions import trials, trials_signing
from marketplace.models import TrialCode, TrialSeal, TrialSignature
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_text import digest_of
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, Membership
from tests.conftest import coordinator_of
from training.models.append_only import NeverEdited

from . import on_trial
from .test_trials import bas, refusal, smit  # noqa: F401 (fixtures)

R, E, C = Role.RESIDENT, Role.EMPLOYER, Role.COORDINATOR
sign = trials_signing.sign


@pytest.fixture
def offered(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas)
    return on_trial.with_way_back(trial, by=yvonne)


def signed(trial) -> list[tuple]:
    rows = TrialSignature.objects.filter(revision__trial=trial).order_by("pk")
    return [(it.role, it.signer, it.how, it.witness) for it in rows]


def test_three_signatures_seal_it(offered, samira, bas, yvonne):  # noqa: F811
    for role, by in ((R, samira), (E, bas), (C, yvonne)):
        sign(offered, role=role, number=1, by=by)

    offered.refresh_from_db()
    assert (offered.state, TrialSeal.objects.count()) == (TrialState.SIGNED, 1)
    assert signed(offered) == [(R, samira, "site", None), (E, bas, "site", None), (C, yvonne, "site", None)]
    assert on_trial.verbs(samira)[-4:] == ["trial.signed", "trial.signed", "trial.signed", "trial.sealed"]
    assert [on_trial.kinds(it)[-1] for it in (samira, bas, yvonne)] == ["trial.sealed"] * 3


def test_signed_twice_is_signed_once(offered, samira):
    assert sign(offered, role=R, number=1, by=samira) == sign(offered, role=R, number=1, by=samira, how="link")
    assert signed(offered) == [(R, samira, "site", None)]


def test_nobody_signs_in_another_role(offered, samira, bas, yvonne, fatma, karim):  # noqa: F811
    for role, others in {R: (bas, yvonne, fatma), E: (samira, yvonne, fatma), C: (samira, bas, fatma, karim)}.items():
        for somebody in others:
            with pytest.raises(NotYours):
                sign(offered, role=role, number=1, by=somebody)
    assert signed(offered) == []


def test_one_person_never_has_two_roles(offered, samira, bas, yvonne, lindenkwartier):  # noqa: F811
    """A resident who coordinates, a coordinator who acts for the company: each stands in one role or in none."""
    CoordinatorPost.objects.create(user=samira, neighbourhood=lindenkwartier, since="2026-01-01")
    Membership.objects.create(user=yvonne, organisation=offered.employer.organisation)
    Membership.objects.create(user=samira, organisation=offered.employer.organisation)
    for role in (E, C):
        with pytest.raises(NotYours):
            sign(offered, role=role, number=1, by=samira)
    with pytest.raises(NotYours):
        sign(offered, role=C, number=1, by=yvonne)


def test_the_database_refuses_it_too(offered, samira, bas, yvonne):  # noqa: F811
    text = offered.revisions.get()
    sign(offered, role=R, number=1, by=samira)
    wrong = [
        {"role": R, "signer": bas},
        {"role": E, "signer": samira},
        {"role": E, "signer": bas, "how": "paper"},
        {"role": E, "signer": bas, "how": "link", "witness": yvonne, "witness_name": "Yvonne"},
        {"role": C, "signer": yvonne, "how": "paper", "witness": yvonne, "witness_name": "Yvonne"},
    ]
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            TrialSignature.objects.create(revision=text, **{"signer_name": "x", "how": "site"} | fields)
    with pytest.raises(NeverEdited):
        text.save()
    with pytest.raises(NeverEdited):
        TrialSignature.objects.get().delete()


def test_without_a_way_back_the_team_does_not_sign(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas)

    assert refusal(lambda: sign(trial, role=C, number=1, by=yvonne)) == "back"


# ---------------------------------------------------------------- with a code
def test_a_code_that_the_person_says_is_their_signature(offered, samira, yvonne):
    code = trials_signing.send_code(offered, role=R, by=yvonne)
    digits = trials_signing.digits_of(code)
    assert digits not in str(TrialCode.objects.values())

    done = trials_signing.sign_with_code(offered, role=R, code=f"{digits[:3]} {digits[3:]}", by=yvonne)
    assert (done.signer, done.how, done.witness, done.written_by) == (samira, "code", None, yvonne)
    assert refusal(lambda: trials_signing.sign_with_code(offered, role=R, code=digits, by=yvonne)) == "code"


def test_a_wrong_code_is_counted_and_after_five_the_right_one_is_too_late(offered, yvonne):
    code = trials_signing.send_code(offered, role=R, by=yvonne)
    digits = trials_signing.digits_of(code)
    wrong = "000000" if digits != "000000" else "111111"
    for _ in range(trials_signing.MOST_TRIES):
        assert refusal(lambda: trials_signing.sign_with_code(offered, role=R, code=wrong, by=yvonne)) == "code"
    assert refusal(lambda: trials_signing.sign_with_code(offered, role=R, code=digits, by=yvonne)) == "code"
    assert signed(offered) == []


def test_a_code_for_another_role_a_text_of_before_or_of_yesterday_signs_nothing(offered, bas, yvonne):  # noqa: F811
    digits = trials_signing.digits_of(trials_signing.send_code(offered, role=R, by=yvonne))
    assert refusal(lambda: trials_signing.sign_with_code(offered, role=E, code=digits, by=yvonne)) == "code"
    with time_machine.travel(timezone.now() + trials_signing.CODE_HOLDS * 1.1):
        assert refusal(lambda: trials_signing.sign_with_code(offered, role=R, code=digits, by=yvonne)) == "code"
    trials.change_trial(offered, by=bas, hours_a_week=8)
    assert refusal(lambda: trials_signing.sign_with_code(offered, role=R, code=digits, by=yvonne)) == "changed"


def test_only_who_looks_after_somebody_sends_a_code_and_never_for_the_team(offered, samira, bas, karim, yvonne):  # noqa: F811
    for somebody in (samira, bas, karim):
        with pytest.raises(NotYours):
            trials_signing.send_code(offered, role=R, by=somebody)
    with pytest.raises(NotYours):
        trials_signing.send_code(offered, role=C, by=yvonne)


def test_who_has_no_mailbox_and_no_mobile_signs_on_paper(offered, samira, yvonne):
    samira.email, samira.phone = None, "+31588123456"
    samira.save()

    assert refusal(lambda: trials_signing.send_code(offered, role=R, by=yvonne)) == "way"


# ---------------------------------------------------------------- on paper
def test_on_paper_a_coordinator_who_does_not_sign_is_the_witness(offered, samira, bas, yvonne, karim):  # noqa: F811
    trials_signing.enter_paper(offered, role=R, signer=samira, number=1, by=karim)
    trials_signing.enter_paper(offered, role=E, signer=bas, number=1, by=karim)
    sign(offered, role=C, number=1, by=yvonne)

    assert signed(offered) == [(R, samira, "paper", karim), (E, bas, "paper", karim), (C, yvonne, "site", None)]
    assert [it.witness_name for it in TrialSignature.objects.order_by("pk")][:2] == [karim.get_full_name()] * 2


def test_who_signs_for_the_team_is_no_witness_whichever_comes_first(offered, samira, bas, yvonne, lindenkwartier):  # noqa: F811
    trials_signing.enter_paper(offered, role=R, signer=samira, number=1, by=yvonne)
    assert refusal(lambda: sign(offered, role=C, number=1, by=yvonne)) == "witness"
    sanne = coordinator_of(lindenkwartier, "Sanne", "Bos")
    sign(offered, role=C, number=1, by=sanne)
    paper = {"role": E, "signer": bas, "number": 1}
    assert refusal(lambda: trials_signing.enter_paper(offered, by=sanne, **paper)) == "witness"
    assert trials_signing.enter_paper(offered, by=yvonne, **paper).witness == yvonne


def test_nobody_enters_paper_for_themselves_or_of_somebody_else(offered, samira, bas, fatma, yvonne, karim):  # noqa: F811
    paper = {"role": C, "signer": yvonne, "number": 1}
    assert refusal(lambda: trials_signing.enter_paper(offered, by=yvonne, **paper)) == "witness"
    for somebody in (samira, bas, fatma):
        with pytest.raises(NotYours):
            trials_signing.enter_paper(offered, by=somebody, **paper)
    for role, signer in ((R, bas), (E, samira), (C, fatma)):
        with pytest.raises(NotYours):
            trials_signing.enter_paper(offered, role=role, signer=signer, number=1, by=karim)


# ---------------------------------------------------------------- the sealed paper
@pytest.fixture
def seal(offered, samira, bas, yvonne, karim) -> TrialSeal:  # noqa: F811
    trials_signing.enter_paper(offered, role=R, signer=samira, number=1, by=karim)
    sign(offered, role=E, number=1, by=bas, how="link")
    sign(offered, role=C, number=1, by=yvonne)
    return TrialSeal.objects.get()


def test_the_paper_says_all_of_it(seal, offered):
    reader = pypdf.PdfReader(BytesIO(bytes(seal.pdf)))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    lines = [" ".join(said.split()) for line in seal.document["text"]["lines"] for said in line[1:]]
    told = [
        "Afspraak over een proefplaatsing", "Gemeente Lindedaal", *lines, "Samira Haddad, inwoner",
        "Bas Smit, werkgever", "op papier", "met een link", "Gezien door Karim", "Yvonne Jansen", seal.code,
    ]  # fmt: skip
    assert [part for part in told if part not in words] == []
    assert seal.digest in words.replace(" ", "")


def test_its_square_code_leads_to_where_it_is_checked(seal, settings):
    pages = [page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(bytes(seal.pdf))]
    codes = [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
    assert codes == [f"{settings.SITE_URL}/afspraak/{seal.code}/"]


def test_a_screen_reader_finds_its_way(seal):
    reader = pypdf.PdfReader(BytesIO(bytes(seal.pdf)))
    root = reader.trailer["/Root"]
    assert (reader.metadata.title, root["/MarkInfo"]["/Marked"]) == ("Afspraak over een proefplaatsing", True)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_its_bytes_and_its_fingerprints_belong_together_and_stay(seal, offered, samira, bas, yvonne):  # noqa: F811
    assert seal.digest == digest_of(seal.document)
    assert seal.pdf_digest == hashlib.sha256(bytes(seal.pdf)).hexdigest()
    seal.pdf = b"other"
    with pytest.raises(NeverEdited):
        seal.save()
    with pytest.raises(NotAllowedNow):
        trials.change_trial(offered, by=bas, hours_a_week=1)
    sign(offered, role=R, number=1, by=samira)
    assert TrialSeal.objects.count() == 1
