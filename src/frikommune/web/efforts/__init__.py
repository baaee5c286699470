"""Efforts of several steps that trials describe as data: granted, followed, counted."""
