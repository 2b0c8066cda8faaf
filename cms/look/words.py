"""What the screen says about colours: what became of them, and what was left out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .contrast import luminance
from .gate import Change, Gated, Refusal
from .tokens import Pasted

NAMED = 5  # names in a sentence; a theme file has a thousand
NO_COLOUR = gettext_lazy("This is not a colour we can use. For example: #08544F.")
NAMES = {
    "primary": gettext_lazy("Buttons"),
    "primary-h": gettext_lazy("Buttons under the pointer"),
    "on-primary": gettext_lazy("Letters on buttons"),
    "link": gettext_lazy("Links"),
    "ink": gettext_lazy("Letters"),
    "bg": gettext_lazy("Background"),
    "soft": gettext_lazy("Footer and boxes"),
    "line-2": gettext_lazy("Edges of fields"),
    "focus": gettext_lazy("Ring of the focus"),
    "focus-halo": gettext_lazy("Glow of the focus"),
    "radius": gettext_lazy("Round corners"),
}


def changed(change: Change) -> str:
    words = {"what": NAMES[change.name], "before": change.before, "after": change.after}
    if luminance(change.after) < luminance(change.before):
        return _("%(what)s: %(before)s was hard to read, so we made it darker: %(after)s.") % words
    return _("%(what)s: %(before)s was hard to read, so we made it lighter: %(after)s.") % words


def added(name: str, value: str) -> str:
    return _("%(what)s: we chose %(value)s to go with it.") % {"what": NAMES[name], "value": value}


def about(gated: Gated) -> list[str]:
    """Every change and every choice of ours, a sentence each."""
    return [changed(change) for change in gated.changes] + [added(name, gated.values[name]) for name in gated.added]


def refused(refusal: Refusal) -> str:
    return _(
        "The letters on the button (%(letters)s) look too much like the button (%(button)s). "
        "Take %(better)s for the button, or other letters."
    ) % {"letters": refusal.letters, "button": refusal.button, "better": refusal.better}


def left_out(pasted: Pasted) -> tuple[str, ...]:
    said = []
    if pasted.unreadable:
        names = ", ".join(pasted.unreadable[:NAMED])
        said.append(_("Not used, because the value is no colour or size we can read: %(names)s.") % {"names": names})
    if pasted.others:
        said.append(
            ngettext(
                "%(count)d other token was left out: Dichtbij does not use it.",
                "%(count)d other tokens were left out: Dichtbij does not use them.",
                pasted.others,
            )
            % {"count": pasted.others}
        )
    return tuple(said)


def nothing_found(pasted: Pasted) -> str:
    first = _("We found no token here that we can use. A line looks like this: %(line)s") % {
        "line": "--utrecht-link-color: #24578F;"
    }
    return " ".join((first, *left_out(pasted)))
