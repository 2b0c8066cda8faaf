"""/inloggen/sms/: a code by text, where a gateway is set."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace import joining
from marketplace.codes_by_text import LoginByText
from neighbourhoods import reach
from neighbourhoods.forms import NumberForm
from neighbourhoods.web import posted


@never_cache
def by_text(request: HttpRequest) -> HttpResponse:
    if not reach.texts_are_sent():
        raise Http404
    joining.remember_return(request)
    form = NumberForm(posted(request))
    if form.is_valid() and joining.may_try(request, form):
        if LoginByText.start(request, form.cleaned_data).went:
            return redirect("marketplace:login_code_by_text")
        form.add_error(None, _("We cannot send a text message now. Use your e-mail, or call us."))
    return render(request, "marketplace/joining/by_text.html", {"form": form})
