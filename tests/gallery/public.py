"""What everybody may see: the site, one task, asking, joining, logging in, what goes wrong, the demo."""

from django.test import RequestFactory

from cms import maintenance, views
from cms.starter.pages import TEXTS

from .lines import Line, looked_at
from .town import Town

WHAT = ("/hulp-vragen/wat/", {"soort": "boodschappen"})
WHEN = ("/hulp-vragen/wanneer/", {"day": "this_week", "parts": "morning"})
WHERE = (
    "/hulp-vragen/waar/",
    {"postcode": "7299 AB", "house_number": "12", "name": "{t.names.call_name}", "phone": "06 12 34 56 78",
     "call_name": "{t.names.call_name}"},
)  # fmt: skip
SEND = ("/hulp-vragen/klopt-dit/", {"wish": "{t.names.words}"})
NAMED = ("/meedoen/", {"first_name": "{t.names.helper[0]}", "email": "new-one@example.org"})
LOGIN = ("/inloggen/", {"login": "samira@example.org"})
TEXTED = ("/inloggen/sms/", {"phone": "06 12 34 56 79"})
FOLLOW = ("/hulp-vragen/dank-u/", {"email": "anna@example.org"})
LARGE = {"letters": "groot"}

SITE = (
    *looked_at("", {
        "home": "/",
        "list of tasks": "/klussen/",
        "list of tasks on a day": "/klussen/?dag=vandaag",
        "choose a kind": "/klussen/soort/",
        "choose a day": "/klussen/dag/",
        "choose a place": "/klussen/waar/",
        "list of work": "/werk/",
        "work": "/werk/{t.job.slug}/",
        "work that others do": "/werk/{t.job_full.slug}/",
        "know more about work": "/werk/{t.job.slug}/meer-weten/",
        "know more about work that others do": "/werk/{t.job_full.slug}/meer-weten/",
        "task": "/klussen/{t.open.slug}/",
        "task in which somebody else helps": "/klussen/{t.agreed.opportunity.slug}/",
        "yes to a task": "/klussen/{t.open.slug}/ja/",
        "question about a task": "/klussen/{t.open.slug}/vraag/",
        "neighbourhood": "/buurt/{t.here.slug}/",
        "neighbourhood on paper": "/buurt/{t.here.slug}/print/",
        "plain page": "/gewoon/",
        "neighbourhoods": "{t.hoods.url}",
        "neighbourhood with a page of its own": "{t.hood_page.url}",
        "kinds of work": "{t.services.url}",
        "kind of work": "/hulp/boodschappen/",
        "kind of work with a page of its own": "{t.service_page.url}",
        "pass a job on": "/doorgeven/",
        "stories": "{t.stories.url}",
        "story": "{t.stories.url}verhaal/",
        "news": "{t.news.url}",
        "news item": "{t.news.url}bericht/",
        "search": "/zoeken/?v=tuin",
        "search for a neighbourhood": "/zoeken/?v={t.here.name}",
        "search for a page": "/zoeken/?v={t.names.kind}",
        "search for nothing we have": "/zoeken/?v=qqq{t.names.kind}",
        "search, number of a task": "/zoeken/?v={t.open.pk}",
    }),
    *looked_at("", {
        "home on the first day": "/",
        "list without tasks": "/klussen/",
        "list without work": "/werk/",
        "kinds on the first day": "/klussen/soort/",
        "places on the first day": "/klussen/waar/",
        "kinds of work on the first day": "/hulp/",
        "neighbourhoods on the first day": "/buurt/",
        "search on the first day": "/zoeken/?v=tuin",
        "asking on the first day": "/hulp-vragen/wat/",
        "neighbourhood without coordinator": "/buurt/{t.here.slug}/",
        "paper without tasks": "/buurt/{t.here.slug}/print/",
    }, state="empty"),
    *looked_at("", {"home, large letters": "/", "list of tasks, large letters": "/klussen/",
                    "task, large letters": "/klussen/{t.open.slug}/"}, cookies=LARGE),
    *looked_at("", {"home in English": "/", "list in English": "/klussen/", "plain page in English": "/gewoon/"},
               language="en"),
    *looked_at("", {f"starter page {text.slug}": f"/{text.slug}/" for text in TEXTS}, once=True),
    *looked_at("", {"task that is not there": "/klussen/bestaat-niet/", "work that is not there": "/werk/bestaat-niet/",
                     "page that is not there": "/bestaat-niet/"},
               status=404, once=True),
    Line("place that is not known", "/klussen/waar/", data={"postcode": "9999"}, status=422, once=True),
    Line("place that is no postcode", "/klussen/waar/", data={"postcode": "x"}, status=422, once=True),
)  # fmt: skip

MORE = (
    Line("full list of tasks", "/klussen/", scene=Town.crowd),
    Line("home with a logo", "/", scene=Town.show_logo),
)
ASKING = (
    Line("ask what", "/hulp-vragen/wat/"),
    Line("ask when", "/hulp-vragen/wanneer/", before=(WHAT,)),
    Line("ask when, nothing filled in", "/hulp-vragen/wanneer/", data={"day": "date"}, before=(WHAT,), once=True),
    Line("ask where", "/hulp-vragen/waar/", before=(WHAT, WHEN)),
    Line("ask where, nothing filled in", "/hulp-vragen/waar/", data={}, before=(WHAT, WHEN), once=True),
    Line("ask where, unknown postcode", "/hulp-vragen/waar/", data=WHERE[1] | {"postcode": "1111 AA"},
         before=(WHAT, WHEN)),
    Line("ask: is this right", "/hulp-vragen/klopt-dit/", before=(WHAT, WHEN, WHERE)),
    Line("ask: too many words", "/hulp-vragen/klopt-dit/", data={"wish": "a" * 1001}, before=(WHAT, WHEN, WHERE),
         once=True),
    Line("ask: is this right, who is known", "/hulp-vragen/klopt-dit/", "wit", before=(WHAT, WHEN)),
    Line("ask: thank you", "/hulp-vragen/dank-u/", before=(WHAT, WHEN, WHERE, SEND)),
    Line("ask: thank you, no e-mail filled in", "/hulp-vragen/dank-u/", data={}, before=(WHAT, WHEN, WHERE, SEND)),
    Line("follow a request", "/hulp-vragen/volgen/", before=(WHAT, WHEN, WHERE, SEND, FOLLOW), once=True),
)  # fmt: skip

PAID = {"gets": "amount", "has": "assistance", "age": "34", "month": "100"}
MONEY = (
    Line("allowance", "/vergoeding/", once=True),
    Line("allowance, nothing filled in", "/vergoeding/", data={}, once=True),
    Line("allowance, an answer", "/vergoeding/", data=PAID, once=True),
    Line("allowance, costs and WIA", "/vergoeding/", data=PAID | {"gets": "costs", "has": "disabled"}, once=True),
)

COMING_IN = (
    Line("join", "/meedoen/", once=True),
    Line("join, nothing filled in", "/meedoen/", data={}, once=True),
    Line("join: the code", "/meedoen/code/", before=(NAMED,), once=True),
    Line("join: a wrong code", "/meedoen/code/", data={"code": "1"}, before=(NAMED,), once=True),
    Line("join: where", "/meedoen/waar/", before=(NAMED, ("/meedoen/code/", {"code": "{code}"}))),
    Line("log in", "/inloggen/", once=True),
    Line("log in, nothing filled in", "/inloggen/", data={}, once=True),
    Line("log in: the code", "/inloggen/code/", before=(LOGIN,), once=True),
    Line("log in: a wrong code", "/inloggen/code/", data={"code": "1"}, before=(LOGIN,), once=True),
    Line("log in by text", "/inloggen/sms/", demo=True, once=True),
    Line("log in by text, nothing filled in", "/inloggen/sms/", data={}, demo=True, once=True),
    Line("log in by text: the code", "/inloggen/sms/code/", demo=True, once=True, before=(TEXTED,)),
    Line("log in with a key", "/inloggen/met-sleutel/", once=True),
    Line("log in, stopped", "/inloggen/gestopt/", once=True),
)

LINKS = (
    *looked_at("", {
        "link: an invitation": "{t.invitation}",
        "link: changed my mind": "{t.changed_mind}",
        "link: how did it go": "{t.how_it_went}",
        "link: it is done": "{t.is_done}",
    }),
    Line("link that is none of ours", "/actie/x/", status=404, once=True),
    Line("link of long ago", "{t.old_link}", status=410, once=True),
)  # fmt: skip


def _answer(view: object) -> str:
    return view(RequestFactory().get("/")).content.decode()  # type: ignore[operator]


WRONG = (
    Line("our mistake", make=lambda _town: _answer(views.server_error), once=True),
    Line("bad request", make=lambda _town: _answer(views.bad_request), once=True),
    Line("a form that was open too long", "/grote-letters/", data={}, status=403, once=True, strict=True),
    Line("offline", "/offline/", once=True),
    Line("closed for a moment", make=lambda _town: maintenance.page("14.30"), once=True),
    Line("not allowed", "/mag-niet/", status=403, once=True),
    Line("too many times", "/te-vaak/", status=429, once=True),
)

DEMO = (
    Line("demo: everybody", "/demo/", demo=True),
    Line("demo: parts", "/demo/onderdelen/", demo=True, once=True),
    Line("demo: messages", "/demo/berichten/", demo=True, before=(LOGIN, TEXTED)),
    Line("demo: no messages", "/demo/berichten/", demo=True, state="empty", once=True),
)

LINES = (*SITE, *MORE, *ASKING, *MONEY, *COMING_IN, *LINKS, *WRONG, *DEMO)
