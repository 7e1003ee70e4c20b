"""Help: the guides of docs/ come in; pages of the desk in the person's language go out."""
