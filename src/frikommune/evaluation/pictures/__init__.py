"""Drawings as pictures: Vega-Lite specifications, and the SVG and PNG drawn from them."""
