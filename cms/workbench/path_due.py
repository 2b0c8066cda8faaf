"""What changes soon for people on the path, each with who talks it over, on Vandaag."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.due_line import Due
from marketplace.queries.morning import Morning
from training.queries.path_ahead import Change, changes_ahead

WORDS = {
    "of_age": (
        gettext_lazy("%(name)s becomes 18 on %(day)s"),
        gettext_lazy("%(owner)s looks with them at what changes."),
    ),
    "ends": (
        gettext_lazy("%(name)s: %(place)s ends on %(day)s"),
        gettext_lazy("%(owner)s talks over what comes after that."),
    ),
    "way_back": (
        gettext_lazy("%(name)s can go back until %(day)s"),
        gettext_lazy("To %(place)s. %(owner)s asks how it goes, and whether that must be longer."),
    ),
}


def on_the_path(morning: Morning) -> list[Due]:
    return [_line(it) for it in changes_ahead(morning.viewer)]


def _line(change: Change) -> Due:
    said = {"name": change.name, "place": change.place, "day": date_format(change.on, "j F"),
            "owner": change.owner or _("Whoever looks after it")}  # fmt: skip
    title, words = WORDS[change.kind]
    page = "workbench:person" if change.kind == "of_age" else "workbench:path"
    return Due(
        icon="footprints",
        title=title % said,
        words=words % said,
        action=_("Look"),
        href=reverse(page, args=[change.person_id]),
        by=change.on,
        people=frozenset({change.person_id}),
    )
