"""What both sides agree on about a demand: the form of its messages, and what its article asks."""
