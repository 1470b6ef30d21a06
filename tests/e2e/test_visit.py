"""A whole visit with a pointer: what a visitor does, and the picture on the screen."""

from tests.e2e.kiosk_process import Kiosk
from tests.e2e.pictures import is_greenish, is_reddish, same, share
from tests.e2e.xserver import Display


def test_attract_shows_the_exhibits_picture(kiosk: Kiosk, display: Display) -> None:
    kiosk.until(lambda: share(display.screenshot(), is_reddish) > 0.3, "the red picture shows")


def test_a_visitor_walks_through_the_pages(kiosk: Kiosk, display: Display) -> None:
    kiosk.wake()
    kiosk.open("colours")
    kiosk.tap("next-item")
    shown = kiosk.wait_for("item-shown", page="colours", item="green")
    assert (shown["index"], shown["count"]) == (1, 3)
    kiosk.until(lambda: share(display.screenshot(), is_greenish) > 0.2, "the green picture shows")
    kiosk.tap("previous-item")
    kiosk.wait_for("item-shown", page="colours", item="red", index=0)
    kiosk.open("voices")
    kiosk.tap("next-item")
    kiosk.wait_for("item-shown", page="voices", item="guest", index=1, count=2)


def test_every_choice_of_the_visitor_changes_the_picture(kiosk: Kiosk, display: Display) -> None:
    kiosk.wake()
    kiosk.open("why")
    before = kiosk.picture(display)
    for control, event, chosen in (
        ("language-en", "language-changed", {"language": "en"}),
        ("text-size", "text-size-changed", {"step": 1}),
        ("contrast", "contrast-changed", {"high": True}),
        ("volume", "volume-changed", {}),
    ):
        kiosk.tap(control)
        kiosk.wait_for(event, **chosen)
        after = kiosk.picture(display)
        assert not same(before, after), f"{control} changed nothing that can be seen"
        before = after


def test_a_visitor_who_goes_away_is_asked_and_forgotten(kiosk: Kiosk, display: Display) -> None:
    """In real time: 10 s idle, a question, a touch that keeps the visit, 10 s, the 20 s of it."""
    kiosk.wake()
    kiosk.open("why")
    kiosk.tap("language-en")
    kiosk.wait_for("language-changed", language="en")

    asked = kiosk.wait_for("state-changed", state="asking", seconds=15)
    kiosk.tap("continue")
    resumed = kiosk.wait_for("state-changed", state="exploring")
    assert resumed["at"] - asked["at"] < 10

    asked = kiosk.wait_for("state-changed", state="asking", seconds=15)
    assert 10 <= asked["at"] - resumed["at"] < 12
    ended = kiosk.wait_for("state-changed", state="attract", seconds=25)
    assert ended["reason"] == "timeout"
    assert 20 <= ended["at"] - asked["at"] < 22
    kiosk.until(lambda: share(display.screenshot(), is_reddish) > 0.3, "attract shows again")

    kiosk.wake()
    kiosk.open("why")
    kiosk.tap("language-en")
    kiosk.wait_for("language-changed", language="en")  # it was forgotten, so it can be chosen again


def test_start_again_ends_the_visit_at_once(kiosk: Kiosk) -> None:
    kiosk.wake()
    kiosk.open("why")
    kiosk.wait_for("state-changed", state="asking", seconds=15)
    kiosk.tap("start-again")
    assert kiosk.wait_for("state-changed", state="attract")["reason"] == "start-again"
