"""Search: the index and every face that shows what it found."""
