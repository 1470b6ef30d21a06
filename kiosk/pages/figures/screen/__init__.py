"""How figures are drawn: a chart or its table, and beside it what is told of it."""
