"""The WebSub hubs that are told which feeds changed: the one thing of an outlet readers may know."""

from articles.models import Outlet


def hubs():
    """Their addresses, in the order in which they were entered."""
    rows = Outlet.objects.filter(kind=Outlet.Kind.HUB, active=True).order_by("pk")
    return list(rows.values_list("address", flat=True))
