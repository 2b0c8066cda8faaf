"""Which tables of growing are about people."""

from neighbourhoods.registry import (
    NOT_A_WORD_ABOUT_THEM,
    about_people,
    holds_public_words,
    holds_sentences,
    not_about_people,
)

from .models import (
    Alignment,
    Attendance,
    Certificate,
    CertificateLink,
    Course,
    CourseRun,
    Dream,
    Enrolment,
    ExternalProof,
    Goal,
    House,
    Intake,
    IssueFault,
    IssueRound,
    LensNote,
    ListPlace,
    Module,
    ModuleProof,
    NotNow,
    Place,
    ScaleNote,
    ScaleStep,
    Session,
    SigningKey,
    SmallStep,
    Step,
    StepWords,
    TailorMade,
)

SEARCH = dict.fromkeys(
    ("x", "y", "z", "band", "kind_bit", "certificate_mask", "hours_0", "hours_1", "hours_2"),
    "made from the rest, for the search",
)

about_people(
    CourseRun,
    "teacher",
    hands_over="course neighbourhood state place_name place_address capacity teacher made_by first_day last_day"
    " latitude longitude",
    holds_back=SEARCH,
)
about_people(Session, "run__teacher", hands_over="run on_date at_time minutes place_name module")
about_people(Enrolment, "person", hands_over="run person state seat asked_at entered_by")
about_people(Attendance, "enrolment__person", hands_over="session enrolment was_there marked_by marked_at")
about_people(ModuleProof, "person", hands_over="person module shown_on seen_by")
about_people(
    Certificate,
    "person",
    hands_over="person course run number revision replaces holder_name awarded_on awarded_by valid_until document"
    " withdrawn_at withdrawn_why withdrawn_by",
    holds_back=dict.fromkeys(("place_in_list", "key"), NOT_A_WORD_ABOUT_THEM),
)
about_people(CertificateLink, "certificate__person", hands_over="certificate code shows_name made_at stopped_at")
about_people(ExternalProof, "person", hands_over="person kind name given_by given_on seen_on seen_by")
about_people(Intake, "person", hands_over="person can begun_at begun_by finished_at")
about_people(LensNote, "person", hands_over="person lens words by at answer answered_at")
about_people(
    TailorMade,
    "person",
    hands_over="person state why plan owner due opened_at opened_by outcome outcome_words closed_at closed_by",
)
about_people(IssueFault, "person", hands_over="round person why")
about_people(IssueRound, "asked_by", hands_over="run asked_by asked_at finished_at")
about_people(Dream, "person", hands_over="person words by at")
about_people(Goal, "person", hands_over="person words state made_by made_at")
about_people(SmallStep, "person", hands_over="person goal words state made_by made_at ticked_by done_at")
about_people(NotNow, "person", hands_over="person source thing until")
about_people(
    Step,
    "person",
    hands_over="person start place way taken_on ends_on why idea_of guide neighbourhood fall_back_place"
    " fall_back_contact fall_back_name fall_back_until corrects returns recorded_at recorded_by",
)
about_people(StepWords, "step__person", hands_over="step text")
about_people(ScaleNote, "person", hands_over="person now aim noted_on recorded_at recorded_by")
not_about_people(House, Place, ScaleStep)
holds_public_words(House, Place, ScaleStep)
not_about_people(Course, Module, Alignment, SigningKey, ListPlace)
holds_sentences(Course, Module, Alignment, SigningKey, ListPlace)
