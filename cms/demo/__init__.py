"""Demo mode only: become anybody, read every message. Outside demo mode none of this has an address."""
