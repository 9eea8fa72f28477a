"""What takes two people: asked by the first, answered by the second."""
