"""What is kept of a decision: to decide it again, to look back, to log it by the standards."""
