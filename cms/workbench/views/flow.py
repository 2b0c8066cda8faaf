"""Where people take part: steps both ways by neighbourhood and quarter, on a page and as a file. About nobody."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.workbench.flow_forms import FlowForm, spelt
from cms.workbench.web import desk, keys_wanted
from neighbourhoods.rules import municipalities_of
from training.queries.flow import Flow, flows

COLUMNS = ("code", "name", "from", "to", "on", "back", "quarter", "known")


@desk
def report(request: HttpRequest) -> HttpResponse:
    form = FlowForm(request.GET, places=list(municipalities_of(request.user)))
    found = flows(request.user, *form.asked()) if form.is_valid() else []
    if found and request.GET.get("form") == "csv":
        return _file(found, form)
    shown = {"form": form, "flows": found, "as_file": request.GET.urlencode(), "keys": keys_wanted(request.user)}
    return render(request, "workbench/flow.html", shown)


def _file(found: list[Flow], form: FlowForm) -> HttpResponse:
    _municipality, quarter, known = form.asked()
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="stappen-{spelt(quarter)}.csv"'
    rows = csv.writer(answer)
    rows.writerow(COLUMNS)
    for flow in found:
        for it in flow.lines:
            names = map(_plain, (flow.code, flow.name, it.start, it.to))
            rows.writerow([*names, it.on, it.back, spelt(quarter), known])
    return answer


def _plain(word: str) -> str:
    """A spreadsheet reads what begins with one of these as a sum."""
    return f"'{word}" if word[:1] in {"=", "+", "-", "@"} else word
