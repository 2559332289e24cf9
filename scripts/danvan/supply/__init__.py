"""What the site is made with: the locked packages and their licences."""

from danvan.supply.licences import licences
from danvan.supply.locks import LOCKS, Package, packages

__all__ = ["LOCKS", "Package", "licences", "packages"]
