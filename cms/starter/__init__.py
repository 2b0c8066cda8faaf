"""The first pages of a new site, in plain Dutch and English. A municipality makes them its own in the editor."""
