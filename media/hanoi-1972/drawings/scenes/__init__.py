"""The scenes, one module each; no scene knows another."""
