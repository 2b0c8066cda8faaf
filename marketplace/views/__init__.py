"""The pages of neighbours and helpers: get, form, act, say, redirect."""
