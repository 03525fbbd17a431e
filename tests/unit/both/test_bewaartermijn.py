"""Every kind of record says how long it is kept; what is not known is `onbekend`, and never destroyed."""

from django.apps import apps

TECHNIQUE = {
    "register.Checkpoint": "a part of its entry",
    "accounts.DemoLink": "exists in the demo only",
}


def records() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("grondslag.")]


def test_every_kind_of_record_has_a_retention_field_that_starts_unknown():
    assert records()
    for model in records():
        if model._meta.label in TECHNIQUE:
            continue
        fields = {field.name: field for field in model._meta.fields}
        assert "bewaartermijn" in fields, model._meta.label
        assert fields["bewaartermijn"].default == "onbekend", model._meta.label


def test_what_is_named_technique_exists_or_is_of_the_other_side():
    labels = {model._meta.label for model in records()}
    assert set(TECHNIQUE) <= labels
