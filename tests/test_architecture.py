"""The house keeps its rules, and every rule is seen to fail on a broken example."""

import pytest

from . import architecture as house
from .architecture import Source, sources

PYTHON = [source for source in sources("**/*.py") if "migrations" not in source.parts]
MIGRATIONS = sources("migrations/0*.py")
ACTIONS = [source for source in sources("actions/*.py", "actions.py") if not source.path.endswith("__init__.py")]
EDGE = [source for source in PYTHON if source.is_view or {"workbench", "templatetags"} & set(source.parts)]
TEMPLATES = sources("templates/**/*.html", "templates/**/*.txt")
TESTS = [*sources("**/*.py", under=["tests"])]

# Where a state may be written outside actions/, and why.
WRITES_STATES = {
    "cms/bench_ahead.py": "ten thousand agreements of a scratch database",
    "cms/bench_readiness.py": "a hundred thousand residents of a scratch database",
    "cms/bench_candidates.py": "a hundred thousand residents of a scratch database",
    "cms/bench_nearby.py": "a million rows of a scratch database, more than actions would make in a day",
    "marketplace/codes_by_text.py": "the same",
    "marketplace/joining.py": "allauth's own word for what a login that is under way remembers",
}
# Public, but a part of actions and never one by itself: a function, or all of a module.
STEPS = {
    "marketplace.actions.endings": "what several actions share, inside their transaction",
    "marketplace.actions.company.decide_company": "part of the actions that plan visits",
    "marketplace.actions.company.decide_for_stand_in": "part of the yes of who stands in",
    "marketplace.actions.company.decide_again": "part of an exemption",
    "marketplace.actions.company.visits_of": "the same",
    "marketplace.actions.ahead": "days and rows for the actions beside it, and the run that makes them",
    "marketplace.actions.regrouping.regroup": "numbers only; no row is about a person",
    "marketplace.actions.fitting": "what several actions ask before they agree, inside their transaction",
    "marketplace.actions.explaining": "a row beside the action that asked for it, which is written down",
    "marketplace.actions.readiness_clock.look_at_many": "judges, decides nothing; an explanation is its journal",
    "marketplace.actions.employer_moves": "what several actions share, under the lock of the company",
    "marketplace.actions.employers.apply_to_take_part": "nobody is known before; its row tells who asked, and when",
    "marketplace.actions.introducing_moves": "what several actions share, under the lock of the company",
    "marketplace.actions.readiness_moves": "what several actions share, under the lock of the person",
    "marketplace.actions.trials_shared": "what several actions share, under the lock of the person",
    "marketplace.actions.trials_sealing": "what the third signature does, inside its transaction",
    "marketplace.actions.trials_signing.digits_of": "a question",
    "marketplace.actions.moves": "what every action does, inside its transaction",
    "marketplace.actions.seats": "the places of an opportunity, for the actions that hold its lock",
    "marketplace.actions.asking.write_parts": "a step of asking and of writing down a job",
    "marketplace.actions.jobs.begin_job": "a step of writing down a job or a vacancy",
    "marketplace.actions.jobs.rewrite_job": "the same",
    "marketplace.actions.jobs.put_on_map": "the same",
    "marketplace.actions.vacancies.show_or_hide": "part of what puts an employer out of sight or lets it back",
    "marketplace.actions.vacancies.may_write_for": "a question",
    "training.actions.moves": "what every action does, inside its transaction",
    "training.actions.seats": "what several actions share, inside their transaction",
    "marketplace.actions.moderating.may_be_asked": "a question",
    "marketplace.actions.searching": "what the actions about who comes instead share, inside their transaction",
    "training.actions.signing": "what several actions share, inside their transaction",
    "training.actions.issuing.left_of": "a question",
    "training.actions.issuing.left_in": "a question",
    "training.actions.issuing.note_fault": "a row beside the round, whose end is written down",
    "training.actions.issuing.work_on_rounds": "a row in the queue of the worker",
    "neighbourhoods.actions.care": "who may, and the lock, for the actions about somebody",
    "neighbourhoods.actions.people.lock_neighbourhood": "a lock for the actions that make somebody known",
    "neighbourhoods.actions.outbox.call_instead": "the other way of a message, chosen by what happens to a person",
    "neighbourhoods.actions.outbox.move_message": "a step of the machine, taken by the actions around it",
    "neighbourhoods.actions.outbox.move_together": "a step of the machine, of a message and what leaves in it",
    "neighbourhoods.actions.outbox.put_off": "another moment of a message, chosen by what happens to a person",
    "neighbourhoods.actions.outbox.revive": "announcing again, by the action that announces",
    "neighbourhoods.actions.outbox.withdraw": "part of the action that makes the message untrue",
}
# What the system does by itself, or a person nobody knows yet: no `by`.
SYSTEM_VERBS = {
    "marketplace.actions.clock": "what time does: reminders and days that passed",
    "training.actions.clock": "what time does: reminders",
    "marketplace.actions.readiness_clock": "what time does: who can be proposed, a yes that ends or has ended",
    "marketplace.actions.confirming.ask_if_right": "what time does: is a card for employers still right?",
    "marketplace.actions.confirming.tell_it_rests": "the same, without an answer",
    "marketplace.actions.regrouping": "what time does: numbers for who looks around, once a week",
    "marketplace.actions.vacancy_clock": "what time does: is a vacancy still needed?",
    "marketplace.actions.new_people.tell_new_people": "what time does: once a week, for who asked",
    "marketplace.actions.introducing_clock": "what time does: no answer in time, a company that stays silent",
    "marketplace.actions.introducing_outcome.end_with_company": "what follows when a company stopped",
    "marketplace.actions.trials_clock": "what time does: a trial begins, ends soon, is over",
    "marketplace.actions.renewing": "what time does: something ends soon, or has ended",
    "marketplace.actions.first_time.ask_as_visitor": "nobody is known before",
    "marketplace.actions.helpers.join_as_helper": "nobody is known before",
    "marketplace.actions.employers.apply_to_take_part": "nobody is known before; its row tells who asked, and when",
    "marketplace.actions.employers.put_out_of_sight": "what time does: an answer stayed away",
    "marketplace.actions.pausing.let_rest": "the pause of a helper goes on while visits are made",
    "training.actions.tailor_made_clock": "what time does: nothing stands for somebody",
    "training.actions.tailor_made.fall_to_lead": "what time does: a post ended",
    "training.actions.issuing.finish_round": "the worker, of a round that somebody asked for",
    "training.actions.issuing.issue_in_round": "the same",
    "neighbourhoods.actions.contact.note_return": "a mail server says it",
    "neighbourhoods.actions.people.introduce_person": "nobody is known before",
    "neighbourhoods.actions.people.join_as_helper": "nobody is known before",
}
# Edges that may ask a table themselves, and why.
ASKS_TABLES: dict[str, str] = {}


def holds(found: list[str]) -> None:
    """Fails with every sentence, not only the first."""
    assert not found, "\n" + "\n".join(found)


def breaks(rule, where) -> list[str]:
    return [sentence for source in where for sentence in rule(source)]


# ---------------------------------------------------------------- the house
def test_no_app_knows_an_app_above_it():
    holds(breaks(house.looks_up, PYTHON + MIGRATIONS))


def test_no_migration_depends_upward():
    holds(breaks(house.migrates_up, MIGRATIONS))


def test_states_change_in_actions_only():
    with_a_state = house.models_with_a_state(sources("models/*.py", "models.py"))
    elsewhere = [it for it in PYTHON if "actions" not in it.parts and it.path not in WRITES_STATES]
    holds(breaks(lambda source: house.changes_a_state(source, with_a_state), elsewhere))


def test_views_workbench_and_tags_touch_no_tables():
    holds(breaks(house.touches_tables, [source for source in EDGE if source.path not in ASKS_TABLES]))


def test_views_read_no_states():
    holds(breaks(house.reads_a_state, [source for source in EDGE if source.is_view]))


def test_budgets_of_code():
    holds(breaks(house.too_long, PYTHON + TESTS))


def test_budgets_and_safety_of_templates():
    holds(breaks(house.template_breaks, TEMPLATES))


def test_every_file_says_what_belongs_there():
    holds(breaks(house.says_nothing, PYTHON + TESTS))


def test_every_action_knows_who_does_it():
    holds(house.without_a_person(ACTIONS, SYSTEM_VERBS | STEPS))


def test_every_action_writes_the_journal():
    holds(house.without_a_journal(ACTIONS, STEPS))


def test_the_readme_names_only_what_exists():
    holds(house.names_missing_files((house.ROOT / "README.md").read_text("utf-8")))


def test_the_lists_of_exceptions_are_not_stale():
    names, paths = set(house.public_actions(ACTIONS)), {source.path for source in PYTHON}
    names |= {name.rpartition(".")[0] for name in names}
    assert set(SYSTEM_VERBS | STEPS) - names == set()
    assert set(WRITES_STATES | ASKS_TABLES) - paths == set()


# ---------------------------------------------------------------- the rules, broken on purpose
@pytest.mark.parametrize(
    "line",
    [
        "import marketplace",
        "from marketplace.models import Opportunity",
        "def f():\n    from cms import accounts",
        "import_module('training.rules')",
        "task = models.ForeignKey('marketplace.Opportunity', models.CASCADE)",
    ],
)
def test_a_look_upward_is_seen(line):
    assert len(house.looks_up(Source("neighbourhoods/rules.py", line))) == 1


def test_a_look_downward_is_fine():
    downward = "from neighbourhoods.models import User\nabout = 'neighbourhoods.User'"
    assert house.looks_up(Source("marketplace/rules.py", downward)) == []


def test_a_migration_that_depends_upward_is_seen():
    text = "class Migration:\n    dependencies = [('marketplace', '0001_the_loop')]"
    assert len(house.migrates_up(Source("training/migrations/0001_x.py", text))) == 1
    assert house.migrates_up(Source("cms/migrations/0001_x.py", text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "task.state = 'open'",
        "task.state, task.at = 'open', now",
        "tasks.update(state='open')",
        "tasks.update(**{'state': 'open'})",
        "Task.objects.create(state='open')",
        "Task.objects.get_or_create(key=1, defaults={'state': 'open'})",
        "Task.objects.bulk_create([Task(state='open')])",
        "Task.objects.bulk_update(tasks, ['state'])",
        "Task(state='open').save()",
        "setattr(task, 'state', 'open')",
        "class Meta:\n    fields = ['name', 'state']",
    ],
)
def test_a_state_written_outside_actions_is_seen(line):
    assert len(house.changes_a_state(Source("marketplace/views.py", line), {"Task"})) >= 1


@pytest.mark.parametrize("line", ["tasks.filter(state='open')", "if task.state == 'open': pass", "Card(state='open')"])
def test_reading_a_state_is_no_writing(line):
    assert house.changes_a_state(Source("marketplace/queries.py", line), {"Task"}) == []


def test_the_models_with_a_state_are_found():
    text = "class Task(models.Model):\n    state = models.CharField()\n\nclass Kind(models.Model):\n    name = 1"
    assert house.models_with_a_state([Source("marketplace/models/work.py", text)]) == {"Task"}


@pytest.mark.parametrize(
    "line",
    ["Task.objects.all()", "Task._default_manager", "request.user.posts.filter(pk=1)", "get_object_or_404(Task, pk=1)"],
)
def test_a_table_at_the_edge_is_seen(line):
    assert len(house.touches_tables(Source("marketplace/views.py", line))) == 1


def test_a_view_that_reads_a_state_is_seen():
    assert len(house.reads_a_state(Source("marketplace/views.py", "if task.state == 'open': pass"))) == 1


def test_what_is_too_long_is_seen():
    long_file = Source("cms/a.py", "x = 1\n" * 301)
    long_function = Source("cms/a.py", "def f(x):\n" + "    x = 1\n" * 40)
    long_view = Source("cms/views.py", "def f(request):\n" + "    x = 1\n" * 15)
    assert [len(house.too_long(source)) for source in (long_file, long_function, long_view)] == [1, 1, 1]
    assert house.too_long(Source("cms/views.py", "def f(request):\n" + "    x = 1\n" * 14)) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cms/templates/a.html", "<p>\n" * 81),
        ("cms/templates/a.html", '{% include "components/card.html" with title=x %}'),
        ("cms/templates/a.html", '<p style="color: red">'),
        ("cms/templates/a.html", '<button onclick="x()">'),
        ("cms/templates/a.html", "<script>x()</script>"),
        ("cms/templates/components/card.html", "<p>{{ title }}</p>"),
        ("cms/templates/components/card.html", "{# a, b, c, d, e, f, g — a card #}"),
    ],
)
def test_a_broken_template_is_seen(path, text):
    assert len(house.template_breaks(Source(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cms/templates/a.html", '{% include "components/card.html" with title=x only %}'),
        ("cms/templates/a.html", '<script nonce="{{ request.csp_nonce }}">x()</script>'),
        ("cms/templates/components/card.html", "{# a, b (c, d: (x, y)), e, f, g, h — a card #}\n<p></p>"),
        ("cms/templates/components/rule.html", "{# Takes nothing, shows a rule, a line. #}\n<hr>"),
    ],
)
def test_a_good_template_is_left_alone(path, text):
    assert house.template_breaks(Source(path, text)) == []


def test_a_file_that_says_nothing_is_seen():
    assert len(house.says_nothing(Source("cms/a.py", "x = 1"))) == 1
    assert house.says_nothing(Source("cms/__init__.py", "")) == []


ACTION = """
def publish_task(task, *, by):
    _write(task)

def _write(task):
    journal.record(resident=task.person, actor=None, verb="task.published")

def forget_it(task, *, by=None):
    task.save()
"""


def test_an_action_that_asks_nobody_or_writes_nothing_is_seen():
    source = Source("marketplace/actions/tasks.py", ACTION)
    name = "marketplace.actions.tasks.forget_it"
    assert house.without_a_person([source]) == [f"{name} does not ask who does it (by)"]
    assert house.without_a_journal([source]) == [f"{name} does not write the journal"]
    assert house.without_a_person([source], {name}) == house.without_a_journal([source], {name}) == []


def test_a_readme_that_names_a_lost_file_is_seen():
    readme = "`cms/settings.py` and `cms/lost.py`, `lost.md`, but not `a/b` or `make test`"
    assert house.names_missing_files(readme) == ["README names cms/lost.py", "README names lost.md"]
