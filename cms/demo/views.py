"""/demo/: become somebody with one tap, and read what was sent."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.demo import cast, mailbox, post, texts
from neighbourhoods import phones
from neighbourhoods.texting import inbox


@never_cache
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/people.html", {"roles": cast.roles()})


@require_POST
def become(request: HttpRequest, pk: int) -> HttpResponse:
    """Log in as this person. The tap stands for every proof a real site would ask, and is recorded as just that."""
    person = cast.player(pk)
    if person is None:
        raise Http404
    logout(request)
    adapter = get_adapter()
    adapter.login(request, person)
    record_authentication(request, person, "mfa", type="demo")
    return redirect(adapter.get_login_redirect_url(request))


@never_cache
def letters(request: HttpRequest) -> HttpResponse:
    shown = {"waiting": post.waiting(), "waiting_count": post.waiting_count(), "by_hand": post.by_hand()}
    return render(
        request, "demo/messages.html", shown | {"mails": mailbox.newest(post.MOST), "texts": texts.newest(post.MOST)}
    )


@require_POST
def send_now(request: HttpRequest) -> HttpResponse:
    count = post.send_now()
    messages.success(request, ngettext("%(count)s message left.", "%(count)s messages left.", count) % {"count": count})
    return redirect("demo:messages")


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Text back, as whoever got the message."""
    body = request.POST.get("body", "").strip()
    number = phones.normalise(request.POST.get("number", ""))
    if body and number:
        inbox.receive(texts.answer(number, body))
        post.send_now()
    return redirect("demo:messages")
