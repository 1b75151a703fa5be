"""The running app's service: commands, undo, packages out and in, documents. No window, no SQL."""
