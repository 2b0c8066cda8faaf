"""Wagtail pages and site settings, and the sentences that editors corrected."""

from .pages import HomePage, PlainPage
from .wording import Correction

__all__ = ["Correction", "HomePage", "PlainPage"]
