"""What is written within picture files, one module a standard; all of it untrusted."""
