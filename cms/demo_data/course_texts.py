"""The four courses of Lindedaal. Editable rows: this only fills an empty table."""

from datetime import date

from django.db import transaction

from training.models import Course, Module

# slug, icon, palette, minutes, practice minutes, (name, hint, outcomes, modules), (English ...)
COURSES = (
    (
        "was-en-strijk", "shirt", "blue", 540, 240,
        ("Was en strijk", "Wassen, strijken en vouwen",
         ("Kan was sorteren op kleur en soort.",
          "Kan de wasmachine goed instellen.",
          "Kan een overhemd strijken.",
          "Kan alles netjes vouwen en stapelen."),
         ("Sorteren en wassen", "Strijken", "Vouwen en brengen")),
        ("Laundry and ironing", "Washing, ironing and folding",
         ("Can sort laundry by colour and kind.",
          "Can set the washing machine.",
          "Can iron a shirt.",
          "Can fold and stack everything neatly."),
         ("Sorting and washing", "Ironing", "Folding and bringing")),
    ),
    (
        "boodschappen-met-geld", "shopping-basket", "green", 360, 120,
        ("Boodschappen doen met geld", "Lijstje, winkel, bonnetje",
         ("Kan een lijstje samen maken.",
          "Kan geld van een ander netjes bewaren.",
          "Kan het bonnetje en het wisselgeld teruggeven."),
         ("Het lijstje", "Met geld van een ander")),
        ("Shopping with money", "List, shop, receipt",
         ("Can make a list together.",
          "Can keep somebody else's money safe.",
          "Can give back the receipt and the change."),
         ("The list", "Somebody else's money")),
    ),
    (
        "veilig-werken-in-huis", "house", "purple", 480, 180,
        ("Veilig werken in huis", "Schoonmaken, tillen, trap",
         ("Kan goed tillen.",
          "Kan veilig op een trapje staan.",
          "Weet welke middelen niet samen mogen.",
          "Weet wie te bellen als er iets is."),
         ("Tillen en staan", "Middelen en water", "Als er iets is")),
        ("Working safely in a house", "Cleaning, lifting, ladder",
         ("Can lift well.",
          "Can stand safely on a small ladder.",
          "Knows which cleaners never go together.",
          "Knows whom to call."),
         ("Lifting and standing", "Cleaners and water", "When something is wrong")),
    ),
    (
        "rustig-samen-op-stap", "footprints", "ochre", 360, 180,
        ("Rustig samen op stap", "Wandelen, luisteren, tijd nemen",
         ("Kan rustig en duidelijk praten.",
          "Kan een rondje kiezen dat past.",
          "Kan samen uitrusten en weer verder gaan."),
         ("Rustig praten", "Samen op weg")),
        ("Out together, calmly", "Walking, listening, taking time",
         ("Can talk calmly and clearly.",
          "Can choose a walk that fits.",
          "Can rest together and go on."),
         ("Talking calmly", "On the way together")),
    ),
)  # fmt: skip


@transaction.atomic
def fill_courses() -> None:
    if Course.objects.exists():
        return
    for position, (slug, icon, palette, minutes, practice, dutch, english) in enumerate(COURSES):
        name, hint, outcomes, modules = dutch
        name_en, hint_en, outcomes_en, modules_en = english
        course = Course.objects.create(
            slug=slug, icon=icon, palette=palette, minutes=minutes, practice_minutes=practice, position=position,
            name_nl=name, hint_nl=hint, outcomes_nl="\n".join(outcomes),
            name_en=name_en, hint_en=hint_en, outcomes_en="\n".join(outcomes_en),
            reviewed_by="Wonen Zorg Service Lindedaal", reviewed_on=date(2026, 1, 15),
        )  # fmt: skip
        Module.objects.bulk_create(
            Module(course=course, number=number, name_nl=dutch_name, name_en=english_name)
            for number, (dutch_name, english_name) in enumerate(zip(modules, modules_en, strict=True), 1)
        )
