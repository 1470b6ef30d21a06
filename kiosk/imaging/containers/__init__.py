"""Picture files as bytes: where their parts lie, whether they are whole, what is absurd in them."""
