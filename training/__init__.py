"""Growing: courses, certificates, the path. Knows only neighbourhoods; marketplace builds on it."""
