"""Tools for whoever writes the skill's words. Nothing here ships with the skill."""
