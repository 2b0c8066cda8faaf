"""Lindedaal: a small Dutch town that does not exist, its people and what they ask of each other. All self-written."""
