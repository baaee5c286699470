"""What municipalities answer for a status: read, summed with care, small counts hidden."""
