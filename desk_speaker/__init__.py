"""A smart speaker on your desk: plays Alexa's part, with no account and no cloud."""
