"""The cockpit: the clock, what is called out, and the list of cards."""
