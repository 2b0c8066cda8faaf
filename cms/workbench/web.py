"""Small things every screen of the desk needs: who works here, saying what happened, where to go on, the keys."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.admin.auth import require_admin_access

from cms.accounts import works_here
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.web import page_of_this_site

Screen = Callable[..., HttpResponse]
# Screens of one thing, by its number.
CARDS = {"request", "person", "visit", "job", "employer", "diary_company", "thinking_along", "path", "talk"}


def desk(screen: Screen) -> Screen:
    """For coordinators only, inside the admin."""

    @wraps(screen)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_here(request.user):
            raise PermissionDenied
        return screen(request, *args, **kwargs)

    return require_admin_access(answer)


def button(stands_on: str) -> Callable[[Screen], Screen]:
    """For what a coordinator presses. Whoever comes by the address (a reload, a login in between) gets the screen of
    that name, with the button; nothing happens.
    """

    def wrap(screen: Screen) -> Screen:
        @wraps(screen)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return screen(request, *args, **kwargs)
            name = stands_on.removeprefix("workbench:")
            return redirect(stands_on, kwargs["pk"]) if name in CARDS else redirect(stands_on)

        return desk(answer)

    return wrap


@contextmanager
def told(request: HttpRequest, done: object = "") -> Iterator[None]:
    """Say what was done, or the sentence with which it was refused."""
    try:
        yield
    except NotAllowedNow as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, str(done))


def carry_out(
    request: HttpRequest, action: Callable[..., object], thing: object, *, done: object, then: str, **answers: object
) -> HttpResponse:
    """What nearly every button does: the action, in the coordinator's name, a word about it, and on to the next."""
    with told(request, done):
        action(thing, by=request.user, **answers)
    return go_on(request, then)


def go_on(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page of this site that the form names, else to the one given."""
    return redirect(page_of_this_site(request, otherwise))


def say_again(request: HttpRequest, form: Any) -> HttpResponse:
    """A form of one line that something is wrong with, on a page of its own: what was typed stays."""
    back = page_of_this_site(request, "")
    return render(request, "workbench/say_again.html", {"form": form, "next": back, "keys": keys_wanted(request.user)})


def keys_wanted(user: User) -> bool:
    """Single keys can be switched off in the Wagtail profile (WCAG 2.1.4)."""
    try:
        return bool(user.wagtail_userprofile.keyboard_shortcuts)
    except ObjectDoesNotExist:
        return True


def numbers(texts: Iterable[str]) -> set[int]:
    """Those a form sent; anything else is left out."""
    return {found for text in texts if (found := number(text)) is not None}


def number(text: str | None) -> int | None:
    """A number a form sent, or None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else None
