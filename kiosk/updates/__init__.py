"""Exhibits that come from the museum's office: signed, packed, fetched, and refused if not sound.

The Update Framework (TUF) says what is newest and that nobody has forged it; `kiosk.releases` puts
it in place. Nothing here is ever imported by what visitors see.
"""
