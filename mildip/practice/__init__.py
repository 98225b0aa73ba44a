"""Practice: what a reader answers. One folder a widget, Python beside its scripts and styles."""
