"""The use cases on the register: organisations, persons, seats, absences and ways."""
