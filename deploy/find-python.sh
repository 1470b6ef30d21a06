#!/bin/sh
# Prints the newest Python that can run the kiosk, or prints nothing and fails. PYTHON=... names one to use instead.
# usage: deploy/find-python.sh [MODULE]    MODULE must be importable too

module=${1:-sys}
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if "$candidate" -c "
import sys, $module
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" </dev/null >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
exit 1
