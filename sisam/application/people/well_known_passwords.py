"""Passwords of twelve signs and more that everybody tries first."""

from typing import Final

_LISTED: Final = """
    000000000000 111111111111 121212121212 123123123123 123321123321 1234567890123 123456123456
    123456654321 123456789000 123456789012 123456789101112 123456789123 12345678901234
    1234567890987654321 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv 987654321000 987654321012
    abc123abc123 abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz administrator administratör
    adminadmin12 adminadminadmin asdasdasdasd asdfghjkl123 asdfghjklöä asdfghjklqwerty changeme1234
    changemechangeme correcthorsebatterystaple fotboll12345 hejhejhejhej hejsanhejsan hejsan123456
    iloveyou1234 iloveyou12345 iloveyouforever letmein12345 letmeinletmein lösenord123 lösenord1234
    lösenord12345 lösenord123456 lösenordlösenord minlösenord1 mittlösenord mittlösenord1
    mypassword12 mypassword123 p4ssw0rd1234 passw0rd1234 password123 password1234 password12345
    password123456 passwordpassword q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 qazwsxedcrfv qwerty123456
    qwerty1234567 qwertyqwerty qwertyuiop qwertyuiop12 qwertyuiop123 qwertyuiopasdfgh qwertyuiopå
    qwertyuiopåasdf sommar2024sommar sommar2025sommar sommar2026sommar sommaren2024 sommaren2025
    sommaren2026 superman1234 sverige12345 sverigesverige trustno1trustno1 vinter2024vinter
    vinter2025vinter vinter2026vinter vintern2024 vintern2025 vintern2026 välkommen123 välkommen1234
    välkommen2024 välkommen2025 välkommen2026 welcome12345 welcome123456 zaq12wsxcde3 zxcvbnm12345
    zxcvbnmasdfgh skolan123456 skola1234567 sisam1234567 sisamsisamsisam socialtjänsten
    socialtjänst1 socialtjänst123
"""
#: Without case, and without what is neither letter nor digit.
WELL_KNOWN: Final = frozenset(_LISTED.split())
