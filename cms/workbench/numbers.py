"""The figures of the desk in words and bars: week by week, and place by place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.charts import BarChart, bar_chart
from cms.workbench import words
from marketplace.queries.figures import Figures, Week


def week_chart(weeks: Sequence[Week]) -> BarChart:
    """What was asked for and what was done; the last week still runs, so the sentence tells of the one before."""
    before = weeks[-2]
    told = {"asked": before.asked, "done": before.done}
    if any(week.asked or week.done for week in weeks):
        sentence = _("Last week: %(asked)d asked, %(done)d done. This week still runs.") % told
    else:
        sentence = _("Nothing was asked for in these weeks.")
    return bar_chart(
        sentence,
        over=_("Week of"),
        series=(_("asked"), _("done")),
        rows=[(date_format(week.monday, "j b"), (week.asked, week.done)) for week in weeks],
    )


@dataclass(frozen=True)
class PlaceRow:
    """One line of the table. `share`: how long the bar is, of the longest. It compares work, never people."""

    name: str
    looking: int
    done: int
    share: int
    helpers: int
    took: str


def place_rows(places: Sequence[Figures]) -> list[PlaceRow]:
    most = max((place.done_this_month for place in places), default=0)
    return [
        PlaceRow(
            name=place.name,
            looking=place.now.without_helper,
            done=place.done_this_month,
            share=round(100 * place.done_this_month / most) if most else 0,
            helpers=place.helpers,
            took=words.lasted(place.until_helper) if place.until_helper is not None else "",
        )
        for place in places
    ]
