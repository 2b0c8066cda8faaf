"""The gallery: every template of ours in every state, rendered once and looked at by many tests.

A new page? Add a line to `public.py`, `own.py` or `desk.py`: who looks, a name, the address, and what was sent before.
Every line is shown with ordinary, very long, and right-to-left names. What a line needs to exist is made in `town.py`.
"""

from .showing import Shown, render_all, shots, templates

__all__ = ["Shown", "render_all", "shots", "templates"]
