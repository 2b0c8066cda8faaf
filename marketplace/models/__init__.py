"""The tables of the work: what is asked, who helps, what was agreed."""

from .agreements import Agreement, Offer, Thanks, Visit
from .booklets import Booklet, BookletPart
from .calendars import CalendarFeed
from .diary import DiaryCompany, DiaryPromise, DiaryVisit
from .employers import ColleagueRequest, Employer
from .helpers import HelperProfile
from .introductions import Introduction
from .jobs import Condition, DisplacementCheck, Job, Taster
from .lines import LearningLine, Stone
from .nearby_people import NearbyGroup
from .readiness import (
    CandidateProfile,
    CountedVisit,
    LookAgain,
    Readiness,
    ReadinessExplanation,
    ReadinessRule,
    TalkAboutWork,
)
from .requirements import Exemption, Internship, WorkPolicy
from .rhythms import Rhythm, StandInRequest
from .trials import (
    TrialAgreement,
    TrialAssessment,
    TrialCode,
    TrialGoal,
    TrialRevision,
    TrialSeal,
    TrialSignature,
)
from .vacancies import NewPeopleMail, Vacancy
from .work import GoodToKnow, Opportunity, WorkKind

__all__ = [
    "Agreement",
    "Booklet",
    "BookletPart",
    "CalendarFeed",
    "CandidateProfile",
    "ColleagueRequest",
    "Condition",
    "CountedVisit",
    "DiaryCompany",
    "DiaryPromise",
    "DiaryVisit",
    "DisplacementCheck",
    "Employer",
    "Exemption",
    "GoodToKnow",
    "HelperProfile",
    "Internship",
    "Introduction",
    "Job",
    "LearningLine",
    "LookAgain",
    "NearbyGroup",
    "NewPeopleMail",
    "Offer",
    "Opportunity",
    "Readiness",
    "ReadinessExplanation",
    "ReadinessRule",
    "Rhythm",
    "StandInRequest",
    "Stone",
    "TalkAboutWork",
    "Taster",
    "Thanks",
    "TrialAgreement",
    "TrialAssessment",
    "TrialCode",
    "TrialGoal",
    "TrialRevision",
    "TrialSeal",
    "TrialSignature",
    "Vacancy",
    "Visit",
    "WorkKind",
    "WorkPolicy",
]
