"""The readers' addresses, the article's in Django's own cached view."""

from django.urls import path
from django.views.decorators.cache import cache_page

from articles.reading.urls import urlpatterns as ours
from articles.reports.urls import urlpatterns as reports

urlpatterns = [
    path(route.pattern._route, cache_page(600)(route.callback), name=route.name)
    if route.name == "reader_article"
    else route
    for route in ours
]
urlpatterns += reports  # an article links to the form for its errors
