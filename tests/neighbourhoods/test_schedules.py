"""What runs by the clock stands in the worker's table once, and only what is registered."""

from django_q.models import Schedule

from neighbourhoods import schedules


def test_the_schedules_are_written_down_once(db):
    def written():
        return sorted(Schedule.objects.values_list("name", "func", "minutes", "repeats"))

    before = written()
    schedules.set_schedules()

    assert written() == before
    assert {(func, minutes) for _, func, minutes, _ in before} == {
        ("neighbourhoods.background.sweep", 1),
        ("neighbourhoods.background.drop_moot_calls", 60),
        ("marketplace.background.after_visits", 10),
        ("marketplace.background.unanswered", 60),
    }


def test_a_schedule_of_ours_that_is_no_longer_registered_goes_and_others_stay(db, monkeypatch):
    Schedule.objects.create(name="of somebody else", func="builtins.print")
    monkeypatch.delitem(schedules.turns, "dichtbij:neighbourhoods.background.sweep")

    schedules.set_schedules()

    names = set(Schedule.objects.values_list("name", flat=True))
    assert "of somebody else" in names
    assert "dichtbij:neighbourhoods.background.sweep" not in names
