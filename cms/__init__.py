"""The site: the only package that knows the others."""
