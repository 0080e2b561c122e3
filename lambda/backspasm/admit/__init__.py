"""The door: whatever Alexa sends becomes an envelope the SDK can take, before the SDK sees it."""
