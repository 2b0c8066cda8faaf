"""Work: help asked and offered, agreements, visits."""
