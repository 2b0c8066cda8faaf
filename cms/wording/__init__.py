"""The sentences of the site: which there are, who reads them, and what editors corrected since the last release."""
