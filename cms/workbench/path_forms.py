"""The forms about somebody's path: a step, putting one right, and how much they take part."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.asking_forms import day_field
from cms.workbench.forms import PlainForm
from neighbourhoods.free_text import FreeText
from training import walking
from training.actions.path import Move, Told, WayBack
from training.models import Place, ScaleStep, Step
from training.queries.path_desk import PathFile

STOPS = "stops"
HALF_A_YEAR = timedelta(days=182)
NAME_IT = gettext_lazy("This is a step on. Choose where this person can go back to.")
ASK_FOR = gettext_lazy("This is a step on. Choose whom this person can ask for.")
UNTIL = gettext_lazy("This is a step on. Choose until when this person can go back.")


class PlaceField(forms.ChoiceField):
    """A place of the path, under its house of the street."""

    def offer(self, places: Iterable[Place], nothing: str, *others: tuple[str, str]) -> None:
        self.places = {str(it.pk): it for it in places}
        groups: dict[str, list[tuple[str, str]]] = {}
        for pk, place in self.places.items():
            groups.setdefault(place.house.name if place.house else place.name, []).append((pk, place.name))
        self.choices = [("", nothing), *groups.items(), *others]

    def place(self, chosen: str) -> Place | None:
        return self.places.get(chosen)


class MoveForm(PlainForm):
    """From where to where, and since when."""

    start = PlaceField(label=gettext_lazy("From"), required=False)
    place = PlaceField(label=gettext_lazy("To"), error_messages={"required": gettext_lazy("Choose a place.")})
    taken_on = day_field(gettext_lazy("From which day?"), initial=timezone.localdate)

    def __init__(self, *args: Any, path: PathFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.path = path
        self.field("start").offer(self.starts(), _("Begins there, and keeps what there is"))
        stops = (STOPS, _("Nowhere: stops there"))
        self.field("place").offer(path.street.places.values(), _("Choose a place"), stops)

    def starts(self) -> list[Place]:
        return list(self.path.street.places.values())

    def field(self, name: str) -> Any:
        return self.fields[name]

    def chosen(self, name: str) -> Place | None:
        return self.field(name).place(self.cleaned_data.get(name) or "")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("place") == STOPS and not answers.get("start"):
            self.add_error("start", _("Choose a place."))
        if answers.get("start") and answers.get("start") == answers.get("place"):
            self.add_error("place", _("Choose another place than the one they leave."))
        return answers

    @staticmethod
    def filled_with(step: Step) -> dict[str, Any]:
        return {"start": step.start_id or "", "place": step.place_id or STOPS, "taken_on": step.taken_on}

    def move(self) -> Move:
        return Move(self.chosen("place"), self.chosen("start"), self.cleaned_data["taken_on"])


class StepForm(MoveForm):
    """A step that was talked over. A step on asks three things more: back to where, with whom, until when."""

    why = forms.ChoiceField(label=gettext_lazy("Why?"), choices=[("", gettext_lazy("Not said")), *Step.Why.choices],
                            required=False)  # fmt: skip
    words = FreeText(label=gettext_lazy("In their own words"), required=False, max_length=300, rows=2)
    idea_of = forms.ChoiceField(label=gettext_lazy("Whose idea was it?"), choices=Step.Idea.choices)
    guide = forms.ChoiceField(label=gettext_lazy("Who guides this person?"), required=False)
    ends_on = day_field(gettext_lazy("Expected last day"), required=False)
    back_place = PlaceField(label=gettext_lazy("Can go back to"), required=False)
    back_contact = forms.ChoiceField(label=gettext_lazy("Asks for"), required=False)
    back_until = day_field(gettext_lazy("Can go back until"), required=False)

    NOT_NEEDED = frozenset({"why", "words", "guide", "ends_on"})
    BACK = ("back_place", "back_contact", "back_until")

    def __init__(self, *args: Any, path: PathFile, **kwargs: Any) -> None:
        super().__init__(*args, path=path, **kwargs)
        people = [(str(it.pk), it.get_full_name()) for it in path.guides]
        self.field("guide").choices = [("", _("Whoever does so now, stays")), *people]
        self.field("back_contact").choices = [("", "–"), *people]
        self.field("back_place").offer(path.street.places.values(), "–")
        self.fields["ends_on"].initial = None
        if len(path.here) == 1:
            here = str(path.here[0].place.pk)
            self.initial = {"start": here, "back_place": here} | self.initial
        self.initial = {"back_until": timezone.localdate() + HALF_A_YEAR} | self.initial
        if people:
            self.initial = {"back_contact": people[0][0]} | self.initial

    def starts(self) -> list[Place]:
        return [it.place for it in self.path.here]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if self.errors:
            return answers
        there = [it.place for it in self.path.here]
        if walking.way_of(self.chosen("start"), self.chosen("place"), there) == walking.Way.ON:
            for name, sentence in zip(self.BACK, (NAME_IT, ASK_FOR, UNTIL), strict=True):
                if not answers.get(name):
                    self.add_error(name, sentence)
        return answers

    def way_back(self) -> WayBack | None:
        """Only when all of it was said; a step on cannot be without."""
        place, contact, until = self.chosen("back_place"), self.person("back_contact"), self.cleaned_data["back_until"]
        is_whole = place is not None and contact is not None and until is not None
        same = place is not None and (goes := self.chosen("place")) is not None and goes.slug == place.slug
        stops = self.chosen("place") is None
        return WayBack(place, contact, until) if is_whole and not same and not stops else None

    def person(self, name: str) -> Any:
        chosen = self.cleaned_data[name]
        return next((it for it in self.path.guides if str(it.pk) == chosen), None)

    def told(self) -> Told:
        said = {name: self.cleaned_data[name] for name in ("why", "words", "idea_of", "ends_on")}
        return Told(guide=self.person("guide"), **said)


class ScaleForm(PlainForm):
    """Now, and in a year. Neither is needed."""

    now = forms.ChoiceField(label=gettext_lazy("Now"), required=False)
    aim = forms.ChoiceField(label=gettext_lazy("In a year"), required=False)

    def __init__(self, *args: Any, steps: Iterable[ScaleStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = {str(it.pk): it for it in steps}
        choices = [("", _("Not said")), *((pk, it.name) for pk, it in self.steps.items())]
        for name in ("now", "aim"):
            field: Any = self.fields[name]
            field.choices = choices

    def chosen(self) -> dict[str, ScaleStep | None]:
        return {name: self.steps.get(self.cleaned_data[name]) for name in ("now", "aim")}
