"""/werkgevers/bedrijf/: who acts for a company."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marketplace.models import Employer

from .for_employers import for_who_answers


@for_who_answers
def company(request: HttpRequest, employer: Employer) -> HttpResponse:
    return render(request, "marketplace/employer/company.html", {"employer": employer})
