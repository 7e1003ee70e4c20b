"""The admin's door to articles: the same rules as the desk's, and no second way to change a state.

What a person may not read is not there (404); the record is for reading only.
"""

from articles.admin.article import ArticleAdmin, SectionAdmin
from articles.admin.desk import NotificationAdmin
from articles.admin.newsroom import NewsroomAdmin
from articles.admin.outlet import OutboxAdmin, OutletAdmin
from articles.admin.publishing import RedirectAdmin, WaiverAdmin
from articles.admin.record import AuditEntryAdmin, UploadAdmin
from articles.admin.translating import TermAdmin

__all__ = [
    "ArticleAdmin",
    "AuditEntryAdmin",
    "NewsroomAdmin",
    "NotificationAdmin",
    "OutboxAdmin",
    "OutletAdmin",
    "SectionAdmin",
    "UploadAdmin",
    "RedirectAdmin",
    "WaiverAdmin",
    "TermAdmin",
]
