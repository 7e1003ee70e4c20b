from django.db import migrations, models


class Migration(migrations.Migration):
    """The columns are put right by `newsdesk.guards` once the migrate is over."""

    dependencies = [("articles", "0025_publishing_alone")]

    operations = [
        migrations.AddField(
            model_name="articletext",
            name="in_review",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddField(
            model_name="articletext",
            name="to_publish",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["-updated_at", "-id", "headline_en", "headline_th", "section", "spiked_at"],
                name="headlines_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="articletext",
            index=models.Index(
                condition=models.Q(("in_review", True)),
                fields=["language", "priority", "due_at", "submitted_at", "article", "id"],
                name="texts_in_review",
            ),
        ),
        migrations.AddIndex(
            model_name="articletext",
            index=models.Index(
                condition=models.Q(("to_publish", True)),
                fields=["due_at", "submitted_at", "language", "article", "id"],
                name="texts_to_publish",
            ),
        ),
    ]
