"""The programme as a pack, out and in; tables as XLSX and CSV."""
