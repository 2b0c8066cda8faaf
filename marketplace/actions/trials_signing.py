"""Three people sign one text, each for themselves: logged in, by a link, with a code, or on paper with a witness."""

import hmac
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import TrialAgreement, TrialCode, TrialRevision, TrialSignature
from marketplace.models.trials import Role
from marketplace.states import TrialState
from neighbourhoods import channels, outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

from .moves import too_late
from .trials_sealing import seal
from .trials_shared import fresh, note, require, text_that_counts

How = TrialSignature.How
CODE_HOLDS = timedelta(hours=24)
MOST_TRIES = 5
DIGITS = 6


@transaction.atomic
def sign(trial: TrialAgreement, *, role: str, number: int, by: User, how: str = How.SITE) -> TrialSignature:
    """Somebody signs for themselves, the text with this number. Signed twice it is once."""
    trial = fresh(trial)
    require(trial_rules.stands_as(by, trial, role))
    if how not in {How.SITE, How.LINK}:
        raise ValueError(how)
    return _sign(trial, role=role, number=number, signer=by, by=by, how=how)


@transaction.atomic
def send_code(trial: TrialAgreement, *, role: str, by: User) -> TrialCode:
    """To sign by phone: the text is read out, a code goes to the person's own phone or mailbox, and they say it."""
    trial = fresh(trial)
    require(trial_rules.coordinates(by, trial) and role in {Role.RESIDENT, Role.EMPLOYER})
    person = trial.person if role == Role.RESIDENT else trial.contact
    revision = _to_sign(trial)
    way = next((way for way in (Channel.TEXT, Channel.EMAIL) if person and channels.leads_to(person, way)), None)
    if person is None or way is None:
        raise NotAllowedNow(_("We have no mobile number or e-mail address for a code. Let them sign on paper."), "way")
    code = TrialCode.objects.create(revision=revision, role=role, person=person, seed=secrets.token_hex(16))
    note(trial, "trial.code_sent", by=by)
    outreach.announce(person, "trial.code", about=code, channel=way, urgent=True)
    return code


@transaction.atomic
def _try_code(trial: TrialAgreement, *, role: str, said: str) -> TrialCode | None:
    """The newest code for this role, when it is this one. A wrong one is counted, whatever comes after."""
    rows = TrialCode.objects.select_for_update().filter(revision__trial=trial, role=role)
    code = rows.order_by("-made_at", "-pk").first()
    if code is None or code.used_at or code.made_at < timezone.now() - CODE_HOLDS or code.tries >= MOST_TRIES:
        return None
    typed = "".join(sign for sign in said if sign.isascii() and sign.isdigit())
    if not hmac.compare_digest(typed, digits_of(code)):
        code.tries += 1
        code.save(update_fields=["tries"])
        return None
    return code


def sign_with_code(trial: TrialAgreement, *, role: str, code: str, by: User) -> TrialSignature:
    """A coordinator types the code that the person said. It proves who signed; the coordinator only wrote it down."""
    with transaction.atomic():
        trial = fresh(trial)
        require(trial_rules.coordinates(by, trial) and role in {Role.RESIDENT, Role.EMPLOYER})
    found = _try_code(trial, role=role, said=code)
    if found is None:
        raise NotAllowedNow(_("This code is not right, or it is too old. Send a new one."), "code")
    with transaction.atomic():
        trial = fresh(trial)
        found = TrialCode.objects.select_for_update().select_related("person", "revision").get(pk=found.pk)
        if found.used_at is not None:
            raise NotAllowedNow(_("This code is not right, or it is too old. Send a new one."), "code")
        require(trial_rules.stands_as(found.person, trial, role))
        found.used_at = timezone.now()
        found.save(update_fields=["used_at"])
        return _sign(trial, role=role, number=found.revision.number, signer=found.person, by=by, how=How.CODE)


@transaction.atomic
def enter_paper(trial: TrialAgreement, *, role: str, signer: User, number: int, by: User) -> TrialSignature:
    """A witness enters what was signed on paper: a coordinator, never who signs for the team, never the signer."""
    trial = fresh(trial)
    require(trial_rules.may_witness(by, trial) and trial_rules.stands_as(signer, trial, role))
    if by.pk == signer.pk:
        raise NotAllowedNow(_("Somebody else is the witness of your own signature."), "witness")
    revision = text_that_counts(trial)
    if revision is not None and revision.signatures.filter(role=Role.COORDINATOR, signer=by).exists():
        raise NotAllowedNow(_("You signed yourself. A colleague enters what was signed on paper."), "witness")
    return _sign(trial, role=role, number=number, signer=signer, by=by, how=How.PAPER, witness=by)


def digits_of(code: TrialCode) -> str:
    """Six digits, from the seed and our secret: nobody who reads the table knows them."""
    mark = salted_hmac("trial.code", f"{code.pk}:{code.seed}", algorithm="sha256").hexdigest()
    return str(int(mark, 16) % 10**DIGITS).zfill(DIGITS)


def _to_sign(trial: TrialAgreement) -> TrialRevision:
    revision = text_that_counts(trial)
    if trial.state != TrialState.TO_SIGN or revision is None:
        raise too_late()
    return revision


def _sign(
    trial: TrialAgreement, *, role: str, number: int, signer: User, by: User, how: str, witness: User | None = None
) -> TrialSignature:
    revision = text_that_counts(trial)
    done = revision.signatures.filter(role=role).first() if revision and revision.number == number else None
    if done is not None:
        return done
    revision = _to_sign(trial)
    if revision.number != number:
        raise NotAllowedNow(_("The text was changed. Read it once more, and sign the new one."), "changed")
    _check_two_roles(revision, role, signer)
    _check_way_back(trial, role)
    signature = TrialSignature.objects.create(
        revision=revision, role=role, signer=signer, signer_name=signer.get_full_name(), how=how, witness=witness,
        witness_name=witness.get_full_name() if witness else "", written_by=by,
    )  # fmt: skip
    note(trial, "trial.signed", by=by)
    if revision.signatures.count() == len(Role):
        seal(trial, revision, by=by)
    return signature


def _check_two_roles(revision: TrialRevision, role: str, signer: User) -> None:
    if revision.signatures.filter(signer=signer).exists():
        raise NotAllowedNow(_("You signed already, as somebody else. Three people sign."), "two_roles")
    if role == Role.COORDINATOR and revision.signatures.filter(witness=signer).exists():
        raise NotAllowedNow(_("You were the witness of a signature on paper. A colleague signs."), "witness")


def _check_way_back(trial: TrialAgreement, role: str) -> None:
    if role == Role.COORDINATOR and (trial.back_place is None or trial.back_contact is None or not trial.back_until):
        raise NotAllowedNow(_("Say where this person can go back to, whom they ask for, and until when."), "back")
