"""What happened on the way to paid work, as the desk says it."""

from django.utils.translation import gettext_lazy

VERBS = {
    "readiness.wished": gettext_lazy("would like paid work"),
    "readiness.proposed": gettext_lazy("asked whether employers may see them"),
    "readiness.agreed": gettext_lazy("said yes to being seen by employers"),
    "readiness.not_now": gettext_lazy("does not want to be seen by employers now"),
    "readiness.signed": gettext_lazy("signed: employers see the card"),
    "readiness.paused": gettext_lazy("employers do not see the card for now"),
    "readiness.came_back": gettext_lazy("wants to be seen by employers again"),
    "readiness.renewed": gettext_lazy("said yes for 6 months more"),
    "readiness.withdrawn": gettext_lazy("stopped being seen by employers"),
    "readiness.taken_back": gettext_lazy("proposal or signature taken back"),
    "readiness.asked_to_renew": gettext_lazy("asked whether employers may go on seeing them"),
    "readiness.asked_to_confirm": gettext_lazy("asked whether the card for employers is still right"),
    "readiness.confirmed": gettext_lazy("said that the card for employers is right"),
    "readiness.not_confirmed": gettext_lazy("did not say whether the card is right: employers do not see it"),
    "readiness.over": gettext_lazy("6 months are over: employers no longer see the card"),
    "readiness.talked": gettext_lazy("talked about paid work"),
    "readiness.talk_again": gettext_lazy("the talk about paid work no longer counts"),
    "readiness.talk_asked": gettext_lazy("wants to talk about paid work"),
    "readiness.hours_chosen": gettext_lazy("chose which hours count"),
    "readiness.card_chosen": gettext_lazy("chose what stands on the card for employers"),
    "readiness.look_again": gettext_lazy("asks that a person looks again"),
    "readiness_rule.set": gettext_lazy("wrote down a rule for paid work"),
    "readiness.looked_again": gettext_lazy("has an answer: a person looked again"),
}
