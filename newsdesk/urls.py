"""One include per room. Readers' addresses begin with a content language, the desk's with /desk/."""

from django.contrib import admin
from django.urls import include, path

from newsdesk import (
    board_views,
    listing_preview,
    notices,
    preview,
    record_views,
    shared,
    views,
)
from newsdesk.page_store.views import page_store

urlpatterns = [
    path("", include("articles.reading.urls")),
    path("", include("articles.reports.urls")),
    path("desk/", views.desk, name="desk"),
    path("desk/login/", views.LoginView.as_view(), name="login"),
    path("desk/logout/", views.LogoutView.as_view(), name="logout"),
    path("desk/profile/", views.profile, name="profile"),
    path("desk/profile/password/", views.PasswordView.as_view(), name="password_change"),
    path("desk/board/", board_views.board, name="board"),
    path("desk/board/views/", board_views.board_view_save, name="board_view_save"),
    path(
        "desk/board/views/<int:view_id>/drop/", board_views.board_view_drop, name="board_view_drop"
    ),
    path("desk/board/workload/", board_views.workload, name="workload"),
    path(
        "desk/articles/<int:article_id>/record/",
        record_views.article_record,
        name="article_record",
    ),
    path(
        "desk/articles/<int:article_id>/record.jsonl",
        record_views.article_record_export,
        name="article_record_export",
    ),
    path(
        "desk/articles/<int:article_id>/plan/<slug:language>/",
        board_views.text_plan,
        name="text_plan",
    ),
    path("desk/notices/", notices.notice_list, name="notice_list"),
    path("desk/notices/read/", notices.notices_read, name="notices_read"),
    path("desk/notices/settings/", notices.notice_settings, name="notice_settings"),
    path("desk/notices/<int:notice_id>/open/", notices.notice_open, name="notice_open"),
    path("desk/readers-pages/", page_store, name="page_store"),
    path("desk/", include("newsdesk.people.urls")),
    path("desk/", include("newsdesk.help.urls")),
    path("desk/language/", views.interface_language, name="interface_language"),
    path("desk/articles/<int:article_id>/", views.article_detail, name="article_detail"),
    path("desk/", include("articles.intake.urls")),
    path("desk/", include("articles.photos.urls")),
    path("desk/", include("articles.writing.urls")),
    path("desk/", include("annotations.registry.urls")),
    path("desk/", include("annotations.marking.urls")),
    path("desk/", include("annotations.discussing.urls")),
    path("desk/", include("annotations.reviewing.urls")),
    path("desk/", include("annotations.rounds.urls")),
    path("desk/", include("annotations.exchange.urls")),
    path("desk/", include("articles.translating.urls")),
    path("desk/", include("articles.publishing.urls")),
    path(
        "desk/publishing/order/<slug:kind>/<slug:place>/preview/<content_language:language>/",
        listing_preview.listing_preview,
        name="listing_preview",
    ),
    path(
        "desk/articles/<int:article_id>/preview/<str:language>/",
        preview.preview,
        name="article_preview",
    ),
    path(
        "desk/articles/<int:article_id>/preview/<str:language>/photos/<str:name>",
        preview.preview_photo,
        name="preview_photo",
    ),
    path("desk/articles/<int:article_id>/look/<str:language>/", preview.look, name="article_look"),
    path("desk/colours/<str:scheme>.css", preview.scheme_colours, name="scheme_colours"),
    path(
        "shared/<str:word>/<content_language:language>/",
        shared.shared_article,
        name="shared_article",
    ),
    path(
        "shared/<str:word>/<content_language:language>/photos/<str:name>",
        shared.shared_photo,
        name="shared_photo",
    ),
    path("admin/", admin.site.urls),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = "newsdesk.failing.server_error"
