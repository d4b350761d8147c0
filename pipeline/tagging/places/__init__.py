"""Names of places in a text, and which region each means.

places      the decisions, with their reasons; words: their vocabulary; gazetteer: all names as one trie
cues        what stands around a name; found: one find
namesakes   one name, several regions; home: what the article as a whole is about
misspelt    names with one slip of the hand
"""
