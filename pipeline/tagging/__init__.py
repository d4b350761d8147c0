"""Tagging: one spaCy language whose components find noise, sentences, places, institutions, officials, counts, dates, quotes.

language    the components in their order, and how an article becomes a `Doc`; extensions: what they write; tokenizer
noise       what is no body text; its lines, noise_shapes, dateline
sentences   where a sentence ends
ner         persons, places, organisations: the model, its training
regions     places, linked to codes: `places` and what they read are its parts; linking answers for other components
institutions  names of bodies
officials   who holds which office where: by `offices`; names of persons, misspelling of offices and places
dates       days with what they rest on: by `days`
counts      numbers with unit and scope: by `numbers`
quotes      who says what; roles of officials in their sentence
mentions    what all of these append to the document

A component (`tagger`) is built from a configuration: it loads tables and long lists of words (`load_entries`), and opens `words_of`
around its work on a document, so that every `Shape` below it finds the words in its slots.
"""
