"""What this device remembers of where the visitor looks from: as in neighbourhoods, where courses find it too."""

from neighbourhoods.views.places import COOKIE, KEPT, chosen_place, remember_place

__all__ = ["COOKIE", "KEPT", "chosen_place", "remember_place"]
