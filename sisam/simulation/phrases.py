"""What people write when the program asks them for a reason or a plan."""

RETURNED = (
    "Betygen saknas.",
    "Det framgår inte vilket stöd eleven har haft.",
    "Kontaktpersonens telefonnummer stämmer inte.",
    "Studieplanen är från förra läsåret.",
    "Underlaget gäller ett annat ärende.",
    "Vi behöver veta vilken dag som är tänkt.",
)
WITHDRAWN = ("Vi skickade fel underlag.", "Vi behöver lägga till en bilaga.")
WAIVED = (
    "Uppgifterna kom muntligt för länge sedan.",
    "Eleven är redan inskriven, så det här behövs inte längre.",
    "Vi har fått allt på annat sätt.",
)
PLANNED = (
    "Jag ringer skolan i morgon.",
    "Mötet är bokat till nästa vecka.",
    "Vi väntar på betygen och lämnar dem så snart de kommer.",
    "Kollegan är tillbaka på måndag och tar det då.",
    "Jag tar det med enhetschefen i dag.",
    "Vi skriver klart det i veckan.",
)
STANDS_STILL = (
    "Vi väntar på nämndens beslut.",
    "Allt går som planerat, nästa avstämning är bokad.",
    "Vi väntar på besked från skolan.",
)
MENDED = (
    "Tjänsten är utlyst, och jag tar det som kommer så länge.",
    "Vi har utsett en ersättare som börjar på måndag.",
    "Jag ringer skolan i dag och hör vad som hindrar.",
)
ABSCONDED = (
    "Eleven kom inte tillbaka från permissionen.",
    "Eleven avvek under en promenad. Polisen är underrättad.",
)
STILL_AWAY = ("Eleven är inte återfunnen.", "Eleven har hörts av men vill inte komma tillbaka än.")
POSTPONED = (
    "Utredningen behöver mer tid.",
    "Familjehemmet kan inte ta emot än.",
    "Boendet efteråt är inte klart.",
)
SETTLED = ("Det fortsätter i ärendet för den nya placeringen.", "Allt har förts över till det nya ärendet.")
TAKEN_OVER = ("Skolan saknar rektor, så förvaltningen tar det.",)
NOT_ADMITTED = ("Familjen tog emot stöd hemma i stället.", "Rätten upphävde beslutet.")
CONTINUED = ("Eleven går kvar i skolan och trivs.", "Närvaron är god, så vi avslutar.")
