"""Whatever is wished for and taken back, the next one is the right one."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.imaging.request import Urgency
from kiosk.imaging.wishes import Wishes

NAMES = st.sampled_from("abcdef")
URGENCIES = st.sampled_from(Urgency)


class AnyOrder(RuleBasedStateMachine):
    """Compares with a plain list of (urgency, when it was wished for, name)."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes: Wishes[str] = Wishes()
        self.model: dict[str, tuple[Urgency, int]] = {}
        self.count = 0

    @rule(name=NAMES, urgency=URGENCIES)
    def add(self, name: str, urgency: Urgency) -> None:
        self.count += 1
        self.wishes.add(name, urgency)
        known, when = self.model.get(name, (urgency, self.count))
        if max(known, urgency) is not Urgency.IDLE:
            when = self.count
        self.model[name] = (max(known, urgency), when)

    @rule(name=NAMES, urgency=URGENCIES)
    def put_back(self, name: str, urgency: Urgency) -> None:
        self.count += 1
        self.wishes.put_back(name, urgency)
        when = -self.count if urgency is Urgency.IDLE else self.count
        self.model[name] = (urgency, when)

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        self.wishes.remove(name)
        self.model.pop(name, None)

    @rule()
    def take(self) -> None:
        expected = self.in_order()
        taken = self.wishes.take()
        assert taken == (expected[0] if expected else None)
        if taken:
            del self.model[taken[0]]

    @rule()
    def clear(self) -> None:
        self.wishes.clear()
        self.model.clear()

    @invariant()
    def is_in_order(self) -> None:
        expected = self.in_order()
        assert list(self.wishes) == [name for name, _ in expected]
        assert self.wishes.highest == (expected[0][1] if expected else None)

    def in_order(self) -> list[tuple[str, Urgency]]:
        def rank(name: str) -> tuple[int, int]:
            urgency, when = self.model[name]
            return -urgency, when if urgency is Urgency.IDLE else -when

        return [(name, self.model[name][0]) for name in sorted(self.model, key=rank)]


TestAnyOrder = AnyOrder.TestCase
