"""The trajectory of the law, and what was promised to Parliament: nothing without a source."""
