"""The commands: they parse, call one function of `warledger.pipeline`, and print."""

from warledger.cli.app import main

__all__ = ["main"]
