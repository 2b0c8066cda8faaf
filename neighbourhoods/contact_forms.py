"""Forms about how somebody hears from us: a way for each kind of message, and a rest from messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from neighbourhoods import channels
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel, Group, QuietReason

WAYS = {  # in the order in which somebody chooses from them
    Channel.TEXT: _("by text message"),
    Channel.EMAIL: _("by e-mail"),
    Channel.CALL: _("call me"),
    Channel.LETTER: _("by letter"),
}


class WaysForm(forms.Form):
    """For each group of messages a way, or as everything else."""

    use_required_attribute = False

    agreements = forms.ChoiceField(label=_("About agreements"), required=False)
    invitations = forms.ChoiceField(label=_("Can you help?"), required=False)
    thanks = forms.ChoiceField(label=_("A thank-you"), required=False)

    def __init__(self, data: Any = None, *, person: User) -> None:
        super().__init__(data, initial=person.channels)
        reachable = {*channels.ways_of(person), *person.channels.values()}
        for group in Group.values:
            ways = [("", _("As usual")), *((way, WAYS[way]) for way in WAYS if way in reachable)]
            self.fields[group].choices = ways  # type: ignore[attr-defined]


class RestForm(forms.Form):
    """A rest from messages: why, in words that say nothing about a person, and the last day."""

    use_required_attribute = False

    reason = forms.ChoiceField(label=_("Why?"), choices=QuietReason)
    until = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )
