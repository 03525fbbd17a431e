"""Django's SQLite backend with the settings that keep an accepted act through a power cut, read back."""
