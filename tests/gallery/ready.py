"""Paid work in every state: nothing said, on the way, asked, seen; the card, the hours, a person who looks again."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import candidate_cards, counting_hours, looking_again, proposing, readiness, readiness_rules
from marketplace.actions.readiness_rules import Worded
from marketplace.models import CandidateProfile, WorkKind
from marketplace.queries.hours_to_count import hours_to_count
from tests.marketplace import ready

from .lines import Line, looked_at


def towards_work(town: Any) -> None:
    """Samira is seen, with all that fits on a card; Henk is asked; Bea waits for a look; Noor waits for a signature."""
    words, by = town.names.words, town.yvonne
    sentence = Worded("certificate", words[:150], words[:150])
    ready.rules_for(town.municipality, by=by, rules=(ready.A_WISH, sentence, ready.HOURS, ready.A_TALK))
    later = timezone.localdate() + timedelta(days=30)
    readiness_rules.set_rule(town.municipality, by=by, rule=ready.A_CERTIFICATE, valid_from=later)
    readiness_rules.end_rule(town.municipality, by=by, key="talk", valid_from=later)
    visits = [pk for group in hours_to_count(town.samira)[:1] for pk in group.visits]
    counting_hours.choose_hours(town.samira, by=town.samira, visits=visits)
    candidate_cards.choose_card(
        town.samira, by=town.samira, work=WorkKind.objects.all()[:3], name=CandidateProfile.Name.OTHER,
        other_name=town.names.helper[0][:40], shows_work=True, shows_certificates=True, shows_done=True,
        shows_hours=True, hours_a_week=16, morning=True, afternoon=True, shows_travel=True, travel="bike",
        travel_minutes=20, shows_coordinator=True, shows_works_well=True, works_well=words[:80],
    )  # fmt: skip
    for person in (town.samira, town.henk, town.trying.bea, town.trying.noor):
        readiness.say_wish(person, by=person)
    proposing.confirm_talk(town.samira, by=by)
    for person in (town.samira, town.henk, town.trying.noor):
        proposing.propose(person, by=by, why=words[:300])
    readiness.agree(town.samira, by=town.samira)
    proposing.sign(town.samira, by=by)
    readiness.agree(town.trying.noor, by=by)
    first = looking_again.ask_to_look_again(town.trying.bea, by=town.trying.bea, words=words[:400])
    looking_again.answer_look_again(first, by=by, answer=words[:600])
    looking_again.ask_to_look_again(town.trying.bea, by=town.trying.bea, words=words[:400])


PAGE, HOURS, CARD = "/mijn/werkgevers/", "/mijn/werkgevers/uren/", "/mijn/werkgevers/kaart/"
DESK, RULES = "/cms/mensen/{t.trying.bea.pk}/betaald-werk/", "/cms/betaald-werk/regels/"
WRONG_CARD = {"name": "other", "hours_a_week": "x", "travel_minutes": "999", "works_well": "a" * 99}
LINES = (
    Line("rules for paid work", "/algoritme/"),
    Line("rules for paid work, none", "/algoritme/", state="empty"),
    *looked_at("samira", {
        "employers see me": PAGE, "which hours count": HOURS, "what stands on my card": CARD,
    }),
    *looked_at("henk", {"asked whether employers may see me": PAGE, "which hours count, none": HOURS}),
    *looked_at("bea", {"on the way to paid work": PAGE}),
    *looked_at("newcomer", {"employers do not see me": PAGE}, state="empty"),
    Line("which hours count: changed meanwhile", HOURS, "samira", data={"hours": "1-0-99-99"}, once=True),
    Line("my card: with mistakes", CARD, "samira", data=WRONG_CARD, once=True),
    Line("look again: far too much", f"{PAGE}nog-eens/", "henk", data={"words": "a" * 999}, once=True),
    *looked_at("yvonne", {
        "desk: paid work": "/cms/betaald-werk/",
        "desk: paid work of somebody": DESK,
        "desk: paid work, seen": "/cms/mensen/{t.samira.pk}/betaald-werk/",
        "desk: paid work, own note": "/cms/mensen/{t.trying.noor.pk}/betaald-werk/",
        "desk: rules for paid work": RULES,
    }),
    Line("desk: paid work, a colleague signs", "/cms/mensen/{t.trying.noor.pk}/betaald-werk/", "both"),
    Line("desk: no answer written", DESK, "yvonne", data={"do": "answer"}, once=True),
    Line("desk: a rule for paid work with mistakes", RULES + "{t.municipality.pk}/", "yvonne",
         data={"kind": "hours", "valid_from": "2020-01-01", "do": "keep"}, once=True),
    Line("desk: what a rule would change", RULES + "{t.municipality.pk}/", "yvonne",
         data={"kind": "hours", "hours": "9", "sentence_nl": "U deed 9 uur.", "valid_from": "2036-01-01",
               "do": "preview"}, once=True),
)  # fmt: skip
