"""What belongs to no single case: the site's own alerts, and the statement of a day."""
