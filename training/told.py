"""A person's journal about courses in plain sentences; marketplace puts them beside its own."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "course.again": _("You come again to a course another time."),
    "course.attended": _("It was written down whether you were at a course."),
    "course.called_off": _("A course does not take place."),
    "course.changed": _("A course has other days or another place."),
    "course.enrolled": _("You take part in a course."),
    "course.fewer_places": _("A course has fewer places. You are on the waiting list."),
    "course.finished": _("You did a course."),
    "course.goes_on": _("A course goes on."),
    "course.no_place": _("There was no place in a course."),
    "course.place_elsewhere": _("A course goes on. You keep your place at the other time."),
    "course.place_free": _("There was a place in a course for you."),
    "course.reminded": _("We reminded you of a course."),
    "course.stepped_back": _("You do not do a course after all."),
    "course.wait_ended": _("You have a place in a course. You no longer wait for another time."),
    "course.waiting": _("You are on the waiting list of a course."),
    "module.shown": _("You showed that you can do a part of a course."),
    "module.taken_back": _("A part of a course was ticked by mistake."),
    "run.called_off": _("You called a course off."),
    "run.changed": _("You changed a course."),
    "run.closed": _("You closed a course."),
    "run.opened": _("You put a course in the list."),
    "run.planned": _("You prepared a course."),
    "run.taken_up": _("You took up a course again."),
}
