"""What is measured, each thing with one command: ``python -m benchmarks NAME [--data PATH...] [--json]``.

Every module of this package but ``_…`` ones is a benchmark: a docstring whose first line says what it measures, the
``DEFAULT`` paths below the folder of development data, and ``run(paths, limit=None)``, which gives one flat dictionary
of figures.
"""
