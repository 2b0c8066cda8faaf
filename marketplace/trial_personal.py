"""What is handed over of trial placements: everything that is about the resident."""

from neighbourhoods.registry import NOT_A_WORD_ABOUT_THEM, about_people

from .models import (
    TrialAgreement,
    TrialAssessment,
    TrialCode,
    TrialGoal,
    TrialRevision,
    TrialSeal,
    TrialSignature,
)

about_people(
    TrialAgreement,
    "person",
    hands_over="introduction employer person contact owner state changed_at follows work_form first_day last_day"
    " weekdays hours_a_week place_address goals guide_name companion companion_name costs_paid_by costs is_insured"
    " insured_with not_worked_before intends_months intends_hours longer_why back_place back_contact back_until step"
    " ended_on outcome outcome_at outcome_by job_hours job_days job_contract job_from",
)
about_people(
    TrialRevision, "trial__person", hands_over="trial number document written_by written_at",
    holds_back={"digest": NOT_A_WORD_ABOUT_THEM},
)  # fmt: skip
about_people(
    TrialSignature,
    "revision__trial__person",
    hands_over="revision role signer signer_name how signed_at witness witness_name written_by",
)
about_people(
    TrialSeal, "trial__person", hands_over="trial code document digest sealed_at",
    holds_back={"pdf": "the paper says the same; it stands on their page", "pdf_digest": NOT_A_WORD_ABOUT_THEM},
)  # fmt: skip
about_people(
    TrialCode, "person", hands_over="revision role person made_at used_at",
    holds_back=dict.fromkeys(("seed", "tries"), NOT_A_WORD_ABOUT_THEM),
)  # fmt: skip
about_people(
    TrialAssessment,
    "trial__person",
    hands_over="trial words written_by written_at answer answer_words answered_at answered_how answered_by",
)
about_people(TrialGoal, "assessment__trial__person", hands_over="assessment position goal words")
