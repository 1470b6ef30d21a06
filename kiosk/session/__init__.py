"""What a visit is: when it begins, when it is asked after, when it ends."""
