"""The command line: one verb = parse, one call, print."""
