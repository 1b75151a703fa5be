"""What leaves a session: the package on a stick, and the printed summary."""
