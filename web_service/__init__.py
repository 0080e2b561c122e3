"""The skill as an HTTPS endpoint of one's own, for self-hosting and for the desk.

Alexa signs every request it posts to such an endpoint, and the endpoint must refuse whatever is not
signed (https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html).
Start at `web_service.app.create_app`.
"""
