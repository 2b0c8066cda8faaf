"""What a municipality makes its own: colours that stay readable, a logo, its name, its hours."""
