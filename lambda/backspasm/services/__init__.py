"""Alexa's own services over HTTP: reminders, timers and device settings.

`reconcile` brings the alerts that exist to those that are wanted.
"""
