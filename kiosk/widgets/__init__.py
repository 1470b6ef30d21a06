"""The Kivy toolkit of the exhibits: text, buttons, photographs and panels in the theme's look."""
