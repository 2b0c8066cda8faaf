"""Only in demo mode: the people, the messages, the parts."""
