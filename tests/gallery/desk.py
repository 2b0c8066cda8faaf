"""What coordinators and editors see in the admin: only our own part of it is ours to answer for."""

from .lines import Line, looked_at
from .own import PROVEN

WORDS = "{t.names.words}"
CALL = {"do": "save", "phone": "06 11", "first_name": WORDS, "postcode": "9999 XX", "wish": WORDS}

LINES = (
    *looked_at("yvonne", {
        "desk": "/cms/",
        "desk: a request is open": "/cms/?klus={t.waiting.pk}",
        "desk on paper": "/cms/vandaag/print/",
        "desk: letters": "/cms/papier/",
        "desk: letters on paper": "/cms/papier/print/",
        "desk: messages a week": "/cms/berichten-per-week/",
        "desk: rules with a date": "/cms/regels/",
        "desk: without helper": "/cms/zonder-helper/?klus={t.offered.pk}",
        "desk: calls": "/cms/bel-lijst/",
        "desk: call": "/cms/telefoontje/",
        "desk: call of a helper": "/cms/telefoontje/?tab=helpen",
        "desk: call of somebody known": "/cms/telefoontje/?persoon={t.wit.pk}",
        "desk: people": "/cms/mensen/",
        "desk: neighbour": "/cms/mensen/{t.wit.pk}/",
        "desk: helper": "/cms/mensen/{t.samira.pk}/",
        "desk: helper who takes a pause": "/cms/mensen/{t.gone.pk}/",
        "desk: request, waiting": "/cms/klussen/{t.waiting.pk}/",
        "desk: request, offered": "/cms/klussen/{t.offered.pk}/",
        "desk: request, today": "/cms/klussen/{t.today.pk}/",
        "desk: request, thanked": "/cms/klussen/{t.thanked.opportunity_id}/",
        "desk: request, talked over": "/cms/klussen/{t.talk.pk}/",
        "desk: request, called off": "/cms/klussen/{t.called_off.opportunity_id}/",
    }),
    *looked_at("yvonne", {
        "desk on the first day": "/cms/", "desk on paper on the first day": "/cms/vandaag/print/",
        "desk: all have a helper": "/cms/zonder-helper/", "desk: no calls": "/cms/bel-lijst/",
        "desk: no letters": "/cms/papier/",
    }, state="empty"),
    Line("desk: just approved", "/cms/klussen/{t.waiting.pk}/akkoord/", "yvonne", data={}, follow=True),
    Line("desk: who is this number", "/cms/telefoontje/bekend/", "yvonne", data={"phone": "0612345678"}),
    Line("desk: nobody has this number", "/cms/telefoontje/bekend/", "yvonne", data={"phone": "0687654321"},
         once=True),
    Line("desk: messages a week with mistakes", "/cms/berichten-per-week/{t.wit.municipality_id}/", "yvonne",
         data={"per_week": "99"}, once=True),
    Line("desk: a rule with mistakes", "/cms/regels/{t.wit.municipality_id}/volunteer_allowance/", "yvonne",
         data={"hour": "veel"}, once=True),
    Line("desk: call with mistakes", "/cms/telefoontje/", "yvonne", data=CALL),
    Line("desk: call of a helper with mistakes", "/cms/telefoontje/?tab=helpen", "yvonne", data=CALL),
    Line("desk: people found", "/cms/mensen/", "yvonne", data={"q": "{t.names.helper[0]}"}),
    Line("desk: nobody found", "/cms/mensen/", "yvonne", data={"q": "{t.names.words}"}),
    Line("desk: too short to look for", "/cms/mensen/", "yvonne", data={"q": "a"}, once=True),
    Line("desk: request changed with mistakes", "/cms/klussen/{t.waiting.pk}/wijzig/", "yvonne",
         data={"day": "date", "minutes": "1", "wish": "{t.names.words}"}),
    Line("desk: address with mistakes", "/cms/mensen/{t.wit.pk}/adres/", "yvonne", data={"postcode": "x"}, once=True),
    Line("desk: say it again", "/cms/mensen/{t.wit.pk}/genoemd/", "yvonne",
         data={"salutation": "woman", "call_name": "a" * 61}, once=True),
    *looked_at("lotte", {
        "desk of an editor": "/cms/",
    }, once=True, unproven=True, before=(PROVEN,)),
    Line("desk: words, nothing found", "/cms/woorden/", "technician",
         data={"words": "qqqq", "language": "nl"}, once=True),
    Line("desk: a text with mistakes", "/cms/woorden/nl/{t.text}/", "technician", data={}, once=True),
    *looked_at("both", {"desk of two neighbourhoods": "/cms/"}),
    *looked_at("technician", {
        "desk of the technician": "/cms/", "desk: words": "/cms/woorden/", "desk: a text": "/cms/woorden/nl/{t.text}/",
        "desk: the machine": "/cms/techniek/",
        "desk: the look": "/cms/settings/cms/look/{t.site.pk}/", "desk: a story": "/cms/pages/{t.story.pk}/edit/",
    }, once=True),
    Line("desk: how it would look", "/cms/settings/cms/look/{t.site.pk}/preview/", "technician", once=True,
         before=(("/cms/settings/cms/look/{t.site.pk}/preview/", {"primary": "#00563f"}),)),
)  # fmt: skip
