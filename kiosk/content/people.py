"""People as curators describe them; knows nothing of what they said."""

from pydantic import Field

from kiosk.content.dates import HistoricDate
from kiosk.content.record import Record
from kiosk.content.text import Name


class Person(Record):
    """Someone who is quoted; pages name them by their id."""

    name: Name = Field(description="the person's name")
    honorific: Name | None = Field(None, description="a rank or title said before the name")
    role: Name | None = Field(None, description="what they were at the time")
    born: HistoricDate | None = Field(None, description="the day or year of birth")
    died: HistoricDate | None = Field(None, description="the day or year of death")
