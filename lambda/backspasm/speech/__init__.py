"""Words: the catalogue of `content/`, time said the way people say it, and SSML."""
