"""Documents: a frozen outline becomes PDF. No database, no Qt, so that it can run on any thread."""
