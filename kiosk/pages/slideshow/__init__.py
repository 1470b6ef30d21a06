"""The slideshow: pictures first, one after the other, words beside them."""
