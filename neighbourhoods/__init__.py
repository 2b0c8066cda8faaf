"""People and places: who lives where, who looks after which streets, what happened to whom."""
