"""What the use cases need from the edges, each port a protocol of its own."""
