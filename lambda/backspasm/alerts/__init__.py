"""Which alerts are wanted, and what separates them from those that exist. Pure."""
