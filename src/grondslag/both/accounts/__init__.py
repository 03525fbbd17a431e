"""People, their roles, how they sign in, and which role may open which route."""
