"""The programme in the browser: Django, one app per feature. No rule and no statistic is made here."""
