from django.core.management.base import BaseCommand
from django.db import transaction

from newsdesk.demo import make


class Command(BaseCommand):
    help = "Make the demo: four people, the registry, four stories. Safe to repeat."

    @transaction.atomic
    def handle(self, *args, **options):
        people = make.make_people()
        make.make_sections(people)
        registry = make.make_registry(people["somchai"])
        make.make_stories(people, registry)
        self.stdout.write("Sign in to the desk as one of the four; the password of all is")
        self.stdout.write(f"    {make.PASSWORD}")
        for person in people.values():
            roles = ", ".join(sorted(person.roles))
            self.stdout.write(f"    {person.username:10} {roles}")
