"""Which tables of people and places are about people."""

from .models import (
    AccessEntry,
    BackgroundRun,
    ConductCheck,
    Consent,
    CoordinatorPost,
    District,
    HouseNumber,
    IncomingText,
    JournalEntry,
    JournalWords,
    Membership,
    Message,
    MessageBudget,
    Municipality,
    Neighbourhood,
    Organisation,
    Postcode,
    PostcodeArea,
    Regulation,
    SchoolHoliday,
    SensitiveWord,
    Supporter,
    User,
)
from .models.places import PostcodeShare
from .registry import NOT_A_WORD_ABOUT_THEM, about_people, holds_public_words, not_about_people

about_people(
    User,
    "self",
    hands_over="email phone phone_verified first_name last_name call_name salutation language channel municipality"
    " neighbourhood street house_number postcode place_name latitude longitude precision birth_date met_at met_by"
    " paused paused_until channels quiet_until quiet_reason email_failed_on phone_wrong_on is_active"
    " date_joined last_login",
    holds_back={
        "password": "a hash, and nobody here has a password to know",
        "is_staff": NOT_A_WORD_ABOUT_THEM,
        "is_superuser": NOT_A_WORD_ABOUT_THEM,
        "groups": NOT_A_WORD_ABOUT_THEM,
        "user_permissions": NOT_A_WORD_ABOUT_THEM,
    },
)
about_people(CoordinatorPost, "user", hands_over="user neighbourhood phone since until is_lead")
about_people(Supporter, "person", hands_over="person who role is_lead since until end last_contact_on")
about_people(ConductCheck, "person", hands_over="person profiles issued_on seen_on seen_by")
about_people(Membership, "user", hands_over="organisation user since")
about_people(
    Consent,
    "person",
    hands_over="person purpose wording language medium given_at recorded_by withdrawn_at",
)
about_people(JournalEntry, "resident", hands_over="resident actor verb about_type about_id at")
about_people(JournalWords, "entry__resident", hands_over="entry text")
about_people(AccessEntry, "resident", hands_over="resident viewer organisation screen at")
about_people(
    Message,
    "recipient",
    hands_over="recipient kind channel state about_type about_id send_after due_on attempts created_at settled_at"
    " settled_by delivered_at",
    holds_back=dict.fromkeys(("key", "urgent", "bundle", "queued_at", "claimed_at"), NOT_A_WORD_ABOUT_THEM),
)
about_people(
    IncomingText,
    "person",
    hands_over="person said words outcome received_at",
    holds_back=dict.fromkeys(("reference", "number", "choices", "reply"), NOT_A_WORD_ABOUT_THEM),
)
not_about_people(
    Municipality, District, Neighbourhood, PostcodeArea, PostcodeShare, Postcode, HouseNumber, Organisation,
    SensitiveWord, BackgroundRun, MessageBudget, Regulation, SchoolHoliday,
)  # fmt: skip
holds_public_words(MessageBudget, Regulation, SchoolHoliday)
