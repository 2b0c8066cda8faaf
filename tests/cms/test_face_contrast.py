"""The colours: every pair of words on ground holds 7 to 1, light and dark; edges hold 3 to 1."""

import pytest

from cms.look.contrast import contrast
from cms.look.palette import EDGE, EDGES, TEXT, WORDS, own


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, TEXT), (EDGES, EDGE)], ids=["words", "edges"])
def test_words_hold_seven_to_one_and_edges_three(theme, pairs, least):
    held = {f"{one} on {other}": round(contrast(own(theme, one), own(theme, other)), 2) for one, other in pairs}

    assert {pair: ratio for pair, ratio in held.items() if ratio < least} == {}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#00811F", "#E1F0EE", 4.3),
        ("#08544F", "#08544F", 1.0),
    ],
)
def test_contrast_is_what_wcag_says(one, other, ratio):
    assert (round(contrast(one, other), 2), round(contrast(other, one), 2)) == (ratio, ratio)
