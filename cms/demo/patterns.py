"""Every component in every state on one page: for review, pictures and the accessibility test. Demo mode only."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.charts import bar_chart
from cms.look.hours import OFFICE_HOURS
from cms.walk_in import WalkIn
from marketplace.queries.candidates import CandidateCard, WorkShown
from marketplace.queries.readiness import RuleShown
from neighbourhoods import map_figure
from training.models import House
from training.queries.path import Street, StreetHouse
from training.queries.plan import StepShown

Drawing = House.Drawing


class ShowForm(forms.Form):
    """One field of each sort."""

    use_required_attribute = False

    postcode = forms.CharField(label=_("Postcode"), widget=forms.TextInput({"autocomplete": "postal-code"}))
    phone = forms.CharField(
        label=_("Your phone number"),
        help_text=_("We call you to agree on a time."),
        error_messages={"required": _("Enter your phone number. For example 06 12 34 56 78.")},
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    day = forms.ChoiceField(
        label=_("Which day?"),
        choices=[("soon", _("As soon as possible")), ("week", _("This week")), ("fixed", _("On a fixed day"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a day.")},
    )
    parts = forms.MultipleChoiceField(
        label=_("Which part of the day?"),
        choices=[("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    more = forms.CharField(
        label=_("Would you like to say anything else?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    remember = forms.BooleanField(label=_("Remember this phone"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["day"].hints = {"soon": _("Today or tomorrow"), "week": _("Any day will do")}  # type: ignore[attr-defined]
        self.fields["parts"].icons = {"morning": "sunrise", "afternoon": "sun", "evening": "moon"}  # type: ignore[attr-defined]


CARD = {
    "title": _("Shopping"),
    "who": _("for a woman next door"),
    "href": "#kaart",
    "icon": "shopping-basket",
    "palette": "green",
    "facts": [
        ("calendar", _("today, afternoon")),
        ("footprints", _("6 minutes' walk")),
        ("clock", _("1 hour")),
    ],
    "tag": ("users", _("together with someone")),
}
STORY = {
    "headline": _("Stories of neighbours"),
    "said": _("Speak calmly and clearly."),
    "person": "Samira, Lindenkwartier",
    "drawing": "built/story-two-gables.svg",
}
OWN = {
    "certificate": SimpleNamespace(pk=0, course=_("Shopping"), awarded_on=date(2026, 3, 3)),
    "steps": [
        StepShown(number, "Met twee buren praten", standing, "Anna", None)
        for number, standing in enumerate(("open", "ticked", "done"), 1)
    ],
    "rules": (
        RuleShown("wish", "wish", "U zegt zelf dat u betaald werk wilt.", True, "Op 3 maart 2026."),
        RuleShown("hours", "hours", "U deed 2 uur.", False, "1 uur", way=_("Choose which hours count"), href="#inhoud"),
    ),
    "candidate": CandidateCard(
        name="Samira",
        work=(WorkShown("Boodschappen", "shopping-basket", "green"), WorkShown("Was en strijk", "shirt", "purple")),
        certificates=("Was en strijk, maart 2026",),
        done=("Boodschappen: 8 keer, 12 uur",),
        hours="16 uur per week, ochtend",
        travel="Met de fiets, tot 20 minuten",
        known_by="Yvonne",
        works_well="Een vaste begeleider is fijn",
    ),
}
PALETTES = ("green", "blue", "purple", "olive", "terracotta", "ochre", "slate", "teal")


def _square(code: str, name: str, row: int, column: int) -> SimpleNamespace:
    """A neighbourhood about 900 by 700 metres with one corner cut off."""
    south, west, high, wide = 52.1 + 0.008 * row, 6.1 + 0.0102 * column, 0.008, 0.0102
    ring = [
        (west, south),
        (west + wide, south),
        (west + wide, south + high * 0.8),
        (west + wide * 0.8, south + high),
        (west, south + high),
        (west, south),
    ]
    return SimpleNamespace(code=code, name=name, geometry={"type": "Polygon", "coordinates": [ring]})


def show_map(height: float, circle: tuple[float, float] | None = None) -> map_figure.MapFigure | None:
    places = [_square("A", "Lindenkwartier", 0, 0), _square("B", "De Hoven", 0, 1), _square("C", "Molenwijk", 1, 0)]
    spots = [] if circle else [(52.104, 6.104), (52.1041, 6.1041), (52.106, 6.117), (52.112, 6.106)]
    pins = [
        map_figure.Pin(latitude, longitude, number, f"{_('Job')} {number}", "#kaart", PALETTES[number])
        for number, (latitude, longitude) in enumerate(spots, 1)
    ]
    return map_figure.draw(places, pins, here="A", circle=circle, height=height)


def show_street() -> Street:
    """Somebody at two places at once, who was at a third before."""
    here, was = {Drawing.NECK: ("1", "2"), Drawing.STEP: ("3",)}, {Drawing.BELL: str(_("You were here"))}
    houses = (StreetHouse(str(it.label), "", it, here.get(it, ()), was.get(it, "")) for it in Drawing)
    return Street(tuple(houses), ())


def patterns(request: HttpRequest) -> HttpResponse:
    context = {
        "form": ShowForm({"postcode": "1234 AB", "parts": ["morning"]}),
        "empty_form": ShowForm(prefix="new"),
        "likes_form": ShowForm(prefix="likes"),
        "card": CARD,
        "street": show_street(),
        "palettes": PALETTES,
        "map": show_map(map_figure.SQUARE),
        "wide_map": show_map(map_figure.WIDE, circle=(52.104, 6.104)),
        "facts": [
            ("calendar", "ochre", _("When"), _("Today, Wednesday 14 May"), _("2 o'clock until about 3 o'clock")),
            ("footprints", "teal", _("Where"), _("6 minutes' walk"), _("You get the address after we agree.")),
            ("euro", "slate", _("Money"), _("Volunteer work"), _("You are not paid.")),
        ],
        "rows": [
            ("shopping-basket", "green", _("Help with"), _("Shopping"), "#inhoud"),
            ("phone", "teal", _("Your name and phone"), "Anna de Wit\n06 00 00 00 00", "#inhoud"),
        ],
        "todo": [_("You fetch the list and the money."), _("You do the shopping.")],
        "points": [("dog", _("There is a small, sweet dog.")), ("message-circle", _("Speak calmly and clearly."))],
        "chips": [("", _("Everything"), "#inhoud", True), ("sprout", _("Garden"), "#inhoud", False)],
        "chart": bar_chart(
            str(_("What we did together this year")),
            over="2026",
            series=[str(_("Jobs"))],
            rows=[("1", (4,)), ("2", (0,))],
        ),
        "no_chart": bar_chart(str(_("What we did together this year")), over="2026", series=[str(_("Jobs"))], rows=[]),
        "formal": [(_("When"), _("Today, Wednesday 14 May")), (_("Money"), _("Volunteer work"))],
        "walk_in": [WalkIn("dinsdag", "9 uur tot 12 uur", "De Linde", "Lindelaan 40", True, "")],
        "day": date(2026, 5, 14),
        "hours": OFFICE_HOURS,
        "written": {"intro": _("We call you to agree on a time."), "language": get_language()},
        "story": STORY,
        "pages": Paginator(range(30), 10).page(2),
        "parts": [("list", _("List"), "#inhoud", True), ("map", _("Map"), "#kaart", False)],
    }
    return render(request, "demo/patterns.html", context | OWN)
