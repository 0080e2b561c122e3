"""Where things are in this repository."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = ROOT / "requirements.lock"
SOURCES: Final = ROOT / "lambda"
CONTENT: Final = ROOT / "content"
MODELS: Final = ROOT / "interaction-models"
SKILL_PACKAGE: Final = ROOT / "skill-package"
TEMPLATE: Final = ROOT / "template.yaml"

WHEELS: Final = ROOT / "build" / "wheels"
ARTIFACT: Final = ROOT / "dist" / "lambda"
ARCHIVE: Final = ROOT / "dist" / "lambda.zip"
PACKAGED: Final = ROOT / "dist" / "skill-package"
