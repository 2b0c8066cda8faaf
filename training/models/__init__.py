"""The tables of growing: courses and certificates."""

from .courses import Certificate, Course

__all__ = ["Certificate", "Course"]
