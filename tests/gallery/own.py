"""What residents see of themselves: helping, asking, their details, proving who they are; and their mail."""

from typing import Any

from django.core import mail

from neighbourhoods import outreach
from neighbourhoods.mail import compose
from neighbourhoods.models import Message

from .lines import Line, looked_at
from .town import Town

PROVEN = ("/inloggen/nog-een-keer/", {"code": "{proof}"})

HELPING = (
    *looked_at("samira", {
        "home of somebody who helps": "/",
        "my path": "/mijn/",
        "tasks of somebody who helps": "/klussen/",
        "task, who is met": "/klussen/{t.open.slug}/",
        "yes to a task, who is met": "/klussen/{t.open.slug}/ja/",
        "question, who is met": "/klussen/{t.open.slug}/vraag/",
        "my task today": "/mijn/klussen/{t.today.pk}/",
        "my task, agreed": "/mijn/klussen/{t.agreed.opportunity_id}/",
        "my task without a day": "/mijn/klussen/{t.dayless.opportunity_id}/",
        "my work, agreed": "/mijn/klussen/{t.job.pk}/",
        "work that I do": "/werk/{t.job.slug}/",
        "my task, done": "/mijn/klussen/{t.done.opportunity_id}/",
        "my task, called off": "/mijn/klussen/{t.called_off.opportunity_id}/",
        "my task on paper": "/mijn/klussen/{t.agreed.opportunity_id}/print/",
        "my task: which day": "/mijn/klussen/{t.dayless.opportunity_id}/dag/",
        "how did it go": "/mijn/klussen/{t.today.pk}/hoe-ging-het/",
        "changed my mind": "/mijn/klussen/{t.agreed.opportunity_id}/toch-niet/",
        "my details": "/mijn/over-mij/",
        "my calendar": "/mijn/agenda/",
        "what happened": "/mijn/gegevens/",
        "who looked": "/mijn/gegevens/wie-keek/",
        "not now": "/mijn/even-niet/",
        "joined: where": "/meedoen/waar/",
        "joined: welcome": "/meedoen/welkom/",
        "pass a job on, who is met": "/doorgeven/",
        "place of somebody who helps": "/klussen/waar/",
    }),
    *looked_at("henk", {
        "my path with an offer": "/mijn/", "my task, offered": "/mijn/klussen/{t.offered.pk}/",
        "task, offered": "/klussen/{t.offered.slug}/", "work, asked": "/werk/{t.job.slug}/",
        "my work, asked": "/mijn/klussen/{t.job.pk}/", "know more, who is known": "/werk/{t.job.slug}/meer-weten/",
    }),
    *looked_at("gone", {"my path, paused": "/mijn/", "task, paused": "/klussen/{t.open.slug}/"}),
    *looked_at("newcomer", {
        "my path on the first day": "/mijn/", "my requests, none": "/mijn/vragen/", "tasks near me, none": "/klussen/",
        "what happened: nothing": "/mijn/gegevens/", "who looked: nobody": "/mijn/gegevens/wie-keek/",
        "welcome without coordinator": "/meedoen/welkom/", "my details, hardly any": "/mijn/over-mij/",
    }, state="empty"),
    Line("task that asks something", "/klussen/{t.open.slug}/", "henk", scene=Town.ask_for_papers),
    Line("task that asks something, who is called", "/klussen/{t.open.slug}/", "henk", scene=Town.learn),
    Line("task that does not fit", "/klussen/{t.open.slug}/ja/", "samira", data={}, scene=Town.fill_the_week),
    Line("my details, too much", "/mijn/over-mij/", "samira", data={"part": "pace", "most": "x"}, once=True),
    Line("my calendar, open", "/mijn/agenda/", "samira", before=(("/mijn/agenda/", {"do": "open"}),)),
    Line("somebody was before me", "/klussen/{t.agreed.opportunity.slug}/ja/", "henk", data={}),
    Line("task that is not mine", "/mijn/klussen/{t.today.pk}/", "henk", status=404, once=True),
    Line("which day, nothing filled in", "/mijn/klussen/{t.dayless.opportunity_id}/dag/", "samira", data={}),
    Line("how did it go, too much", "/mijn/klussen/{t.today.pk}/hoe-ging-het/", "samira",
         data={"how": "good", "minutes": "-1", "words": "a" * 3000}, once=True),
    Line("my details, wrong phone", "/mijn/over-mij/", "samira", data={"part": "reach", "phone": "x", "email": "x"}),
    Line("joined: wrong postcode", "/meedoen/waar/", "samira", data={"postcode": "x"}, once=True),
)  # fmt: skip

ONCE = (
    *looked_at("samira", {
        "somebody is looked for": "/mijn/bezoeken/{t.sought.pk}/kan-niet/",
        "cannot come this time": "/mijn/bezoeken/{t.late_visit.pk}/kan-niet/",
        "somebody else comes this time": "/mijn/bezoeken/{t.taken.pk}/kan-niet/",
    }),
    *looked_at("new_here", {
        "my task, nobody comes along yet": "/mijn/klussen/{t.alone.agreement.opportunity_id}/",
        "my task, somebody comes along": "/mijn/klussen/{t.together.agreement.opportunity_id}/",
    }),
    *looked_at("instead", {
        "my path of who stands in": "/mijn/",
        "asked to come once": "/mijn/invallen/{t.question.pk}/",
        "asked, and somebody comes already": "/mijn/invallen/{t.too_late.pk}/",
        "one visit": "/mijn/bezoeken/{t.taken.pk}/",
        "one visit: cannot come": "/mijn/bezoeken/{t.taken.pk}/kan-niet/",
        "one visit: how did it go": "/mijn/bezoeken/{t.taken.pk}/hoe-ging-het/",
        "coming along": "/mijn/bezoeken/{t.together.pk}/",
        "coming along: cannot come": "/mijn/bezoeken/{t.together.pk}/kan-niet/",
    }),
)  # fmt: skip

PAIRS = (
    *looked_at("samira", {
        "help that comes back": "/mijn/klussen/{t.pair.opportunity_id}/",
        "one visit of many": "/mijn/bezoeken/{t.coming[1].pk}/wijzig/",
        "one visit: another day": "/mijn/bezoeken/{t.coming[1].pk}/andere-dag/",
        "one visit: not this time": "/mijn/bezoeken/{t.coming[1].pk}/deze-keer-niet/",
        "different from now on": "/mijn/vaste-dagen/{t.pair.pk}/",
        "the last day": "/mijn/vaste-dagen/{t.pair.pk}/stoppen/",
    }),
    *looked_at("wit", {
        "my request, help that comes back": "/mijn/vragen/{t.pair.opportunity_id}/",
        "one visit that is off": "/mijn/bezoeken/{t.coming[0].pk}/wijzig/",
        "one visit, after all?": "/mijn/bezoeken/{t.coming[0].pk}/deze-keer-niet/",
    }),
    Line("one visit: no day", "/mijn/bezoeken/{t.coming[1].pk}/andere-dag/", "samira", data={}),
    Line("from now on: nothing filled in", "/mijn/vaste-dagen/{t.pair.pk}/", "samira", data={}),
    Line("the last day: yesterday", "/mijn/vaste-dagen/{t.pair.pk}/stoppen/", "wit", data={"last_day": "2020-01-01"}),
)  # fmt: skip

ASKING = (
    *looked_at("wit", {
        "my requests": "/mijn/vragen/",
        "my request, waiting": "/mijn/vragen/{t.waiting.pk}/",
        "my request, open": "/mijn/vragen/{t.open.pk}/",
        "my request, still needed?": "/mijn/vragen/{t.late.pk}/",
        "my request, talked over": "/mijn/vragen/{t.talk.pk}/",
        "my request, today": "/mijn/vragen/{t.today.pk}/",
        "my request, with a helper": "/mijn/vragen/{t.dayless.opportunity_id}/",
        "my request, done": "/mijn/vragen/{t.done.opportunity_id}/",
        "my request, thanked": "/mijn/vragen/{t.thanked.opportunity_id}/",
        "say thank you": "/mijn/vragen/{t.done.opportunity_id}/bedanken/",
        "my own task in the list": "/klussen/{t.open.slug}/",
    }),
    Line("say thank you, nothing chosen", "/mijn/vragen/{t.done.opportunity_id}/bedanken/", "wit", data={}),
    Line("request that is not mine", "/mijn/vragen/{t.waiting.pk}/", "henk", status=404, once=True),
)  # fmt: skip

ACCOUNT = (
    *looked_at("samira", {"log out": "/uitloggen/", "my devices": "/mijn/toestellen/"}, once=True),
    *looked_at("lotte", {
        "own second proofs": "/mijn/beveiliging/", "take the app away": "/mijn/beveiliging/app/weg/",
        "spare codes": "/mijn/beveiliging/codes/", "new spare codes": "/mijn/beveiliging/codes/nieuw/",
        "new key": "/mijn/beveiliging/sleutels/nieuw/",
    }, once=True, unproven=True, before=(PROVEN,)),
    *looked_at("lotte", {
        "my keys": "/mijn/beveiliging/sleutels/", "take a key away": "/mijn/beveiliging/sleutels/{t.key.pk}/weg/",
        "name of a key": "/mijn/beveiliging/sleutels/{t.key.pk}/naam/",
    }, unproven=True, before=(PROVEN,)),
    *looked_at("lotte", {
        "prove it again": "/inloggen/nog-een-keer/", "prove it again with a key": "/inloggen/nog-een-keer/sleutel/",
    }, once=True, unproven=True),
    Line("prove it again, wrong code", "/inloggen/nog-een-keer/", "lotte", data={"code": "1"}, once=True,
         unproven=True),
    Line("set up an app", "/mijn/beveiliging/app/", "new_editor", once=True, unproven=True),
    Line("set up an app, wrong code", "/mijn/beveiliging/app/", "new_editor", data={"code": "1"}, once=True,
         unproven=True),
    Line("second proof", "/inloggen/stap-2/", once=True, before=(
        ("/inloggen/", {"login": "lotte@example.org"}), ("/inloggen/code/", {"code": "{code}"}))),
    Line("new key without a name", "/mijn/beveiliging/sleutels/nieuw/", "lotte", data={}, once=True, unproven=True,
         before=(PROVEN,)),
)  # fmt: skip


# ---------------------------------------------------------------- mail
def _html_of(message: Any) -> str:
    (html,) = [content for content, kind in message.alternatives if kind == "text/html"]
    return str(html)


def _message(town: Any) -> str:
    """The longest of all that would leave now."""
    letters = [(it, outreach.render(it)) for it in Message.objects.select_related("recipient")]
    return max((_html_of(compose(message, words)) for message, words in letters if words), key=len)


MAIL = (
    Line("mail: a code", before=(("/inloggen/", {"login": "wit@example.org"}),), once=True,
         make=lambda _town: _html_of(mail.outbox[-1])),
    Line("mail: unknown address", before=(("/inloggen/", {"login": "nobody@example.org"}),), once=True,
         make=lambda _town: _html_of(mail.outbox[-1])),
    Line("mail: a message", make=_message),
)  # fmt: skip

LINES = (*HELPING, *ONCE, *PAIRS, *ASKING, *ACCOUNT, *MAIL)
