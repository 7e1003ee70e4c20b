"""What the templates of the translator's page ask for."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def row(context, line):
    """One row of the page, as `articles/translating/row.html` has it."""
    return context["workspace"].rows.row(line, _drawing(context, "row.html", "line"))


@register.simple_tag(takes_context=True)
def fact_row(context, fact):
    """One row of the facts, as `articles/translating/fact.html` has it."""
    draw = _drawing(context, "fact.html", "fact")
    return context["workspace"].fact_rows.row(fact, draw, context.get("may_waive", False))


def _drawing(context, name, variable):
    """What draws a template with one variable more."""
    whole = context.template.engine.get_template(f"articles/translating/{name}")

    def draw(one):
        with context.push(**{variable: one}):
            return whole.render(context)

    return draw
