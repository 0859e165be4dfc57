"""One module for each version of the schema. They are never changed once released."""
