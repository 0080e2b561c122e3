"""What the skill says, checked and compiled for whoever writes it."""
