"""The kinds every newsroom begins with. `colour` names a token: --kind-person and its -tint."""

from django.db import migrations

# key, English, Thai, what it carries, shortcut, symbol, schema.org type
KINDS = [
    ("person", "Person", "บุคคล", "entity", "p", "●", "Person"),
    ("organisation", "Organisation", "องค์กร", "entity", "o", "■", "Organization"),
    ("place", "Place", "สถานที่", "entity", "l", "▲", "Place"),
    ("event", "Event", "เหตุการณ์", "entity", "e", "★", "Event"),
    ("law", "Law", "กฎหมาย", "entity", "w", "§", "Legislation"),
    ("product", "Product", "ผลิตภัณฑ์", "entity", "u", "◆", "Product"),
    ("date", "Date or time", "วันเวลา", "value", "d", "◷", ""),
    ("money", "Money", "จำนวนเงิน", "value", "m", "฿", "MonetaryAmount"),
    ("quantity", "Quantity", "ปริมาณ", "value", "q", "#", "QuantitativeValue"),
    ("role", "Rank or office", "ยศหรือตำแหน่ง", "value", "t", "◇", "Role"),
    ("claim", "Claim", "คำกล่าวอ้าง", "claim", "c", "❝", "Claim"),
]


def add_kinds(apps, schema_editor):
    kinds = apps.get_model("annotations", "Kind").objects.using(schema_editor.connection.alias)
    for order, (key, english, thai, body, shortcut, symbol, schema_org) in enumerate(KINDS, 1):
        kinds.get_or_create(
            key=key,
            defaults={
                "name": english,
                "name_en": english,
                "name_th": thai,
                "body": body,
                "shortcut": shortcut,
                "colour": key,
                "symbol": symbol,
                "schema_org": schema_org,
                "order": order * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("annotations", "0003_initial")]

    # Backwards the rows stay: annotations may refer to them.
    operations = [migrations.RunPython(add_kinds, migrations.RunPython.noop)]
