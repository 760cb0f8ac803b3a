"""Remit: feedback policies as rules that people read and machines run. A pure library: values in, values out."""
