"""Everything that changes a person or a place, a module for each noun."""
