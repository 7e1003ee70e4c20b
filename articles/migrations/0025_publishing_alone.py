from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_rounds")]

    operations = [
        migrations.AddField(
            model_name="newsroomsettings",
            name="allows_exceptions",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text=(
                    "An editor, or a deputy of one shift, may then publish a text that nobody else"
                    " has checked, with a reason. Everybody is told, readers see “second check"
                    " pending”, and somebody else has to look within 12 hours."
                ),
                verbose_name="let one person publish alone at night",
            ),
        ),
    ]
