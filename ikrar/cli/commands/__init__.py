"""One module a command; each has `register(app)`, which adds it to the program."""
