"""The child process: a server that forks one caged reader for each file, and touches no file itself."""
