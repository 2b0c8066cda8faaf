"""Papers of the work: typst templates, PDF/UA-1, read back by independent readers in the tests."""
