"""Questions about work; every answer knows who asks and holds only what that person may see."""
