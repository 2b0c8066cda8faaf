"""Let Lindedaal live today: a week full of requests in every state, and the stories of Samira and Henk."""

from marketplace.actions.asking import withdraw_request
from marketplace.actions.clock import ask_if_still_needed, expire_opportunity
from neighbourhoods.actions.people import pause_person

from . import tasks
from .moments import at, days_ago
from .telling import Teller, in_days


def tell_helpers(teller: Teller) -> None:
    """Samira and Henk have a story of their own."""
    for who, kind, helper, day, thanks in (*SAMIRA, *HENK):
        ask = tasks.Ask(who, kind, on=-day, at=10, helper=helper, hours_ago=(day + 3) * 24, source=tasks.Source.PHONE)
        teller.done(ask, thanks)


def tell_week(teller: Teller) -> None:
    for ask in tasks.agreed():
        teller.agreed(ask)
    for ask in sorted(tasks.looking(), key=lambda ask: -ask.hours_ago):
        teller.looking(ask)
    for ask in sorted(tasks.waiting(), key=lambda ask: -ask.hours_ago):
        teller.waiting(ask)
    for ask in tasks.to_talk_over():
        teller.to_talk_over(ask)
    the_day_passed(teller)
    no_longer_needed(teller)
    corrie, until = teller.town.helpers["Corrie"], in_days(24)
    with at(days_ago(6)):
        pause_person(corrie, by=corrie, until=until)


def the_day_passed(teller: Teller) -> None:
    """Nobody came, the neighbour was asked and did not answer: the coordinator calls."""
    ask = tasks.Ask("meneer Rietveld", "tuin", on=-4, source=tasks.Source.PHONE)
    opportunity = teller.publish(teller.ask(ask, days_ago(8)), days_ago(8))
    with at(days_ago(3)):
        ask_if_still_needed(opportunity)
    with at(days_ago(0, hour=8), calls_made=False):
        expire_opportunity(opportunity)


def no_longer_needed(teller: Teller) -> None:
    ask = tasks.Ask("Tom", "kleine-klus", day=tasks.Day.THIS_WEEK)
    opportunity = teller.publish(teller.ask(ask, days_ago(5)), days_ago(5))
    with at(days_ago(4)):
        withdraw_request(opportunity, by=teller.town.neighbours["Tom"])


SAMIRA = (
    ("mevrouw De Wit", "boodschappen", "Samira", 7, "Fijn dat u er was. Tot volgende week."),
    ("mevrouw De Wit", "boodschappen", "Samira", 14, "nice"),
    ("mevrouw Hartman", "gezelschap", "Samira", 20, "We hebben ook nog gelachen. Dank u wel."),
    ("familie Yılmaz", "was-en-strijk", "Samira", 31, "relieved"),
    ("Leila", "boodschappen", "Samira", 44, ""),
    ("mevrouw Van Es", "boodschappen", "Samira", 58, "well_done"),
    ("mevrouw De Wit", "gezelschap", "Samira", 73, "nice"),
    ("meneer Kooistra", "boodschappen", "Samira", 90, ""),
)
HENK = (
    ("mevrouw Jansen", "was-en-strijk", "Henk", 7, "Mijn overhemden zijn weer netjes."),
    ("mevrouw Prins", "was-en-strijk", "Henk", 12, "well_done"),
    ("mevrouw Zwart", "hulp-in-huis", "Henk", 26, "relieved"),
    ("meneer Pronk", "was-en-strijk", "Henk", 40, ""),
    ("mevrouw De Wit", "kleine-klus", "Henk", 47, "Goed werk. De lamp doet het weer."),
    ("mevrouw Jansen", "was-en-strijk", "Henk", 61, "nice"),
)
