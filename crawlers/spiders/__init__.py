"""One generic spider. Python for a single site is written only where YAML cannot say how it differs."""
