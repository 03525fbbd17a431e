"""The look of both sites: base template, components, error pages, language, start page, keyboard."""
