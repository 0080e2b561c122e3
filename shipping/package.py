"""`python -m shipping.package`: puts together what `ask deploy` sends to Amazon.

Without an endpoint, the package is good for one thing: to create the skill and learn its id, which
the functions need before they can be deployed. With the endpoints, it is complete. A package for
everybody (`--public`) is refused while words about safety lack a reviewer; a private one says how
many do, and goes on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from shipping import certification, endpoints, paths, reviews
from shipping.endpoints import BadEndpoint


class Refused(Exception):
    """The package must not be made as asked; the text says why."""


def assemble(
    into: Path,
    arns: Mapping[str, str],
    *,
    public: bool = False,
    links: Mapping[str, str] | None = None,
    content: Path = paths.CONTENT,
) -> list[str]:
    """Make the package in the folder `into`; what was there is taken away.

    `arns` has the function's alias per region of Alexa's; `links` may have `privacyPolicyUrl` and
    `termsOfUseUrl`. Returns the entries about safety that nobody has reviewed.

    Raises:
        BadEndpoint: if an ARN can't be right.
        Refused: if the package is for everybody and not fit for them, or against Amazon's rules.
    """
    unreviewed = reviews.unreviewed(content)
    if public and unreviewed:
        raise Refused(
            "These words about safety have no reviewer's name and date in content/, so the skill "
            "must not be offered to everybody:\n  " + "\n  ".join(unreviewed)
        )
    manifest = json.loads((paths.SKILL_PACKAGE / "skill.json").read_text(encoding="utf-8"))
    manifest = endpoints.filled(manifest, arns) if arns else endpoints.without(manifest)
    _distribute(manifest["manifest"], public=public, links=links or {})
    _write(manifest, into)
    if found := certification.problems(into, public=public):
        raise Refused("Amazon would object to this package:\n  " + "\n  ".join(found))
    return unreviewed


def _distribute(manifest: dict[str, Any], *, public: bool, links: Mapping[str, str]) -> None:
    information = manifest["publishingInformation"]
    information["distributionMode"] = "PUBLIC" if public else "PRIVATE"
    if links:
        manifest["privacyAndCompliance"]["locales"] = {
            locale: dict(links) for locale in information["locales"]
        }


def _write(manifest: Mapping[str, Any], into: Path) -> None:
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(paths.SKILL_PACKAGE / "assets", into / "assets")
    models = into / "interactionModels" / "custom"
    models.mkdir(parents=True)
    for locale in manifest["manifest"]["publishingInformation"]["locales"]:
        shutil.copy(paths.MODELS / f"{locale}.json", models)
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (into / "skill.json").write_text(text, encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Make the package in dist/skill-package; 0 if that worked, 1 if it was refused."""
    arguments = _arguments(argv)
    arns = {region: arn for region in endpoints.AWS_REGIONS if (arn := getattr(arguments, region))}
    given = {"privacyPolicyUrl": arguments.privacy_policy, "termsOfUseUrl": arguments.terms_of_use}
    links = {name: url for name, url in given.items() if url}
    try:
        unreviewed = assemble(paths.PACKAGED, arns, public=arguments.public, links=links)
    except (BadEndpoint, Refused) as refused:
        shutil.rmtree(paths.PACKAGED, ignore_errors=True)
        print(refused, file=sys.stderr)
        return 1
    print(f"{paths.PACKAGED.relative_to(paths.ROOT)} is ready for `ask deploy`.")
    if not arns:
        print("It has no endpoint yet: it only serves to create the skill and learn its id.")
    if unreviewed:
        print(
            f"It is a private build: {len(unreviewed)} entries about safety have no reviewer. "
            "With --public, they would be listed and the package refused."
        )
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m shipping.package", description=__doc__)
    for region, aws in endpoints.AWS_REGIONS.items():
        parser.add_argument(
            f"--{region.lower()}", dest=region, metavar="ARN", help=f"the function in {aws}"
        )
    parser.add_argument("--public", action="store_true", help="for everybody, not only for testers")
    parser.add_argument("--privacy-policy", metavar="URL", help="where docs/privacy-policy.md is")
    parser.add_argument("--terms-of-use", metavar="URL", help="where docs/terms-of-use.md is")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
