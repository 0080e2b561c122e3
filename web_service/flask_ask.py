"""The parts of flask-ask-sdk that this service builds on, importable on every OpenSSL.

`ask_sdk_webservice_support.verifier` imports `certvalidator` at the top of the module. That needs
`oscrypto`, which reads OpenSSL's version with a pattern that allows one digit after the last dot
and so raises `LibraryNotFoundError` on 3.0.10 and later
(https://github.com/wbond/oscrypto/issues/78).

Only the SDK's own `RequestVerifier` uses `certvalidator`; here `web_service.signature` does that
work with the `cryptography` package. So where `certvalidator` cannot be imported, a stand-in takes
its place while the SDK is imported, and leaves `sys.modules` again afterwards. The stand-in trusts
nothing: somebody who did use the SDK's verifier would have every request refused. Where the real
one can be imported, it is left alone.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _PathError(Exception):
    """Stands in for `certvalidator.errors.PathError`, which the SDK turns into a refusal."""


class _ValidationError(Exception):
    """Stands in for `certvalidator.errors.ValidationError`."""


class _CertificateValidator:
    """Stands in for `certvalidator.CertificateValidator` and never finds a chain valid."""

    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise _PathError(
            "certvalidator cannot be loaded here, so no chain can be validated with it"
        )


def _certvalidator_can_be_imported() -> bool:
    try:
        importlib.import_module("certvalidator")
    except Exception:
        # Not ImportError alone: oscrypto's LibraryNotFoundError derives from Exception directly.
        return False
    return True


@contextmanager
def _certvalidator_or_stand_in() -> Iterator[None]:
    if _certvalidator_can_be_imported():
        yield
        return
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(package).update(CertificateValidator=_CertificateValidator, errors=errors)
    vars(errors).update(PathError=_PathError, ValidationError=_ValidationError)
    # A failed import may leave submodules behind: whatever was there is put back.
    stand_ins = {module.__name__: module for module in (package, errors)}
    before = {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


with _certvalidator_or_stand_in():
    from ask_sdk_webservice_support.verifier import AbstractVerifier, VerificationException
    from flask_ask_sdk.skill_adapter import (
        VERIFY_SIGNATURE_APP_CONFIG,
        VERIFY_TIMESTAMP_APP_CONFIG,
        SkillAdapter,
    )

__all__ = [
    "VERIFY_SIGNATURE_APP_CONFIG",
    "VERIFY_TIMESTAMP_APP_CONFIG",
    "AbstractVerifier",
    "SkillAdapter",
    "VerificationException",
]
