"""Wagtail pages and site settings, and the sentences that editors corrected."""

from .courses import CourseIndexPage, CoursePage
from .details import SiteDetails
from .look import Look
from .neighbourhoods import NeighbourhoodIndexPage, NeighbourhoodPage, WalkInTime
from .news import NewsIndexPage, NewsPage
from .pages import HomePage, PlainPage
from .publishing import Publishing
from .services import ServiceIndexPage, ServicePage
from .statements import AccessibilityPage, BenefitPage, PrivacyPage
from .stories import StoriesPage, StoryPage
from .wording import Correction

__all__ = [
    "AccessibilityPage",
    "BenefitPage",
    "Correction",
    "CourseIndexPage",
    "CoursePage",
    "HomePage",
    "Look",
    "NeighbourhoodIndexPage",
    "NeighbourhoodPage",
    "NewsIndexPage",
    "NewsPage",
    "PlainPage",
    "PrivacyPage",
    "Publishing",
    "ServiceIndexPage",
    "ServicePage",
    "SiteDetails",
    "StoriesPage",
    "StoryPage",
    "WalkInTime",
]
