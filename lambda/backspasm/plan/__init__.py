"""The heart: what an ice, heat or alternating plan means. No Alexa, no AWS, no clock, no words.

Read `model` for what is kept, `limits` for how far anything may go, `timeline` for where a plan
stands at an instant, `cold` for the cold clock, and then one module per family of commands.
Every command takes a `State` and the instant `now` and answers with an `Outcome`.
"""
