"""The pages of alerts: whom they told, what happens next, and what somebody can do about them."""
