"""Who fits what. Deterministic, written by people, explained in sentences; people decide."""
