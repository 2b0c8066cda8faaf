"""What else asks for a coordinator on Vandaag: a line for each, with the one thing to do next. Gone when it is done."""

from collections.abc import Callable
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.workbench import employer_due, introduction_due, job_due, path_due, readiness_due, thinking_due, trial_due
from cms.workbench.due_line import Due
from marketplace.asked_words import COURSE
from marketplace.queries.households import TooManyDays, too_many_days
from marketplace.queries.morning import Morning
from marketplace.queries.renewals import Ending, endings_in_care_of
from marketplace.queries.young import too_young
from neighbourhoods.models import Supporter, User
from neighbourhoods.queries.regulations import regulations_in
from neighbourhoods.rules import leads_of
from training.queries.circle import handovers_ending
from training.queries.desk import ToDo, to_do
from training.queries.rounds import classes_of

LAST_DAYS = 7  # of an overlap
REMIND_IN_MONTH = 12  # rules for next year: from 1 December


def missing_rules(morning: Morning) -> list[Due]:
    """Amounts, ages and terms that nobody wrote down: for today, and from December for next year."""
    today = timezone.localdate()
    until = date(today.year + 1, 1, 1) if today.month == REMIND_IN_MONTH else today
    lines = []
    for place in regulations_in(morning.municipalities, morning.regulations):
        missing = [rule for rule in place.rules if rule.missing_from and rule.missing_from <= until]
        if missing:
            first = min(rule.missing_from for rule in missing if rule.missing_from)
            lines.append(_rules_line(place.name, [rule.title for rule in missing], first))
    return lines


def _rules_line(place: str, titles: list[str], first: date) -> Due:
    said = ngettext("%(count)d rule has no numbers", "%(count)d rules have no numbers", len(titles))
    return Due(
        icon="book-open",
        title=_("%(rules)s from %(day)s")
        % {"rules": said % {"count": len(titles)}, "day": date_format(first, "j F Y")},
        words=f"{place}: {', '.join(titles)}",
        action=_("Fill in"),
        href=reverse("workbench:regulations"),
    )


def certificates_to_make(morning: Morning) -> list[Due]:
    """Classes that are over, where somebody who did it has no certificate yet."""
    return [
        Due(
            icon="graduation-cap",
            title=ngettext("%(n)s certificate to make", "%(n)s certificates to make", it.missing) % {"n": it.missing},
            words=f"{it.course}, {it.place}",
            action=_("Look"),
            href=reverse("workbench:class_certificates", args=[it.id]),
        )
        for it in classes_of(morning.viewer, only_missing=True)
    ]


SAID_OF_A_COURSE = {
    "presence": (gettext_lazy("Who was there?"), gettext_lazy("Write down")),
    "close": (gettext_lazy("Who did the course?"), gettext_lazy("Finish")),
    "waiting": (gettext_lazy("Full, and people wait"), gettext_lazy("Look")),
}


def courses_to_see_to(morning: Morning) -> list[Due]:
    """A part of a course that nobody noted, a course that is over, a full one with people who wait."""
    return [_course_line(it) for it in to_do(morning.viewer)]


def _course_line(it: ToDo) -> Due:
    title, action = SAID_OF_A_COURSE[it.kind]
    words = f"{it.name}, {date_format(it.on, 'j F')}"
    if it.waiting:
        words = f"{words}: " + ngettext("%(count)d person waits", "%(count)d people wait", it.waiting) % {
            "count": it.waiting
        }
    pages = {"presence": ("workbench:presence", it.session_id), "close": ("workbench:finish_run", it.run_id)}
    page, pk = pages.get(it.kind, ("workbench:run", it.run_id))
    by = it.on if it.kind == "waiting" else None
    return Due("graduation-cap", str(title), words, str(action), reverse(page, args=[pk]), by)


def what_ends(morning: Morning) -> list[Due]:
    """Certificates that end soon, and those that ended while the helper goes on: then somebody talks it over."""
    endings = endings_in_care_of(morning.viewer, morning.policies)
    owners = leads_of(it.person.neighbourhood_id for it in endings if it.talk_by is not None)
    return [_ending_line(ending, owners.get(ending.person.neighbourhood_id)) for ending in endings]


def _ending_line(ending: Ending, owner: User | None) -> Due:
    person, policy = ending.person, ending.policy
    what = policy.course.name if ending.code == COURSE and policy.course else _("certificate of conduct (VOG)")
    said = {"name": person.get_short_name(), "what": what, "work": policy.work_kind.name}
    if ending.talk_by is None:
        title = _("%(name)s: %(what)s ends") % said
        words = _("Asked for %(work)s. Look at a new one together in time.") % said
    else:
        title = _("%(name)s: no %(what)s that counts") % said
        words = _("%(work)s goes on. %(owner)s talks it over.") % (
            said | {"owner": owner.get_short_name() if owner else _("Whoever looks after it")}
        )
    return Due(
        icon="shield-check",
        title=title,
        words=words,
        action=_("To the card"),
        href=reverse("workbench:person", args=[person.pk]) + "#papieren",
        by=ending.talk_by or ending.until,
        people=frozenset({person.pk}),
    )


def help_on_too_many_days(morning: Morning) -> list[Due]:
    """Paid help at home that came to be on more days of a week than may be: talked over, never dropped."""
    return [_days_line(it) for it in too_many_days(morning.viewer, morning.regulations)]


def _days_line(it: TooManyDays) -> Due:
    said = {"name": it.requester.get_short_name(), "days": it.days}
    rule = {"week": date_format(it.monday, "j F"), "most": it.most}
    return Due(
        icon="calendar",
        title=_("%(name)s: paid help on %(days)d days in one week") % said,
        words=_("In the week of %(week)s. The rule allows %(most)d. Choose other days together.") % rule,
        action=_("Look"),
        href=reverse("workbench:job", args=[it.task]),
        by=max(timezone.localdate(), it.monday - timedelta(days=1)),
        people=frozenset({it.requester.pk}),
    )


def too_young_for_it(morning: Morning) -> list[Due]:
    """Visits in the diary of somebody under 18 that the rules do not allow: other days or other work, together."""
    return [
        Due(
            icon="calendar",
            title=_("%(name)s: look at the visit on %(day)s")
            % {"name": it.person.get_short_name(), "day": date_format(it.on, "j F")},
            words=it.why,
            action=_("Look"),
            href=reverse("workbench:visit", args=[it.visit]),
            by=it.on,
            people=frozenset({it.person.pk}),
        )
        for it in too_young(morning.viewer, morning.regulations)
    ]


def overlaps_that_end(morning: Morning) -> list[Due]:
    """Who handed somebody over may look along for a few days more: what must still be said is said now."""
    return [_overlap_line(row) for row in handovers_ending(morning.viewer, within=LAST_DAYS)]


def _overlap_line(row: Supporter) -> Due:
    said = {"old": row.who.get_short_name(), "name": row.person.get_short_name(), "day": date_format(row.until, "j F")}
    return Due(
        icon="users",
        title=_("%(name)s: handed over until %(day)s") % said,
        words=_("%(old)s may look along until then. Is everything said?") % said,
        action=_("Look"),
        href=reverse("workbench:plan", args=[row.person_id]),
        by=row.until,
        people=frozenset({row.person_id}),
    )


Source = Callable[[Morning], list[Due]]
SOURCES: tuple[Source, ...] = (
    thinking_due.thinking_along,
    missing_rules,
    courses_to_see_to,
    certificates_to_make,
    job_due.jobs,
    what_ends,
    help_on_too_many_days,
    path_due.on_the_path,
    too_young_for_it,
    overlaps_that_end,
    readiness_due.readiness,
    introduction_due.introductions,
    trial_due.trials,
    employer_due.companies,
    employer_due.diary,
)


def everything_due(morning: Morning) -> list[Due]:
    """Of every source: who waited too long for us first, then the first day; what has no day comes last."""
    lines = [line for source in SOURCES for line in source(morning)]
    return sorted(lines, key=lambda it: (not it.leads, it.by is None, it.by or date.min))
