"""How a quiz is drawn: a picture, a question, its answers, and what is told of it."""
