"""Training of the ranking of pronouns' antecedents."""
