"""The words of the site: the list, one text, and putting it back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.wording import corrections, texts
from cms.wording.marks import marks_of
from cms.workbench.web import keys_wanted, number, told
from cms.workbench.wording import LookForm, TextForm, shown_as_kept, who_reads, words_desk

AT_ONCE = 30


@words_desk
def every_text(request: HttpRequest) -> HttpResponse:
    """Looking a sentence up posts it: what stands on a screen may hold somebody's name."""
    form = LookForm(request.POST or {"language": "nl"})
    page = Paginator(form.found(), AT_ONCE).get_page(request.POST.get("p"))
    rows = [(text, who_reads(text)) for text in page.object_list]
    shown = {"look": form, "page": page, "rows": rows, "orphans": texts.orphans()}
    return render(request, "workbench/wording.html", shown | {"keys": keys_wanted(request.user)})


@words_desk
def one_text(request: HttpRequest, language: str, key: str) -> HttpResponse:
    text = texts.one_text(language, key)
    form = TextForm(request.POST or None, text=text)
    if form.is_valid() and "preview" not in request.POST:
        with told(request, _("Saved. The site says it like this now.")):
            texts.say(text, form.forms_written(), by=request.user, seen=number(request.POST.get("seen")))
            return redirect("workbench:one_text", language, key)
    kept = corrections.history(language, text.context, text.english)
    history = [(row, shown_as_kept(row.forms)) for row in kept]
    marks = marks_of(" ".join(text.original))
    shown = {"text": text, "form": form, "who": who_reads(text), "history": history, "marks": marks}
    shown["seen"] = kept[0].pk if kept else 0
    return render(request, "workbench/wording_text.html", shown | {"keys": keys_wanted(request.user)})


@words_desk
@require_POST
def put_back(request: HttpRequest, language: str, key: str) -> HttpResponse:
    text = texts.one_text(language, key)
    with told(request, _("The original stands there again.")):
        texts.say(text, text.original, by=request.user, seen=number(request.POST.get("seen")))
    return redirect("workbench:one_text", language, key)
