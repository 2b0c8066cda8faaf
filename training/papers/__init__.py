"""Papers to be proud of: typst templates, PDF/UA-1, read back by independent readers in the tests."""
