"""The desk speaker in a browser: what it looks like, says and shows, and what goes on inside."""
