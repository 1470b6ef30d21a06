"""Whatever is done in whatever order, what is shown is whole, and what was refused is not shown."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.releases.errors import ReleaseError, UnknownRelease
from kiosk.releases.release import is_sound
from kiosk.releases.store import Releases
from kiosk.releases.trial import Start, Trial
from tests.releases.contents import WALL, staged

words = st.sampled_from("abcd")
boots = st.sampled_from(["boot 1", "boot 2"])


class Kiosk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.releases = Releases(self.folder / "content", spare=0)
        self.trial = Trial(self.releases, self.folder)
        self.start: Start | None = None
        self.failed: dict[str, int] = {}

    def teardown(self) -> None:
        self.trial.close()
        shutil.rmtree(self.folder)

    @rule(word=words)
    def an_update_is_staged(self, word: str) -> None:
        refused = {each.label for each in self.releases.refusals()}
        before = self.releases.current()
        try:
            release = staged(self.releases, word)
        except ReleaseError:
            assert word in refused
            return
        assert release == before or word not in refused
        self.releases.switch(release.id)

    @rule()
    def staff_go_back(self) -> None:
        before = self.releases.current_id()
        try:
            after = self.releases.roll_back(wall=WALL)
        except UnknownRelease:
            assert before is None
            return
        assert before is not None
        assert self.releases.is_refused(before)
        assert after is None or after.id < before
        assert self.releases.current() == after

    @rule(data=st.data())
    def staff_choose(self, data: st.DataObject) -> None:
        standings = self.releases.list()
        if standings:
            chosen = data.draw(st.sampled_from(standings)).release
            self.releases.go_to(chosen.id, wall=WALL)
            assert self.releases.current() == chosen

    @rule(boot=boots)
    def it_starts(self, boot: str) -> None:
        self.trial.close()
        self.trial = Trial(self.releases, self.folder)
        self.start = self.trial.begin(boot, 0.0, WALL)
        assert self.start.pointer == self.releases.current_id()
        if self.start.release is not None:
            assert self.start.release == self.releases.current()
            assert not self.releases.is_refused(self.start.release.id)
        else:
            assert self.start.pointer is None

    @rule()
    def it_proves_itself(self) -> None:
        self.trial.came_up(0.0)
        self.trial.proved()

    @rule()
    def it_is_stopped(self) -> None:
        self.trial.stopped_cleanly(1.0)

    @rule()
    def it_is_tidied(self) -> None:
        self.releases.tidy()
        in_use = self.start is not None and self.start.release is not None
        assert len(self.releases.list()) <= 3 + in_use
        assert list((self.releases.folder / "incoming").glob("*")) == []

    @invariant()
    def all_there_is_is_whole(self) -> None:
        for each in self.releases.list():
            assert is_sound(each.release)

    @invariant()
    def what_is_to_be_shown_is_there_and_not_refused(self) -> None:
        current = self.releases.current_id()
        if current is not None:
            assert self.releases.get(current) is not None
            assert not self.releases.is_refused(current)

    @invariant()
    def what_is_shown_is_there(self) -> None:
        if self.start is not None and self.start.release is not None:
            assert is_sound(self.start.release)


TestSequences = Kiosk.TestCase
TestSequences.settings = settings(max_examples=60, stateful_step_count=25)
