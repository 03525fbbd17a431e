"""What both sides of the overlegtafel agree on: the form of its messages, and what free words may not say."""
