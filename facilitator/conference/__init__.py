"""The pure domain: plan, events, state, commands, clock. No I/O, no SQL, no Qt, no reading of any clock."""
