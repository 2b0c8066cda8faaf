"""/werkgevers/ as the product makes it: what it is, true stories of neighbours, and four ways to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.models import StoryPage
from cms.models.found import HOME_DEPTH, open_to_all

MOST = 3


def front(request: HttpRequest) -> HttpResponse:
    told = StoryPage.objects.live().filter(open_to_all(HOME_DEPTH), withdrawn_on=None)
    stories = told.select_related("neighbourhood").order_by("-first_published_at", "-pk")[:MOST]
    return render(request, "cms/employers_front.html", {"stories": stories})
