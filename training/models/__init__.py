"""The tables of growing: courses, who takes part, certificates."""

from .certificates import Certificate, CertificateLink, ExternalProof, IssueFault, IssueRound, ListPlace, SigningKey
from .courses import Alignment, Course, Module
from .runs import Attendance, CourseRun, Enrolment, ModuleProof, Session
from .tailor_made import TailorMade

__all__ = [
    "Alignment",
    "Attendance",
    "Certificate",
    "CertificateLink",
    "Course",
    "CourseRun",
    "Enrolment",
    "ExternalProof",
    "IssueFault",
    "IssueRound",
    "ListPlace",
    "Module",
    "ModuleProof",
    "Session",
    "SigningKey",
    "TailorMade",
]
