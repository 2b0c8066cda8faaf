"""Wagtail pages and site settings."""
