"""The words of the desk: how long something waits, what a line of the journal says."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.workbench import employer_words, readiness_words, trial_words
from neighbourhoods.queries.residents import Moment

ADDRESS_ALOUD = gettext_lazy("Who helps you may get your address in a text message. Is that all right?")

VERBS = (
    employer_words.VERBS
    | readiness_words.VERBS
    | trial_words.VERBS
    | {
        "person.joined": gettext_lazy("joined on the website"),
        "person.registered": gettext_lazy("was written down"),
        "person.moved": gettext_lazy("address changed"),
        "person.met": gettext_lazy("got acquainted"),
        "person.pace": gettext_lazy("said how much they want to do"),
        "person.paused": gettext_lazy("takes a pause"),
        "person.resumed": gettext_lazy("is back"),
        "person.channel": gettext_lazy("hears from us in another way"),
        "person.no_texts": gettext_lazy("wants no more text messages"),
        "text.received": gettext_lazy("sent us a text message"),
        "person.shown_as": gettext_lazy("is named in another way"),
        "person.birth_date": gettext_lazy("date of birth filled in"),
        "person.preferences": gettext_lazy("wishes changed"),
        "certificate.noted": gettext_lazy("did a course"),
        "conduct_check.noted": gettext_lazy("certificate of conduct (VOG) seen"),
        "conduct_check.struck": gettext_lazy("certificate of conduct (VOG) taken out: a mistake"),
        "exemption.given": gettext_lazy("exemption given"),
        "exemption.ended": gettext_lazy("exemption ended"),
        "work.asked_how": gettext_lazy("wants to know how to begin"),
        "work.asks_again": gettext_lazy("heard that something ends soon"),
        "work.asks_now": gettext_lazy("something ended: to talk over"),
        "consent.given": gettext_lazy("gave a permission"),
        "consent.withdrawn": gettext_lazy("took a permission back"),
        "call.taken": gettext_lazy("called us"),
        "call.done": gettext_lazy("was called"),
        "call.no_answer": gettext_lazy("was called, no answer"),
        "call.wrong_number": gettext_lazy("was called, wrong number"),
        "letter.posted": gettext_lazy("got a letter"),
        "message.came_back": gettext_lazy("an e-mail came back"),
        "person.rest_began": gettext_lazy("rests from messages"),
        "person.rest_ended": gettext_lazy("gets messages again"),
        "call.later": gettext_lazy("will be called later"),
        "request.asked": gettext_lazy("asked for help"),
        "request.asked_again": gettext_lazy("asked for the same help again"),
        "request.amended": gettext_lazy("request changed"),
        "request.withdrawn": gettext_lazy("no longer needs it"),
        "request.kept": gettext_lazy("still needs it"),
        "request.published": gettext_lazy("put in the neighbourhood"),
        "request.publication_undone": gettext_lazy("taken out of the neighbourhood again"),
        "request.to_talk_over": gettext_lazy("to be talked over"),
        "request.put_back": gettext_lazy("talked over, goes on"),
        "request.open_again": gettext_lazy("looks for a helper again"),
        "request.asked_if_needed": gettext_lazy("asked whether it is still needed"),
        "request.expired": gettext_lazy("the day passed"),
        "helper.invited": gettext_lazy("a helper was asked"),
        "helper.thanked": gettext_lazy("a thank-you was given"),
        "job.posted": gettext_lazy("work written down"),
        "job.amended": gettext_lazy("work changed"),
        "job.asked_about": gettext_lazy("wants to know more"),
        "job.allowance_explained": gettext_lazy("written down why an hour is worth more"),
        "job.over": gettext_lazy("the last day of the work passed"),
        "displacement.checked": gettext_lazy("questions about paid work answered"),
        "displacement.seconded": gettext_lazy("a colleague looked too"),
        "taster.planned": gettext_lazy("trial morning planned"),
        "taster.reminded": gettext_lazy("reminded of the trial morning"),
        "taster.asked_after": gettext_lazy("asked how the trial morning was"),
        "taster.said": gettext_lazy("said how the trial morning was"),
        "taster.called_off": gettext_lazy("trial morning called off"),
        "offer.made": gettext_lazy("wants to help"),
        "offer.withdrawn": gettext_lazy("offer taken back"),
        "agreement.made": gettext_lazy("agreed to help"),
        "agreement.called_off": gettext_lazy("agreement called off"),
        "agreement.substitute": gettext_lazy("regular substitute named or taken away"),
        "visit.cannot_come": gettext_lazy("cannot come once"),
        "visit.stand_in_asked": gettext_lazy("others are asked to come instead"),
        "visit.stand_in": gettext_lazy("somebody else comes once"),
        "visit.stand_in_no": gettext_lazy("somebody who was asked cannot"),
        "visit.comes_after_all": gettext_lazy("comes after all"),
        "visit.nobody_yet": gettext_lazy("told that nobody was found yet"),
        "visit.nobody_comes": gettext_lazy("nobody comes this time"),
        "visit.company_needed": gettext_lazy("first time: somebody has to come along"),
        "visit.company": gettext_lazy("it is known who comes along"),
        "visit.stand_in_off": gettext_lazy("need not come instead any more"),
        "visit.company_off": gettext_lazy("does not come along after all"),
        "rhythm.begun": gettext_lazy("fixed days written down"),
        "rhythm.changed": gettext_lazy("different from now on"),
        "rhythm.ends": gettext_lazy("last day chosen"),
        "rhythm.ended": gettext_lazy("what came back is done"),
        "visit.moved": gettext_lazy("one visit on another day"),
        "visit.skipped": gettext_lazy("one visit off"),
        "visit.after_all": gettext_lazy("one visit takes place after all"),
        "visit.taken_as_done": gettext_lazy("counts as done: one of the two said so"),
        "helper.rests": gettext_lazy("the helper rests: others are looked for"),
        "visit.planned": gettext_lazy("day of the visit chosen"),
        "visit.reminded": gettext_lazy("reminded of tomorrow"),
        "visit.asked_after": gettext_lazy("asked how it went"),
        "visit.reported": gettext_lazy("the helper said how it went"),
        "visit.confirmed": gettext_lazy("the neighbour said whether it was done"),
        "visit.settled": gettext_lazy("visit settled"),
        "visit.done": gettext_lazy("visit done"),
        "visit.chased": gettext_lazy("nobody told how it went"),
        "call_back.asked": gettext_lazy("wants us to tell others that they volunteer"),
        "talk.asked": gettext_lazy("wants to have a talk"),
        "question.asked": gettext_lazy("wants to ask something first"),
        "booklet.changed": gettext_lazy("work booklet changed"),
        "booklet.shared": gettext_lazy("work booklet shared"),
        "booklet.share_stopped": gettext_lazy("work booklet no longer shared"),
        "budget.set": gettext_lazy("most messages a week chosen"),
        "calendar.opened": gettext_lazy("own calendar opened"),
        "calendar.closed": gettext_lazy("own calendar closed"),
        "certificate.issued": gettext_lazy("got a certificate"),
        "certificate.corrected": gettext_lazy("certificate corrected"),
        "certificate.renewed": gettext_lazy("certificate renewed"),
        "certificate.withdrawn": gettext_lazy("certificate withdrawn"),
        "certificate.shared": gettext_lazy("shares a certificate"),
        "certificate.share_stopped": gettext_lazy("no longer shares a certificate"),
        "certificate.round": gettext_lazy("certificates of a class begun"),
        "certificate.round_done": gettext_lazy("certificates of a class made"),
        "path.corrected": gettext_lazy("step on the path put right"),
        "path.returned": gettext_lazy("went back to a place of before"),
        "path.stepped": gettext_lazy("took a step on the path"),
        "path.stopped": gettext_lazy("stopped at a place of the path"),
        "path.talk": gettext_lazy("wants to talk about another place"),
        "path.words_erased": gettext_lazy("words with a step taken away"),
        "scale.noted": gettext_lazy("how much somebody takes part written down"),
        "proof.seen": gettext_lazy("proof from elsewhere seen"),
        "course.enrolled": gettext_lazy("takes part in a course"),
        "course.waiting": gettext_lazy("waits for a place in a course"),
        "course.place_free": gettext_lazy("got a place in a course"),
        "course.place_elsewhere": gettext_lazy("keeps the place at another time of the course"),
        "course.wait_ended": gettext_lazy("waits no longer: has a place at another time"),
        "course.no_place": gettext_lazy("no place in a course"),
        "course.fewer_places": gettext_lazy("back on the waiting list: fewer places"),
        "course.stepped_back": gettext_lazy("does not do a course after all"),
        "course.again": gettext_lazy("comes to the course another time"),
        "course.reminded": gettext_lazy("reminded of a course"),
        "course.changed": gettext_lazy("told that a course changed"),
        "course.called_off": gettext_lazy("told that a course is off"),
        "course.goes_on": gettext_lazy("told that a course goes on"),
        "course.attended": gettext_lazy("presence at a course noted"),
        "course.finished": gettext_lazy("did a course"),
        "module.shown": gettext_lazy("showed a part of a course"),
        "module.taken_back": gettext_lazy("part of a course ticked by mistake"),
        "run.planned": gettext_lazy("course prepared"),
        "run.opened": gettext_lazy("course put in the list"),
        "run.changed": gettext_lazy("course changed"),
        "run.called_off": gettext_lazy("course called off"),
        "run.taken_up": gettext_lazy("course taken up again"),
        "run.closed": gettext_lazy("course closed"),
        "internship.began": gettext_lazy("internship for school began"),
        "internship.resumed": gettext_lazy("internship goes on"),
        "internship.stopped": gettext_lazy("internship stopped"),
        "internship.asked_sign_off": gettext_lazy("asked to sign for the internship"),
        "internship.signed_off": gettext_lazy("internship signed for"),
        "school.added": gettext_lazy("school added"),
        "school.teacher": gettext_lazy("became the contact of a school"),
        "holiday.set": gettext_lazy("school holiday written down"),
        "holiday.removed": gettext_lazy("school holiday taken away"),
        "person.email": gettext_lazy("e-mail address changed"),
        "person.phone": gettext_lazy("telephone number changed"),
        "person.phone_proved": gettext_lazy("telephone number proved"),
        "person.introduced": gettext_lazy("got to know somebody"),
        "person.renamed": gettext_lazy("name changed"),
        "policy.set": gettext_lazy("written down what work asks"),
        "post.given": gettext_lazy("became coordinator"),
        "post.changed": gettext_lazy("work as coordinator changed"),
        "regulation.set": gettext_lazy("rule with a date written down"),
        "task.retried": gettext_lazy("failed task started again"),
        "task.dismissed": gettext_lazy("failed task put away"),
        "certificate.given_again": gettext_lazy("withdrawn by mistake, given again"),
        "intake.told": gettext_lazy("told what they can do"),
        "intake.finished": gettext_lazy("intake finished"),
        "advice.given": gettext_lazy("advice written down"),
        "advice.answered": gettext_lazy("said what they think of an advice"),
        "tailor_made.opened": gettext_lazy("we think along"),
        "tailor_made.asked_again": gettext_lazy("asked once more to think along"),
        "tailor_made.planned": gettext_lazy("written down what will be done"),
        "tailor_made.taken_over": gettext_lazy("somebody else thinks along"),
        "tailor_made.fell_to_lead": gettext_lazy("falls to the first coordinator"),
        "tailor_made.put_off": gettext_lazy("thinking along on another day"),
        "tailor_made.settled": gettext_lazy("something came of thinking along"),
        "tailor_made.not_now": gettext_lazy("says: not now"),
        "circle.contact": gettext_lazy("spoke with who helps them"),
        "circle.ended": gettext_lazy("somebody no longer helps them"),
        "circle.handed_over": gettext_lazy("handed over to a colleague"),
        "circle.joined": gettext_lazy("somebody helps them"),
        "circle.lead": gettext_lazy("somebody is the first to call"),
        "dream.written": gettext_lazy("dream written down"),
        "goal.added": gettext_lazy("goal in the plan"),
        "goal.put_away": gettext_lazy("goal put away"),
        "goal.taken_up": gettext_lazy("goal taken up again"),
        "small_step.added": gettext_lazy("small step in the plan"),
        "small_step.done": gettext_lazy("small step done"),
        "small_step.not_yet": gettext_lazy("small step open again"),
        "small_step.put_back": gettext_lazy("small step back in the plan"),
        "small_step.removed": gettext_lazy("small step taken out"),
        "small_step.ticked": gettext_lazy("small step ticked, waits for the resident"),
        "small_step.yes_aloud": gettext_lazy("said yes to a small step"),
        "suggestion.again": gettext_lazy("brought suggestions back"),
        "suggestion.not_now": gettext_lazy("put a suggestion away for some weeks"),
    }
)


NEXT = {
    "agreement": gettext_lazy("helps: there is an agreement"),
    "visit": gettext_lazy("comes instead of somebody"),
    "taster": gettext_lazy("tries a place"),
    "introduction": gettext_lazy("meets an employer"),
    "course": gettext_lazy("does a course"),
    "thinking_along": gettext_lazy("we think along"),
    "talk": gettext_lazy("a request is talked over"),
    "call": gettext_lazy("we call"),
    "offer": gettext_lazy("said yes: we call about it"),
    "internship": gettext_lazy("helps for a school"),
    "request": gettext_lazy("asked for help"),
    "place": gettext_lazy("has a place with days of its own"),
    "pause": gettext_lazy("takes a pause"),
    "not_now": gettext_lazy("says: not now"),
    "nothing": gettext_lazy("nothing is planned: think along"),
}


def happened(moment: Moment) -> str:
    """A line of the journal in words; a verb of a later version stays as it is."""
    return str(VERBS.get(moment.verb, moment.verb))


def waiting_since(moment: datetime) -> str:
    """How long somebody waits: "wacht al 2 uur", "wacht sinds gisteren", "wacht sinds 12 mei"."""
    if minutes := _lately(moment):
        return _("waiting %(time)s") % {"time": _span(minutes)}
    return _("waiting since %(day)s") % {"day": since(moment)}


def since(moment: datetime) -> str:
    """The same without the verb: "2 uur", "gisteren", "12 mei"."""
    if minutes := _lately(moment):
        return _span(minutes)
    days = (timezone.localdate() - timezone.localdate(moment)).days
    return _("yesterday") if days == 1 else date_format(timezone.localtime(moment), "j F")


def _lately(moment: datetime) -> int:
    """The minutes since then, at least one; nought when it was longer ago than today."""
    minutes = max(1, int((timezone.now() - moment).total_seconds() // 60))
    return minutes if minutes < 60 or timezone.localdate(moment) == timezone.localdate() else 0


def _span(minutes: int) -> str:
    if minutes < 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {"count": minutes // 60}


def lasted(time: timedelta) -> str:
    """About how long something took: "40 minuten", "7 uur", "2 dagen"."""
    hours = round(time / timedelta(hours=1))
    if hours < 1:
        return _span(max(1, round(time / timedelta(minutes=1))))
    if hours < 36:
        return _span(60 * hours)
    days = round(time / timedelta(days=1))
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def greeting(now: datetime) -> str:
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")
