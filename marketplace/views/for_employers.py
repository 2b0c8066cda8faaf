"""What stands before every page of a company: logged in, and acting for one that takes part.

The second proof is asked before any view, of everybody who acts for an employer (cms/security.py).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from marketplace.queries.acting import acting_as, is_out_of_sight, standing_of, takes_part
from neighbourhoods.queries.places import contact_for

CHOSEN = "acts_for"  # in the session: the company that was chosen by who acts for more than one
View = Callable[..., HttpResponse]


def for_employers(view: View) -> View:
    """The view gets the company: `view(request, employer, ...)`. Whoever has none now reads why, and how to go on."""
    return _before(view, even_out_of_sight=False)


def for_who_answers(view: View) -> View:
    """The same, also for a company that is out of sight: what people wait for can always still be answered."""
    return _before(view, even_out_of_sight=True)


def _before(view: View, *, even_out_of_sight: bool) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        request.user.chosen_company = request.session.get(CHOSEN)
        employer = acting_as(request.user)
        is_out = employer is not None and is_out_of_sight(employer)
        opens = employer is not None and takes_part(employer)
        if opens or is_out:
            request.employer = employer  # type: ignore[attr-defined]  # for the menu, the name, whom to call
        if opens or (is_out and even_out_of_sight):
            return view(request, employer, *args, **values)
        shown: dict[str, object] = {"standing": standing_of(employer)}
        if employer is not None:
            shown["contact"] = contact_for(employer.neighbourhood)
        return render(request, "marketplace/employer/not_now.html", shown, status=403)

    return never_cache(login_required(answer))
