"""Asking for help: four screens, one question each. The answers stay in the session until the request is sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace import joining
from marketplace.actions import asking, first_time
from marketplace.drafts import UNKNOWN_KIND, Draft, has_address
from marketplace.following import FollowProcess, remember_new_person
from marketplace.forms.asking import SendForm, WhenForm, WhereForm
from marketplace.models import Opportunity
from marketplace.queries.kinds import active_kinds
from marketplace.queries.requests import just_asked
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.forms import EmailForm
from neighbourhoods.web import note_shown, posted, refusal_shown, too_often

ASKED = "asked"
MOST_AN_HOUR = 10


@never_cache
def what(request: HttpRequest) -> HttpResponse:
    draft, kinds = Draft(request.session), active_kinds()
    choice = request.POST.get("soort")
    if choice == UNKNOWN_KIND or choice in {kind.slug for kind in kinds}:
        draft.keep(what=choice)
        return redirect(draft.first_missing(request.user))
    return _screen(request, "what", {"kinds": kinds}, back="/")


@never_cache
def when(request: HttpRequest) -> HttpResponse:
    draft = Draft(request.session)
    if "what" not in draft.answers:
        return redirect("marketplace:ask_what")
    form = WhenForm(posted(request), initial=draft.answers.get("when", {"day": Opportunity.Day.SOON}))
    if form.is_valid():
        draft.keep_when(form.cleaned_data)
        return redirect(draft.first_missing(request.user))
    return _screen(request, "when", {"form": form, "kind": draft.kind}, back=reverse("marketplace:ask_what"))


@never_cache
def where(request: HttpRequest) -> HttpResponse:
    draft = Draft(request.session)
    if "when" not in draft.answers or has_address(request.user):
        return redirect(draft.first_missing(request.user))
    form = WhereForm(posted(request), initial=draft.answers.get("where"))
    if form.is_valid() and (place := form.find_place()):
        draft.keep_where(form.cleaned_data, place)
        note_shown(request, place)
        return redirect("marketplace:ask_check")
    return _screen(request, "where", {"form": form}, back=reverse("marketplace:ask_when"))


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    draft = Draft(request.session)
    missing = draft.first_missing(request.user)
    if missing != "marketplace:ask_check":
        was_sent = request.method == "POST" and ASKED in request.session
        return redirect("marketplace:ask_thank_you" if was_sent else missing)
    form = SendForm(posted(request))
    if form.is_valid() and _was_read(request, draft, form) and _may_send(request, form):
        with refusal_shown(request):
            _send_once(request, draft, form.cleaned_data["wish"])
            return redirect("marketplace:ask_thank_you")
    back = "marketplace:ask_when" if has_address(request.user) else "marketplace:ask_where"
    page = {"form": form, "lines": draft.lines(request.user), "seal": draft.seal}
    return _screen(request, "check", page, back=reverse(back))


@never_cache
def thank_you(request: HttpRequest) -> HttpResponse:
    asked = just_asked(request.session.get(ASKED))
    if asked is None:  # nothing was sent from this device: promise no call
        return redirect("marketplace:ask_what")
    form = EmailForm(posted(request)) if not request.user.is_authenticated else None
    if form and form.is_valid() and joining.may_try(request, form):
        FollowProcess.start(request, form.cleaned_data)
        return redirect("marketplace:follow")
    return _screen(request, "thank_you", {"asked": asked, "form": form})


def _send_once(request: HttpRequest, draft: Draft, wish: str) -> None:
    if draft.claim():
        try:
            request.session[ASKED] = _send(request, draft, wish).pk
        except NotAllowedNow:
            draft.release()
            raise
        draft.sent_as(request.session[ASKED])
    elif asked := draft.what_came_of_it():
        request.session[ASKED] = asked
    else:
        return
    draft.forget()


def _send(request: HttpRequest, draft: Draft, wish: str) -> Opportunity:
    if has_address(request.user):
        return asking.ask_for_help(request.user, by=request.user, request=draft.request(wish))
    asker = draft.asker(get_language() or "nl")
    asked, is_new = first_time.ask_as_visitor(asker, place=draft.place(), request=draft.request(wish))
    remember_new_person(request, asked.requester, is_new=is_new)
    return asked


def _was_read(request: HttpRequest, draft: Draft, form: SendForm) -> bool:
    """Answers changed in another window are read first."""
    if form.cleaned_data["seal"] in {"", draft.seal}:
        return True
    messages.info(request, _("Something changed in between. Is this right?"))
    return False


def _may_send(request: HttpRequest, form: SendForm) -> bool:
    """No riddle to solve: a field only machines fill in, and a number of requests no person sends in an hour."""
    if form.cleaned_data["website"] or too_often(request, "ask", times=MOST_AN_HOUR, seconds=3600):
        messages.error(request, _("This went very fast. Please call us, then we do it together."))
        return False
    return True


def _screen(request: HttpRequest, name: str, page: dict[str, object], back: str = "") -> HttpResponse:
    return render(request, f"marketplace/asking/{name}.html", page | {"back": back, "tab": "ask"})
