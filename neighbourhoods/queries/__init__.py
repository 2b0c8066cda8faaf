"""Questions about people and places; every answer knows who asks."""
