"""Several exhibits in one kiosk: visitors choose, go back and choose another one."""

from tests.e2e.conftest import SIZE, Run

BOTH = ("--exhibit", "small", "--exhibit", "listening")


def test_a_visitor_chooses_an_exhibit_and_then_the_other(run: Run) -> None:
    with run(*SIZE, *BOTH) as kiosk:
        assert kiosk.start()["exhibit"] == "small listening"
        kiosk.wake()
        kiosk.tap("exhibit-listening")
        kiosk.wait_for("exhibit-opened", exhibit="listening")
        kiosk.wait_for("page-opened", page="contents")
        kiosk.tap("exhibits")
        kiosk.wait_for("page-opened", page="exhibits")
        kiosk.tap("exhibit-small")
        kiosk.wait_for("exhibit-opened", exhibit="small")
        kiosk.open("then")
        kiosk.tap("start-again")
        kiosk.wait_for("state-changed", state="attract")
        kiosk.wake()
        kiosk.tap("exhibit-listening")
        kiosk.wait_for("exhibit-opened", exhibit="listening")
