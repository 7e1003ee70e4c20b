"""Publishing: approved texts come in; editions and releases, frozen and on record, go out."""
