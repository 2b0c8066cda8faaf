"""Tasters, pupils and hours: what residents, supervisors and coordinators see of them."""

from typing import Any

from marketplace.actions import internships, tasters, visiting
from tests.marketplace import stories, stories_of_pupils

from .lines import Line, looked_at


class Trying:
    """A place of work with Bea in charge: tried, worked at by a pupil, with hours that differ. Hangs on a town."""

    def __init__(self, town: Any) -> None:
        here, yvonne = town.here, town.yvonne
        self.bea = town.somebody("bea")
        self.noor = stories_of_pupils.pupil(here)
        self.noor.first_name, self.noor.last_name = town.names.helper
        self.noor.save()
        self.place = stories_of_pupils.place_of_work(town.wit, self.bea)
        self.internship = stories_of_pupils.internship(self.noor, yvonne)
        today = stories.a_day(0)
        self.done = stories_of_pupils.confirmed(stories_of_pupils.helps(self.noor, self.place, today, 60))
        self.open = stories_of_pupils.helps(self.noor, self.place, today, 60)
        differs = stories_of_pupils.helps(self.noor, self.place, today, 60)
        visiting.report_visit(differs, by=self.noor, how="good", minutes=60)
        visiting.confirm_visit(differs, by=self.bea, done=True, minutes=120)
        self.coming = self._taster(town, town.samira, 3, together_with=town.henk)
        self.due = self._taster(town, town.henk, 0)
        self.said = self._taster(town, town.newcomer, 0)
        tasters.say_how_it_was(self.said, by=yvonne, outcome="not", own_words=town.names.words[:200])
        self.stopped = stories_of_pupils.internship(town.somebody("stopped"), yvonne)
        internships.stop_internship(self.stopped, by=yvonne)

    def _taster(self, town: Any, person: Any, in_days: int, **said: Any) -> Any:
        return stories_of_pupils.taster(self.place, person, by=town.yvonne, in_days=in_days, at_time=None, **said)


LINES = (
    *looked_at("samira", {"a place to try": "/mijn/proberen/{t.trying.coming.pk}/"}),
    *looked_at("henk", {"how was it to try": "/mijn/proberen/{t.trying.due.pk}/"}),
    *looked_at("newcomer", {"tried, and not for me": "/mijn/proberen/{t.trying.said.pk}/"}),
    *looked_at("noor", {"my path of a pupil": "/mijn/", "my week on paper": "/mijn/weekbriefje/"}),
    *looked_at("bea", {"who came": "/mijn/werkplek/", "who came, nobody": "/mijn/werkplek/?week=2020-W01"}),
    Line("how was it, too much", "/mijn/proberen/{t.trying.due.pk}/", "henk", data={"own_words": "a" * 300}, once=True),
    *looked_at("yvonne", {
        "desk: pupils": "/cms/leerlingen/",
        "desk: a new pupil": "/cms/mensen/{t.samira.pk}/stage/",
        "desk: agreement of a pupil": "/cms/leerlingen/{t.trying.internship.pk}/print/",
        "desk: try a place": "/cms/mensen/{t.samira.pk}/proberen/",
        "desk: a week to enter": "/cms/weekbriefje/?wie={t.trying.noor.pk}",
        "desk: a week on paper": "/cms/weekbriefje/print/?plek={t.trying.place.pk}",
        "desk: no week yet": "/cms/weekbriefje/?nummer=x",
    }),
    Line("desk: a new pupil, nothing filled in", "/cms/mensen/{t.samira.pk}/stage/", "yvonne", data={}),
    Line("desk: try a place, nothing filled in", "/cms/mensen/{t.samira.pk}/proberen/", "yvonne", data={}, once=True),
    Line("desk: a school, nothing filled in", "/cms/leerlingen/school/", "yvonne", data={}, once=True),
)  # fmt: skip
