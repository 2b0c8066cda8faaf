"""Coming in with a code by text, where a gateway is set: who has the phone in their hand owns the number."""

from contextlib import suppress
from typing import Any, Self

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from marketplace.actions import helpers
from neighbourhoods import phones, reach
from neighbourhoods.actions.texts import prove_phone
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.handover import NotSent, PerhapsSent
from neighbourhoods.models import User
from neighbourhoods.queries import people
from neighbourhoods.texting import fit, hand_over
from neighbourhoods.texting.gateways import Text

from .joining import CodeProcess, join_by_phone, let_in


class ByText(CodeProcess):
    """The steps between giving a number and showing that it is yours."""

    went = True  # False: the gateway surely did not take the code

    @classmethod
    def start(cls, request: HttpRequest, details: dict[str, str]) -> Self:
        process = cls(request, cls.initial_state(user=None, phone=details["phone"]) | {"details": details})
        process.send()
        return process

    @property
    def number(self) -> str:
        return self.state["phone"]

    @property
    def address(self) -> str:
        return self.number

    def send(self) -> None:
        # The same text for a known and an unknown number: nobody learns who has an account here.
        code = self.state["code"] = get_adapter().generate_login_code()
        sentence = _("Dichtbij: your code is %(code)s. Enter the code on the website. Give the code to nobody.")
        self.persist()
        try:
            hand_over(Text(self.number, fit(sentence, keep={"code": f"{code[:3]} {code[3:]}"}), "code"))
        except PerhapsSent:
            pass  # they look, and ask for another one if it does not come
        except NotSent:
            self.went = False


class JoinByText(ByText):
    """New here; somebody with this name and number is let in as who they already were."""

    key = "joining_by_text"
    pages = ("marketplace:join", "marketplace:join_code_by_text", "marketplace:join_code_by_text_again")

    def finish(self) -> HttpResponse:
        self.abort()
        details = self.state["details"]
        known = people.by_phone(self.number)
        is_same = known is not None and _alike(known, details)
        person = known if known and is_same else helpers.join_as_helper(**details)
        _prove(person)
        record_authentication(self.request, person, method="code", phone=self.number)
        return let_in(self.request, person, is_new=not is_same)


class LoginByText(ByText):
    """Known by this number. A number that two people gave lets nobody in: we call them."""

    key, is_step = "login_by_text", False
    pages = ("marketplace:login_by_text", "marketplace:login_code_by_text", "marketplace:login_code_by_text_again")

    def finish(self) -> HttpResponse:
        self.abort()
        person = people.by_phone(self.number)
        if person is None:
            messages.info(self.request, _("We do not know this number well enough. Join here, or call us."))
            return redirect("marketplace:join")
        _prove(person)
        record_authentication(self.request, person, method="code", phone=self.number)
        return let_in(self.request, person, is_new=False)


def join(request: HttpRequest, details: dict[str, Any]) -> HttpResponse:
    """With a phone number only: a code by text where that is possible, otherwise as ever: we call."""
    if reach.texts_are_sent() and phones.is_dutch_mobile(details["phone"]) and JoinByText.start(request, details).went:
        return redirect("marketplace:join_code_by_text")
    return join_by_phone(request, details)


def _alike(person: User, details: dict[str, str]) -> bool:
    return person.phone_verified or person.first_name.casefold() == details["first_name"].strip().casefold()


def _prove(person: User) -> None:
    with suppress(NotAllowedNow):  # proved by somebody else: theirs it stays
        prove_phone(person, by=person)
