from django.urls import path

from articles.reading.urls import NUMBERED
from articles.reports import views

urlpatterns = [
    path(NUMBERED + "report/", views.report, name="reader_report"),
    path("desk/reports/", views.report_list, name="report_list"),
    path("desk/reports/<int:report_id>/answer/", views.answer, name="report_answer"),
]
