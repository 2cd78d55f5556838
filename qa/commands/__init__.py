"""The commands of `qa`, and what they print."""
