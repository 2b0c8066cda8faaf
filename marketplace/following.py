"""Following a request that was asked without an account: a code by e-mail, and the address goes with who asked."""

import time

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from neighbourhoods.actions.people import set_email
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.queries import people

from .joining import CodeProcess

NEW_HERE = "new_here"
ONE_HOUR = 3600  # a computer in a library has somebody else at it after that


class FollowProcess(CodeProcess):
    """The code was right: the address becomes that of the person who was made by the request from this device.

    Somebody with this address is let in as themselves. A person we knew before gets no address from a visitor.
    """

    key = "following"
    is_step = False
    pages = ("marketplace:ask_thank_you", "marketplace:follow", "marketplace:follow_again")

    def finish(self) -> HttpResponse:
        self.abort()
        person = people.by_email(self.email) or self._new_here()
        if person is None:
            messages.info(self.request, _("We call you about your request. Say then that you want to see it here."))
            return redirect("marketplace:ask_thank_you")
        record_authentication(self.request, person, method="code", email=self.email)
        own = reverse("marketplace:own_requests")
        return perform_login(self.request, Login(user=person, redirect_url=own, email=self.email))

    def _new_here(self) -> User | None:
        pk, until = self.request.session.pop(NEW_HERE, (None, 0))
        person = people.by_id(pk) if pk and time.time() < until else None
        try:
            return set_email(person, by=person, email=self.email) if person else None
        except NotAllowedNow:  # the address came with another device in these minutes
            return people.by_email(self.email)


def remember_new_person(request: HttpRequest, person: User, *, is_new: bool) -> None:
    """Who came to be by a request from this device may add an e-mail address, for an hour."""
    if is_new:
        request.session[NEW_HERE] = (person.pk, time.time() + ONE_HOUR)
    elif request.session.get(NEW_HERE, (None,))[0] != person.pk:
        request.session.pop(NEW_HERE, None)
