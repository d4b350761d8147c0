"""Words of texts and queries, the same for every engine."""
