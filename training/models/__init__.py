"""The tables of growing: courses, who takes part, certificates, the plan."""

from .certificates import Certificate, CertificateLink, ExternalProof, IssueFault, IssueRound, ListPlace, SigningKey
from .courses import Alignment, Course, Module
from .plan import Dream, Goal, NotNow, SmallStep
from .runs import Attendance, CourseRun, Enrolment, ModuleProof, Session
from .tailor_made import TailorMade

__all__ = [
    "Alignment",
    "Attendance",
    "Certificate",
    "CertificateLink",
    "Course",
    "CourseRun",
    "Dream",
    "Enrolment",
    "ExternalProof",
    "Goal",
    "IssueFault",
    "IssueRound",
    "ListPlace",
    "Module",
    "ModuleProof",
    "NotNow",
    "Session",
    "SigningKey",
    "SmallStep",
    "TailorMade",
]
