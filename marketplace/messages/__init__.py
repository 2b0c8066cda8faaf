"""The words of every message of the loop, made when it leaves: for the neighbour, for the helper, for the coordinator.

A renderer gets the message with its thing read again and answers None when that no longer holds. Law 2 in messages: a
name only between the matched pair and only while their agreement holds; an address is never written in an e-mail.
"""

from . import (
    along,
    asks,
    desk,
    employers,
    helper,
    introductions,
    introductions_employer,
    jobs,
    neighbour,
    pair_texts,
    pairs,
    pupils,
    readiness,
    standing_in,
    tasters,
    texts,
    texts_asks,
    texts_introductions,
    texts_standing_in,
    trials,
    vacancies,
)

__all__ = [
    "along", "asks", "desk", "employers", "helper", "introductions", "introductions_employer", "jobs", "neighbour",
    "pair_texts", "pairs", "pupils", "readiness", "standing_in", "tasters", "texts", "texts_asks",
    "texts_introductions", "texts_standing_in", "trials", "vacancies",
]  # fmt: skip
