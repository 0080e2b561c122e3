"""The same answers for a device with a screen: documents in Alexa Presentation Language (APL).

Every document keeps to APL 1.4, imports no layout package and fetches nothing, so that the oldest
device with a screen shows it and nothing has to be reached from a bedside table.
"""
