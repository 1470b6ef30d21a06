"""A place on the screen where now this stands, now that."""

from kivy.uix.widget import Widget


class Platform(Widget):
    """Holds exactly the parts it is given, from the back to the front."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))

    def hold(self, *parts: Widget) -> None:
        """Have these on it, and nothing else."""
        if self.children[::-1] != list(parts):
            self.clear_widgets()
            for part in parts:
                self.add_widget(part)
