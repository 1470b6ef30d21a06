"""Videos as curators describe them; knows nothing of what is seen in them."""

from pydantic import Field

from kiosk.content.dates import HistoricDate
from kiosk.content.files import LocalizedFile
from kiosk.content.record import Record
from kiosk.content.references import PictureId, SourceId
from kiosk.content.rights import Rights
from kiosk.content.text import LocalizedLine, Remark


class Video(Record):
    """One video, described once; pages name it by its id."""

    file: LocalizedFile = Field(
        description="the video's place under media/, or one for each language"
    )
    poster: PictureId = Field(description="the id of the picture that stands for it")
    captions: LocalizedFile | None = Field(
        None, description="the place of a WebVTT file under media/, or one for each language"
    )
    alt: Remark = Field(description="what the video shows, for visitors who cannot see it")
    caption: Remark | None = Field(None, description="the line under the video")
    credit: LocalizedLine = Field(description="who made it or keeps it")
    rights: Rights = Field(description="what may be done with it, such as CC-BY-4.0")
    sources: tuple[SourceId, ...] = Field((), description="ids from the sources")
    date: HistoricDate | None = Field(None, description="when it was made")
