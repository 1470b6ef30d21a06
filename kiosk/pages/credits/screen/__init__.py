"""What is seen of the credits."""
