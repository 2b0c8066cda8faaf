"""Signing up: a code by e-mail first, an account only for who could read it. A known address is simply let in."""

from typing import Any, Self

from allauth.account.adapter import get_adapter
from allauth.account.app_settings import LOGIN_BY_CODE_MAX_ATTEMPTS, LOGIN_BY_CODE_TIMEOUT
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.actions import helpers
from marketplace.queries.kinds import active_kinds
from neighbourhoods.channels import ways_of
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.forms import EmailForm, NameForm, NumberForm, WhereForm
from neighbourhoods.models import User
from neighbourhoods.queries import people

REMEMBER = "remember_device"
CODE = "joining"
RETURN_TO = "joining_return_to"
MOST_CODES = 3


class CodeProcess(AbstractCodeVerificationProcess):
    """The steps between giving an e-mail address and showing that it is yours. Nothing is stored but the session."""

    key = CODE
    is_step = True  # of the three of joining
    pages = ("marketplace:join", "marketplace:join_code", "marketplace:join_code_again")  # before, the code, once more

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        super().__init__(max_attempts=LOGIN_BY_CODE_MAX_ATTEMPTS, timeout=LOGIN_BY_CODE_TIMEOUT, state=state)
        self.request = request

    @classmethod
    def start(cls, request: HttpRequest, details: dict[str, str]) -> Self:
        process = cls(request, cls.initial_state(user=None, email=details["email"]) | {"details": details})
        process.send()
        return process

    @classmethod
    def resume(cls, request: HttpRequest) -> Self | None:
        state = request.session.get(cls.key)
        return cls(request, state).abort_if_invalid() if state else None

    @property
    def email(self) -> str:
        return self.state.get("email", "")

    @property
    def address(self) -> str:
        """Where the code goes."""
        return self.email

    @property
    def page_before(self) -> str:
        return reverse(self.pages[0])

    @property
    def page_again(self) -> str:
        return reverse(self.pages[2])

    @property
    def can_resend(self) -> bool:
        return not self.is_resend_quota_reached(MOST_CODES)

    def send(self) -> None:
        adapter = get_adapter()
        # The same mail for a known and an unknown address: nobody learns who has an account here.
        self.state["code"] = adapter.generate_login_code()
        adapter.send_mail("account/email/login_code", self.email, {"code": self.code})
        self.persist()

    def resend(self) -> bool:
        """A new code with its own 15 minutes; False when it went too often."""
        if not self.can_resend or not consume(self.request, action="request_login_code", key=self.address):
            return False
        self.state |= self.initial_state(user=None) | {"resend_count": self.state["resend_count"] + 1}
        self.send()
        return True

    def persist(self) -> None:
        self.request.session[self.key] = self.state

    def abort(self) -> None:
        self.request.session.pop(self.key, None)

    def finish(self) -> HttpResponse:
        """The code was right: let the person in, as somebody new or as who they already were."""
        self.abort()
        person = people.by_email(self.email)
        is_new = person is None
        if person is None:
            person = join_or_find(self.state["details"])
        record_authentication(self.request, person, method="code", email=self.email)
        return let_in(self.request, person, is_new=is_new, email=self.email)


def may_try(request: HttpRequest, form: NameForm | EmailForm | NumberForm) -> bool:
    """Not too often from one connection, nor for one address or number; the form says so."""
    address = form.cleaned_data.get("email") or form.cleaned_data.get("phone")
    if consume(request, action="signup") and consume(request, action="request_login_code", key=address):
        return True
    form.add_error(None, _("That went too fast. Wait a moment and try again."))
    return False


def join_by_phone(request: HttpRequest, details: dict[str, str]) -> HttpResponse:
    """Without e-mail no code can be sent: this device is the key until the coordinator has called."""
    request.session[REMEMBER] = True
    return let_in(request, helpers.join_as_helper(**details), is_new=True)


def let_in(request: HttpRequest, person: User, *, is_new: bool, email: str | None = None) -> HttpResponse:
    """Through allauth's door, so that a second proof is asked of whoever needs one."""
    after = reverse("marketplace:join_where") if is_new else request.session.pop(RETURN_TO, None)
    return perform_login(request, Login(user=person, redirect_url=after, email=email, signup=is_new))


def join_or_find(details: dict[str, str]) -> User:
    try:
        return helpers.join_as_helper(**details)
    except NotAllowedNow:
        # In these minutes the same person joined on another device.
        person = people.by_email(details["email"])
        if person is None:
            raise
        return person


def remember_return(request: HttpRequest) -> None:
    """Where to go back to when joining is done: a page of this site, kept while the person answers."""
    page = request.GET.get("next", "")
    if page and get_adapter().is_safe_url(page):
        request.session[RETURN_TO] = page


def where_form(person: User, data: Any) -> WhereForm:
    """The last screen, with what we know already filled in."""
    return WhereForm(
        data,
        likes=[(kind.pk, kind.name, kind.icon, kind.palette) for kind in active_kinds()],
        channels=ways_of(person),
        initial={"postcode": person.postcode, "channel": person.channel},
    )
