"""What time does: reminders, missed deadlines, the climb of alerts, and whom they tell."""
