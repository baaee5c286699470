"""Signing in: password and second factor, the municipality's own sign-in, sessions, patience."""
