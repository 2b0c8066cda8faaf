"""Wagtail pages and site settings, and the sentences that editors corrected."""

from .neighbourhoods import NeighbourhoodIndexPage, NeighbourhoodPage, WalkInTime
from .pages import HomePage, PlainPage
from .services import ServiceIndexPage, ServicePage
from .wording import Correction

__all__ = [
    "Correction",
    "HomePage",
    "NeighbourhoodIndexPage",
    "NeighbourhoodPage",
    "PlainPage",
    "ServiceIndexPage",
    "ServicePage",
    "WalkInTime",
]
