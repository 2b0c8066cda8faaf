"""Phone numbers in every way of writing."""

import pytest

from neighbourhoods.phones import display, normalise


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0612345678", "+31612345678"),
        ("06 12 34 56 78", "+31612345678"),
        ("06-12345678", "+31612345678"),
        (" 06.12.34.56.78 ", "+31612345678"),
        ("+31 6 12345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("+310612345678", "+31612345678"),
        ("0031 6 12345678", "+31612345678"),
        ("31612345678", "+31612345678"),
        ("612345678", "+31612345678"),
        ("(0575) 51 23 45", "+31575512345"),
        ("088 000 12 34", "+31880001234"),
        ("+32 470 12 34 56", "+32470123456"),
        ("", None),
        ("bel mij", None),
        ("06 12 34 56", None),
        ("06 12 34 56 78 9", None),
        ("112", None),
        ("0900 1234", None),
        ("+31", None),
        ("\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", None),
    ],
)
def test_a_number_is_kept_in_one_way_whatever_way_it_was_written(written, kept):
    assert normalise(written) == kept


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+31612345678", "06 12 34 56 78"),
        ("+31880001234", "088 000 12 34"),
        ("+31201234567", "020 123 45 67"),
        ("+31575512345", "0575 51 23 45"),
        ("+32470123456", "+32470123456"),
        ("", ""),
    ],
)
def test_a_number_is_shown_in_groups(kept, shown):
    assert display(kept) == shown
