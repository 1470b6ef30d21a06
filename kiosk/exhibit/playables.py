"""The files of sounds and videos: found (third phase), inspected (fourth); knows no page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.audio.inspect import inspect_sound, too_long
from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.files import LocalizedFile
from kiosk.content.paths import ContentRoot
from kiosk.content.plain_text import shown_name
from kiosk.content.reading import Played
from kiosk.content.sounds import Sound
from kiosk.content.text import chosen_language, undeclared_language
from kiosk.content.videos import Video
from kiosk.content.webvtt import Script, read_script, time_of
from kiosk.exhibit.draft import Draft
from kiosk.exhibit.model import Playable
from kiosk.exhibit.parts import Findings, Part, Shaped
from kiosk.video.inspect import inspect_video

MAX_OVERHANG_SECONDS = 1.0  # of a caption beyond its sound: encoders cut the silence at the end
MAX_UNCAPTIONED_SECONDS = 15.0  # at the end of a sound: applause, or the wind

_MISSING: Mapping[str, str] = {
    "sound": "This sound is missing in '{}'; visitors will hear it in '{}'.",
    "video": "This video is missing in '{}'; visitors will see it in '{}'.",
    "captions": "These captions are missing in '{}'; visitors will read them in '{}'.",
}


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a sound or a video and those of its captions, by language."""

    files: Mapping[str, Path]
    captions: Mapping[str, Path]


class FileFinder:
    """Looks for the files that sounds and videos name (the third phase)."""

    def __init__(self, media: ContentRoot, languages: tuple[str, ...], findings: Findings) -> None:
        self._media = media
        self._languages = languages
        self._findings = findings

    def find_sound(self, sound: Shaped[Sound]) -> FoundFiles | None:
        """All files of a sound, or None when any cannot be used.

        What is spoken in two files has captions for each of them: the times of others do not fit.
        """
        file, captions = sound.record.file, sound.record.captions
        found = self._find("sound", file, captions, sound.part)
        if captions is None or len(file.languages) < 2:
            return found
        for language in file.languages:
            if language in self._languages and language not in captions.names:
                problem = Problem(
                    f"The file in '{language}' has no captions of its own.",
                    "The times of others do not fit it: name a file for each language.",
                )
                self._findings.tell(sound.part.at(("captions",), "captions", problem))
                return None
        return found

    def find_video(self, video: Shaped[Video]) -> FoundFiles | None:
        """All files of a video, or None when any cannot be used."""
        return self._find("video", video.record.file, video.record.captions, video.part)

    def _find(
        self, kind: str, file: LocalizedFile, captions: LocalizedFile | None, part: Part
    ) -> FoundFiles | None:
        files = dict(self._find_each(file, ("file",), part))
        self._notice_missing(file, ("file",), kind, part)
        if captions is None:
            return FoundFiles(files, {}) if len(files) == len(file.names) else None
        words = dict(self._find_each(captions, ("captions",), part))
        if len(file.languages) < 2:
            self._notice_missing(captions, ("captions",), "captions", part)
        is_whole = (len(files), len(words)) == (len(file.names), len(captions.names))
        return FoundFiles(files, words) if is_whole else None

    def _find_each(
        self, named: LocalizedFile, loc: tuple[str], part: Part
    ) -> Iterator[tuple[str, Path]]:
        """The files that there are, by language; what is wrong with the others is told."""
        for language, name in named.names.items():
            path = self._media.find(name)
            if language in named.languages and language not in self._languages:
                problem = undeclared_language(language, self._languages)
                place = part.at((*loc, language), "unknown-language", problem, key=True)
                self._findings.tell(place)
            elif isinstance(path, Problem):
                self._findings.tell(part.at((*loc, language), "file", path))
            else:
                yield language, path

    def _notice_missing(self, named: LocalizedFile, loc: tuple[str], what: str, part: Part) -> None:
        for language in self._languages if named.languages else ():
            if language not in named.names:
                _, shown = named.resolve(language, self._languages)
                problem = Problem(_MISSING[what].format(language, shown))
                notice = part.at(loc, "missing-language", problem, severity=Severity.NOTICE)
                self._findings.tell(notice)


class Inspector:
    """Inspects what was found (the fourth phase), each file once, and keeps what can be played.

    `languages` are the exhibit's. Files are shown to curators by their way from `names_start_at`.
    """

    def __init__(self, languages: tuple[str, ...], names_start_at: Path) -> None:
        self._languages = languages
        self._names_start_at = names_start_at
        self._sounds: dict[Path, Problem | float] = {}
        self._scripts: dict[Path, Script] = {}

    @property
    def scripts(self) -> tuple[Script, ...]:
        """All captions that were read."""
        return tuple(self._scripts.values())

    def inspect(
        self,
        draft: Draft,
        sound_files: Mapping[str, FoundFiles],
        video_files: Mapping[str, FoundFiles],
        findings: Findings,
    ) -> Mapping[Played, Mapping[str, Playable]]:
        """All that can be played, by its id; why the rest cannot is told."""
        sounds = {
            each: self._inspect_sound(draft.sounds[each], found, findings)
            for each, found in sound_files.items()
        }
        videos = {
            each: self._inspect_video(draft.videos[each], found, findings)
            for each, found in video_files.items()
        }
        return {"sound": _without_none(sounds), "video": _without_none(videos)}

    def _inspect_sound(
        self, sound: Shaped[Sound], found: FoundFiles, findings: Findings
    ) -> Playable | None:
        """The sound as it can be played, or None after telling why not."""
        told, seconds = Findings(), {}
        for language, path in found.files.items():
            result = self._sound(path)
            problem = result if isinstance(result, Problem) else too_long(sound.record.kind, result)
            if problem is not None:
                told.tell(sound.part.at(("file", language), "sound", problem))
            elif not isinstance(result, Problem):
                seconds[language] = result
        return self._kept(found, told, findings, seconds)

    def _inspect_video(
        self, video: Shaped[Video], found: FoundFiles, findings: Findings
    ) -> Playable | None:
        """The video as it can be played, or None after telling why not."""
        told, seconds = Findings(), {}
        for language, path in found.files.items():
            result = inspect_video(path)
            if isinstance(result, Problem):
                told.tell(video.part.at(("file", language), "video", result))
            elif result > 0:
                seconds[language] = result
        return self._kept(found, told, findings, seconds)

    def _kept(
        self, found: FoundFiles, told: Findings, findings: Findings, seconds: dict[str, float]
    ) -> Playable | None:
        captions = {}
        for language, path in found.captions.items():
            script = self._script(path)
            captions[language] = script.captions
            told.tell(*script.diagnostics)
            chosen = chosen_language(found.files, language, self._languages)
            if chosen in seconds:
                told.tell(*_unlike(script, seconds[chosen], found.files[chosen].name))
        findings.tell(*told.diagnostics)
        return None if told.has_errors else Playable(found.files, captions, seconds)

    def _sound(self, path: Path) -> Problem | float:
        if path not in self._sounds:
            self._sounds[path] = inspect_sound(path)
        return self._sounds[path]

    def _script(self, path: Path) -> Script:
        if path not in self._scripts:
            self._scripts[path] = read_script(path, shown_name(path, self._names_start_at))
        return self._scripts[path]


def _without_none(playables: Mapping[str, Playable | None]) -> dict[str, Playable]:
    return {each: playable for each, playable in playables.items() if playable is not None}


def _unlike(script: Script, seconds: float, name: str) -> Iterator[Diagnostic]:
    """Captions that cannot be those of a file of that name and length, or lack its end."""
    cues = script.captions.cues
    lasts = f"but '{name}' lasts only until {time_of(seconds)}."
    do_they_belong = "See whether these captions belong to that file."
    for index, cue in enumerate(cues):
        if cue.start >= seconds:
            problem = Problem(f"This begins at {time_of(cue.start)}, {lasts}", do_they_belong)
            yield script.at_cue(index, "captions", problem)
            return
        if cue.end > seconds + MAX_OVERHANG_SECONDS:
            problem = Problem(f"This ends at {time_of(cue.end)}, {lasts}", do_they_belong)
            yield script.at_cue(index, "captions", problem, severity=Severity.NOTICE)
    end = script.captions.end
    if cues and end < seconds / 2 and seconds - end > MAX_UNCAPTIONED_SECONDS:
        problem = Problem(
            f"These are the last words, until {time_of(end)}, but '{name}' goes on until "
            f"{time_of(seconds)}.",
            "If something is said after them, write it down here.",
        )
        yield script.at_cue(len(cues) - 1, "captions", problem, severity=Severity.NOTICE)
