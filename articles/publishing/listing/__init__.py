"""What stands first, in brief, together or beside another: an editor's order comes in, a row that
readers' pages follow goes out.

The words of the stories are those of their editions; only a package has words of its own, its
heading, in each language.
"""
