"""Training of the entailment model; not needed to use qa."""
