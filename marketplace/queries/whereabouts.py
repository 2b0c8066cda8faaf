"""Where somebody looks from: as in neighbourhoods, where courses find it too."""

from neighbourhoods.queries.whereabouts import Option, Place, option_of, options_for, options_to_choose, place_of

__all__ = ["Option", "Place", "option_of", "options_for", "options_to_choose", "place_of"]
