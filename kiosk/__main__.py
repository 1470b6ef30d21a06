"""`python -m kiosk`; knows nothing but the command line."""

import sys

from kiosk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
