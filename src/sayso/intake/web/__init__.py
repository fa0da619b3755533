"""Pages and feeds from the web: one polite client that keeps out of private networks and within its limits."""

from sayso.intake.web.client import Client
from sayso.intake.web.fetched import Fetched, NotModified

__all__ = ["Client", "Fetched", "NotModified"]
