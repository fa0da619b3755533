"""Article in, Reading out: who said what, how much, when, and who they are."""
