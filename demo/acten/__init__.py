"""The acts of the chain, a file a stage; `keten.py` puts them in order."""
