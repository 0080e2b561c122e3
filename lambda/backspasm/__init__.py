"""Back Spasm Helper: the skill itself, everything that ships to AWS."""
