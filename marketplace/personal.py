"""Which tables of the work are about people."""

from neighbourhoods.registry import NOT_A_WORD_ABOUT_THEM, about_people, holds_sentences, not_about_people

from .models import Agreement, CalendarFeed, GoodToKnow, HelperProfile, Offer, Opportunity, Thanks, Visit, WorkKind

SEARCH = dict.fromkeys(("x", "y", "z", "band", "kind_bit", "certificate_mask"), "made from the rest, for the search")

about_people(HelperProfile, "user", hands_over="user likes reach_minutes hours_0 hours_1 hours_2")
about_people(CalendarFeed, "user", hands_over="user is_open", holds_back={"number": NOT_A_WORD_ABOUT_THEM})
about_people(
    Opportunity,
    "requester",
    hands_over="kind state work_kind requester neighbourhood source entered_by latitude longitude day on_date at_time"
    " morning afternoon evening minutes wish good_to_know asked_at looking_from published_at published_by asked_first"
    " still_needed_asked_on talk_owner talk_by talk_reason hours_0 hours_1 hours_2",
    holds_back=SEARCH,
)
about_people(Offer, "helper", hands_over="opportunity helper state made_at")
about_people(
    Agreement,
    "helper",
    "opportunity__requester",
    hands_over="opportunity helper state made_at ended_at",
    holds_back={"made_by": "who pressed the button may be the other of the pair"},
)
about_people(
    Visit,
    "agreement__helper",
    "agreement__opportunity__requester",
    hands_over="agreement state on_date at_time minutes settled_by",
    holds_back=dict.fromkeys(
        ("helper_said", "helper_said_at", "requester_said_done", "requester_said_at"),
        "what one of the two told us is not for the other; each finds their own answer in the journal",
    ),
)
about_people(
    Thanks,
    "agreement__helper",
    "agreement__opportunity__requester",
    hands_over="agreement sentence own_words given_at",
    holds_back={"entered_by": NOT_A_WORD_ABOUT_THEM},
)
not_about_people(WorkKind, GoodToKnow)
holds_sentences(WorkKind, GoodToKnow)
