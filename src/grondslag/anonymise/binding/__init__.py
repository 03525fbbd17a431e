"""One real-world person is one entity through the whole dossier, with one role label."""
