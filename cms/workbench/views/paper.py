"""Papier: letters and cards that wait for a printer, the sheets themselves, and that they are in the post."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from cms.workbench.web import button, desk, keys_wanted, number
from neighbourhoods.actions import outbox
from neighbourhoods.queries import paper


@desk
def waiting(request: HttpRequest) -> HttpResponse:
    letters = paper.print_run(request.user)
    ready, wordless = [it for it in letters if it.paragraphs], [it for it in letters if not it.paragraphs]
    sizes = [(name, [it for it in ready if it.is_card == is_card]) for name, is_card in paper.SIZES.items()]
    shown = {"sizes": [(name, run) for name, run in sizes if run], "count": len(ready), "wordless": wordless}
    shown["has_certificates"] = any(it.kind == "certificate.issued" for it in ready)
    return render(request, "workbench/paper.html", shown | {"keys": keys_wanted(request.user)})


@desk
def sheets(request: HttpRequest) -> HttpResponse:
    letters = [it for it in paper.print_run(request.user, size=request.GET.get("soort", "")) if it.paragraphs]
    return render(request, "workbench/sheets.html", {"letters": letters})


@button("workbench:paper")
def posted(request: HttpRequest) -> HttpResponse:
    ids = [pk for text in request.POST.getlist("letter") if (pk := number(text))]
    count = outbox.post_letters(ids, by=request.user)
    words = ngettext("%(count)d letter is in the post.", "%(count)d letters are in the post.", count)
    messages.success(request, words % {"count": count})
    return redirect("workbench:paper")
