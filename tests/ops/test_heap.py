import subprocess
import sys

CHURN = """
import threading
{first}
def churn():
    kept = []
    for number in range(60):
        kept.append(bytearray(3 << 20))
        small = [bytes(2000) for _ in range(200)]
        if len(kept) > 4:
            kept.pop(0)
        kept.append(small[0])
threads = [threading.Thread(target=churn) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
pages = int(open("/proc/self/statm").read().split()[1])
print(pages * 4096 >> 20)
"""


def mib_after_churning(first: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", CHURN.format(first=first)], check=True, capture_output=True
    )
    return int(done.stdout)


def test_what_is_freed_is_given_back() -> None:
    first = "from kiosk.ops.heap import return_large_blocks; return_large_blocks()"
    assert mib_after_churning(first) < 40
