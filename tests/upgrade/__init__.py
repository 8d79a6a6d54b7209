"""Tests of a database that an earlier version made: ``dev/upgrade`` runs them."""
