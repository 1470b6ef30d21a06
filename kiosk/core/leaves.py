"""Where leaves begin when there is more than fits on one."""

from collections.abc import Sequence


def leaf_starts(
    heights: Sequence[float], height: float, gap: float, *, columns: int = 1
) -> list[int]:
    """The first row of every leaf, when rows of these heights flow through columns of that height.

    A row that is higher than that has a column of its own.
    """
    starts, column, used = [0], 0, 0.0
    for index, each in enumerate(heights):
        if used and used + each > height + 0.5:
            column, used = column + 1, 0.0
            if column == columns:
                starts.append(index)
                column = 0
        used += each + gap
    return starts
