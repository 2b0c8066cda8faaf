"""The tables of the work: what is asked, who helps, what was agreed."""
