"""The command line: a file for each command, each reads its arguments, calls one function, sets the exit status."""
