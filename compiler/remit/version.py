"""The version of Remit, written once."""

VERSION = "0.1.0"
