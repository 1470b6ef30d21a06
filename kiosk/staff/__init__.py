"""What staff do at the screen, behind a PIN: see how it is, choose, test, close, restart."""
