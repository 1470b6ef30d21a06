"""The commands, one module each; a command imports a window only when it needs one."""
