"""Decides which chart is shown, whether as its table, and since when it grows."""

from kiosk.content.reading import Catalogue, Reader, cited, link_view, prose_view, unique
from kiosk.core.intents import GoBack, Intent, Next, Previous, ToggleList
from kiosk.pages.figures.charts import Chart
from kiosk.pages.figures.model import FiguresPage
from kiosk.pages.figures.telling import Teller
from kiosk.pages.figures.views import FiguresView
from kiosk.pages.presenting import Place, PlainPresenter


class FiguresPresenter(PlainPresenter):
    """Turns charts, one at a time; each may be read as a table."""

    def __init__(self, page: FiguresPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0
        self._as_table = False
        self._since = 0.0

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the chart of that id, or the first one."""
        ids = [chart.id for chart in self._page.shown]
        self._index = ids.index(item) if item is not None and item in ids else 0
        self._as_table = False
        self._since = now

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn to another chart, to its table or back; False at either end."""
        match intent:
            case Next():
                return self._turn(1, now)
            case Previous():
                return self._turn(-1, now)
            case ToggleList():
                self._read(now, as_table=not self._as_table)
            case GoBack() if self._as_table:
                self._read(now, as_table=False)
            case _:
                return False
        return True

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The chart shown, by its id or its number."""
        return (self._chart.id or str(self._index + 1), self._index, len(self._page.shown))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What the text cites, then the sources of the numbers, the chart and the page."""
        page, chart = self._page, self._chart
        values = (value for row in chart.every for value in row.values)
        return unique(
            (
                *cited(reader, chart.text or page.text),
                *(source for value in values for source in value.sources),
                *chart.sources,
                *page.sources,
            )
        )

    def view(self, reader: Reader, place: Place) -> FiguresView:
        """The chart for this visitor."""
        page, chart = self._page, self._chart
        sources = self.source_ids(reader)
        prose = prose_view(self._catalogue, reader, chart.text or page.text, sources)
        opens = link_view(self._catalogue, reader, chart.opens)
        count = len(page.shown)
        return FiguresView(
            kicker=place.kicker if page.headline else place.mark,
            heading=reader.text(page.headline or page.title),
            prose=prose,
            links=tuple(dict.fromkeys((*prose.links, *((opens,) if opens else ())))),
            chart=Teller(chart, page.sides, sources, reader).chart(),
            as_table=self._as_table,
            since=self._since,
            index=self._index,
            count=count,
            progress=reader.words.say("chart_progress", index=self._index + 1, count=count),
        )

    @property
    def _chart(self) -> Chart:
        return self._page.shown[self._index]

    def _read(self, now: float, *, as_table: bool) -> None:
        self._as_table = as_table
        self._since = now

    def _turn(self, step: int, now: float) -> bool:
        """Another chart; who reads tables goes on reading tables."""
        index = self._index + step
        if not 0 <= index < len(self._page.shown):
            return False
        self._index = index
        self._since = now
        return True
