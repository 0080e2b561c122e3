"""Alexa's own services over HTTP: reminders and settings, and bringing alerts to what is wanted."""
