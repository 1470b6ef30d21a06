"""The people page: cards of persons, and each person with dates, role, text and what they said."""
