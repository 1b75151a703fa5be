"""The roadmap: measures as a board, on a scale of time and in their order, with an editor beside them."""
