"""Backup and return: everything that cannot be made again (the database and what people uploaded) in one archive."""
