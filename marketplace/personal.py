"""Which tables of the work are about people."""

from neighbourhoods.registry import (
    NOT_A_WORD_ABOUT_THEM,
    about_people,
    holds_public_words,
    holds_sentences,
    not_about_people,
)

from .models import (
    Agreement,
    Booklet,
    BookletPart,
    CalendarFeed,
    CandidateProfile,
    ColleagueRequest,
    Condition,
    CountedVisit,
    DiaryCompany,
    DiaryPromise,
    DiaryVisit,
    DisplacementCheck,
    Employer,
    Exemption,
    GoodToKnow,
    HelperProfile,
    Internship,
    Introduction,
    Job,
    LearningLine,
    LookAgain,
    NearbyGroup,
    NewPeopleMail,
    Offer,
    Opportunity,
    Readiness,
    ReadinessExplanation,
    ReadinessRule,
    Rhythm,
    StandInRequest,
    Stone,
    TalkAboutWork,
    Taster,
    Thanks,
    Vacancy,
    Visit,
    WorkKind,
    WorkPolicy,
)

SEARCH = dict.fromkeys(("x", "y", "z", "band", "kind_bit", "certificate_mask"), "made from the rest, for the search")

about_people(
    HelperProfile,
    "user",
    hands_over="user likes reach_minutes hours_0 hours_1 hours_2 most_minutes_a_week nothing_heavy works_best",
)
about_people(Booklet, "person", hands_over="person name own_words shows_other_work code shared_at changed_at")
about_people(BookletPart, "booklet__person", hands_over="booklet work_kind course thanks")
about_people(CalendarFeed, "user", hands_over="user is_open", holds_back={"number": NOT_A_WORD_ABOUT_THEM})
about_people(
    Opportunity,
    "requester",
    hands_over="kind state work_form work_kind requester neighbourhood source entered_by latitude longitude day on_date"
    " at_time morning afternoon evening minutes wish good_to_know asked_at looking_from published_at published_by"
    " asked_first still_needed_asked_on talk_owner talk_by talk_reason hours_0 hours_1 hours_2",
    holds_back=SEARCH,
)
about_people(Offer, "helper", hands_over="opportunity helper state made_at")
about_people(
    Agreement,
    "helper",
    "opportunity__requester",
    hands_over="opportunity helper state made_at ended_at seat goes_on ends_on substitute",
    holds_back={"made_by": "who pressed the button may be the other of the pair"},
)
about_people(
    Visit,
    "agreement__helper",
    "agreement__opportunity__requester",
    "stand_in",
    "company",
    hands_over="agreement state on_date at_time minutes rhythm occurrence_on stand_in needs_company company settled_by",
    holds_back=dict.fromkeys(
        ("helper_said", "helper_said_at", "requester_said_done", "requester_said_at", "requester_minutes"),
        "what one of the two told us is not for the other; each finds their own answer in the journal",
    ),
)
about_people(
    Thanks,
    "agreement__helper",
    "agreement__opportunity__requester",
    "stand_in",
    hands_over="agreement visit stand_in sentence own_words given_at",
    holds_back={"entered_by": NOT_A_WORD_ABOUT_THEM},
)
about_people(
    Job,
    "opportunity__requester",
    "supervisor",
    hands_over="host name_nl name_en place_name place_address supervisor minutes_a_week most_minutes_a_week places"
    " starts_on"
    " ends_on companion_welcome learns_nl learns_en conditions allowance_hour allowance_month wage_hour repays_travel",
)
about_people(
    Rhythm,
    "agreement__helper",
    "agreement__opportunity__requester",
    hands_over="agreement rule starts_on ends_on at_time minutes skips_holidays",
    holds_back={"made_until": NOT_A_WORD_ABOUT_THEM},
)
about_people(StandInRequest, "person", hands_over="visit person state wave asked_at answered_at")
about_people(
    Taster,
    "person",
    hands_over="person opportunity state on_date at_time minutes together_with outcome own_words said_at made_by",
)
about_people(
    DisplacementCheck,
    "opportunity__requester",
    hands_over="opportunity paid_before open_vacancy usually_paid gives_advantage is_guided explanation review_on"
    " done_at done_by seconded_at seconded_by",
)
about_people(Exemption, "person", hands_over="person work_kind requirement why since until given_by")
about_people(
    Internship,
    "pupil",
    hands_over="pupil school teacher state minutes_to_do starts_on ends_on parent_agreed_on signed_off_at"
    " signed_off_by",
)
about_people(
    Readiness,
    "person",
    hands_over="person state changed_at wished_on all_met_on rests_until proposed_by proposed_at proposed_why yes"
    " agreed_on signed_by signed_at visible_until renewal_asked_on confirmed_on"
    " confirm_asked_on unconfirmed_on",
)
about_people(
    ReadinessExplanation, "person", hands_over="person made_at rules", holds_back={"fingerprint": NOT_A_WORD_ABOUT_THEM}
)
about_people(CountedVisit, "person", hands_over="person visit chosen_at")
about_people(TalkAboutWork, "person", hands_over="person confirmed_by confirmed_on ended_at")
about_people(
    CandidateProfile,
    "person",
    hands_over="person name other_name shows_work work shows_certificates shows_done shows_hours hours_a_week morning"
    " afternoon evening shows_travel travel travel_minutes shows_coordinator shows_works_well works_well"
    " shows_likes",
)
about_people(
    Employer,
    "organisation__members",
    hands_over="organisation state changed_at kvk_number size neighbourhood street house_number postcode latitude"
    " longitude applied_at owner call_by verified_by verified_at why",
    holds_back=dict.fromkeys(
        ("contact_name", "contact_phone", "contact_email"), "whoever applied: empty once they have an account"
    ),
)
about_people(
    ColleagueRequest,
    "asked_by",
    hands_over="employer asked_by asked_at due answered_at answered_by why_not",
    holds_back=dict.fromkeys(("name", "email", "phone"), "of a colleague, who has no account yet"),
)
about_people(
    DiaryCompany, "added_by", hands_over="name neighbourhood employer phone added_by added_at",
    holds_back={"contact": "somebody at a company, who has no account"},
)  # fmt: skip
about_people(DiaryVisit, "who", hands_over="company on_date who about happened agreed told_at let_go_at")
about_people(
    DiaryPromise,
    "owner",
    hands_over="company by what before owner made_at touched_at note end ended_at",
    holds_back={"name": "somebody else, who has no account"},
)
about_people(
    Introduction,
    "person",
    hands_over="employer person state asked_by asked_at answer_by work_kind message yes answered_at answered_how"
    " answered_by open_until moments meets_at meets_where tell_since silent_since outcome reason words told_by"
    " ended_at forgotten_on",
    holds_back=dict.fromkeys(("code", "reminders", "reminded_on"), NOT_A_WORD_ABOUT_THEM),
)
about_people(LookAgain, "person", hands_over="person words asked_at owner due_on answer answered_at answered_by")
about_people(
    Vacancy,
    "opportunity__requester",
    hands_over="employer opportunity answers sent changed_at changed_by duties adaptations buddy weekdays contract",
    holds_back={"adaptation_count": NOT_A_WORD_ABOUT_THEM},
)
about_people(NewPeopleMail, "user", hands_over="employer user asked_at counted_until people")
not_about_people(WorkKind, GoodToKnow, Condition, WorkPolicy, LearningLine, NearbyGroup, ReadinessRule, Stone)
holds_sentences(WorkKind, GoodToKnow, Condition, LearningLine)
holds_public_words(ReadinessRule, WorkPolicy, Stone)
