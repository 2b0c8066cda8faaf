"""The coordinators' desk in the Wagtail admin: thin screens on the queries and actions below."""
