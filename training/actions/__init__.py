"""Everything that changes something in growing goes through here: one function each, locked, checked, journalled."""
