"""Wagtail pages and site settings."""

from .pages import HomePage, PlainPage

__all__ = ["HomePage", "PlainPage"]
