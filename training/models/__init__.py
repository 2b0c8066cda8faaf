"""The tables of growing: courses, who takes part, certificates, the path, the plan."""

from .certificates import Certificate, CertificateLink, ExternalProof, IssueFault, IssueRound, ListPlace, SigningKey
from .courses import Alignment, Course, Module
from .intake import Intake, LensNote
from .path import House, Place, Step, StepWords
from .plan import Dream, Goal, NotNow, SmallStep
from .runs import Attendance, CourseRun, Enrolment, ModuleProof, Session
from .scale import ScaleNote, ScaleStep
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
    "House",
    "Intake",
    "IssueFault",
    "IssueRound",
    "LensNote",
    "ListPlace",
    "Module",
    "ModuleProof",
    "NotNow",
    "Place",
    "ScaleNote",
    "ScaleStep",
    "Session",
    "SigningKey",
    "SmallStep",
    "Step",
    "StepWords",
    "TailorMade",
]
