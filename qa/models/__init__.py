"""Networks: the encoders that find, the one that reads pairs, and how they are loaded and run."""
