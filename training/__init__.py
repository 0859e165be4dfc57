"""Training of what the package ships. Needs the development data; never reads a dev file."""
