"""Certificates as files that anyone can check: Open Badges 3.0 with an embedded proof. Pure: no tables, no network."""
