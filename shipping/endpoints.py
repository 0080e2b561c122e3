"""The functions that Alexa calls: one per region of Alexa's, each in its own region of AWS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

AWS_REGIONS: Final = {"NA": "us-east-1", "EU": "eu-west-1", "FE": "us-west-2"}
"""Where the function for each of Alexa's regions is deployed: North America; Europe and India; the
Far East and Australia."""

_ARN: Final = re.compile(
    r"arn:aws:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[A-Za-z0-9_-]+:(?P<alias>[A-Za-z0-9_-]+)"
)


class BadEndpoint(ValueError):
    """An ARN that Alexa could not call, or not in that region; the text says why."""


def check(region: str, arn: str) -> None:
    """Raises BadEndpoint unless `arn` is the alias of a function for Alexa's region `region`."""
    found = _ARN.fullmatch(arn)
    if found is None:
        raise BadEndpoint(
            f"{region}: {arn} is not the ARN of a function's alias. It ends in :live; the stack's "
            "output `Endpoint` is the one."
        )
    if found["region"] != AWS_REGIONS[region]:
        raise BadEndpoint(
            f"{region}: Alexa calls {AWS_REGIONS[region]} there, but the function is in "
            f"{found['region']}."
        )


def filled(manifest: Mapping[str, Any], arns: Mapping[str, str]) -> dict[str, Any]:
    """The manifest with the endpoints put in, for conversations and for events.

    `arns` has an ARN per region of Alexa's, at least one. Whatever region has none is served by the
    first of them.

    Raises:
        BadEndpoint: if one is not right for its region, or there is none.
    """
    if not arns:
        raise BadEndpoint("at least one endpoint is needed")
    for region, arn in arns.items():
        check(region, arn)
    first = next(arns[region] for region in AWS_REGIONS if region in arns)
    addressed = {
        "endpoint": {"uri": first},
        "regions": {
            region: {"endpoint": {"uri": arns[region]}} for region in AWS_REGIONS if region in arns
        },
    }
    inner = manifest["manifest"]
    apis = {**inner["apis"], "custom": {**inner["apis"]["custom"], **addressed}}
    return {"manifest": {**inner, "apis": apis, "events": {**inner["events"], **addressed}}}


def without(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest for a skill that has no function yet: events would need an endpoint, so none."""
    inner = {name: value for name, value in manifest["manifest"].items() if name != "events"}
    return {"manifest": inner}
