"""What is seen of a page of people."""
