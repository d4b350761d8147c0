"""Tagging: one spaCy language whose components find noise, sentences, places, institutions, officials, counts, dates, quotes."""
