"""Forms of the marketplace, a module for each journey."""
