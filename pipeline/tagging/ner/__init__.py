"""Named entities (PER, LOC, ORG): the trained model, what it was trained from, and the command that rebuilds it."""
