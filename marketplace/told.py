"""A person's own journal in plain sentences. Whoever did it is said apart, so a sentence names nobody."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "agreement.called_off": _("An agreement was called off."),
    "agreement.made": _("An agreement was made."),
    "call_back.asked": _("You asked us to call you."),
    "call.done": _("We called you."),
    "call.later": _("We agreed to call you later."),
    "call.no_answer": _("We called you. You were not there."),
    "call.wrong_number": _("We called you. The number was not right."),
    "letter.posted": _("We sent you a letter."),
    "message.came_back": _("Our e-mail to you came back."),
    "person.rest_began": _("You get no messages for a while."),
    "person.rest_ended": _("You get messages again."),
    "call.taken": _("You called us."),
    "consent.given": _("You said that we may keep your details."),
    "consent.withdrawn": _("You took back a permission."),
    "helper.invited": _("A helper was asked for a job."),
    "helper.thanked": _("A thank-you was given."),
    "offer.made": _("Somebody offered to help."),
    "offer.withdrawn": _("An offer was taken back."),
    "person.channel": _("It changed how you hear from us."),
    "person.email": _("Your e-mail address was filled in."),
    "person.introduced": _("You got to know each other."),
    "person.joined": _("You joined in."),
    "person.met": _("You got to know our team."),
    "person.moved": _("Your address was filled in."),
    "person.no_texts": _("You wanted no more text messages."),
    "person.paused": _("You said: not now."),
    "person.phone": _("Your phone number was changed."),
    "person.phone_proved": _("You showed that your phone number is yours."),
    "person.preferences": _("It was filled in what you like to do."),
    "person.registered": _("Your details were written down."),
    "person.renamed": _("Your name was changed."),
    "person.resumed": _("You joined in again."),
    "person.shown_as": _("It was filled in how others hear of you."),
    "post.changed": _("Your work as coordinator was changed."),
    "post.given": _("You became coordinator of a neighbourhood."),
    "question.asked": _("A question was asked about a job."),
    "request.amended": _("A request was changed."),
    "request.asked": _("Help was asked for."),
    "request.asked_again": _("Help was asked for once more."),
    "request.asked_if_needed": _("We asked whether help is still needed."),
    "request.expired": _("The day of a request has passed."),
    "request.kept": _("Help is still needed."),
    "request.open_again": _("We look for somebody else."),
    "request.publication_undone": _("A request was taken out of the list."),
    "request.published": _("A request stands in the neighbourhood."),
    "request.put_back": _("A request goes on."),
    "request.to_talk_over": _("We call about a request."),
    "request.withdrawn": _("A request was taken back."),
    "text.received": _("You sent us a text message."),
    "visit.asked_after": _("We asked how it went."),
    "visit.chased": _("We asked our team to call about a visit."),
    "visit.confirmed": _("It was said whether the help came."),
    "visit.done": _("The help is done."),
    "visit.planned": _("A day was chosen."),
    "visit.reminded": _("We reminded you of a visit."),
    "visit.reported": _("It was said how it went."),
    "visit.settled": _("Our team settled a visit."),
}
SCREENS = {
    "accounts": _("the list of who works here"),
    "call": _("a phone call"),
    "calls": _("the list of calls"),
    "day_on_paper": _("the list of today"),
    "paper": _("the letters to print"),
    "person": _("your card"),
    "request": _("a request"),
    "requests": _("the list of requests"),
    "search": _("looking somebody up"),
    "today": _("the list of today"),
    "without_helper": _("the list of requests"),
}


def sentence_for(verb: str) -> str:
    return str(SENTENCES.get(verb, _("Something changed in your details.")))


def screen_words(screen: str) -> str:
    return str(SCREENS.get(screen, _("the screens of our team")))
