"""The addon beside Odoo's other apps, in a database that dev/neighbours has made."""
