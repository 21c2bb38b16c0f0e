"""Settings, read once at the edge."""
