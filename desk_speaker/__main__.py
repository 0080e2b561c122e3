"""`python -m desk_speaker` is `desk-speaker`."""

import sys

from desk_speaker.cli import main

sys.exit(main())
