"""What the doctor says of a site, and what to do about it, in Swedish and English."""

from __future__ import annotations

from sisam.wording.saying import SaidSentence


class DoctorSentence(SaidSentence):
    """Each sentence in Swedish and English; of what is well only how it is."""

    EITHER = ("{sv}", "{en}")
    IN_ITS_OWN_WORDS = ("Programmet säger: ”{told}”", "{told}")
    NEVER = ("aldrig", "never")
    AGO = ("för {lasting} sedan", "{lasting} ago")
    AHEAD = ("om {lasting}: en klocka går fel", "in {lasting}: a clock is wrong")
    AND_MORE = ("{names} och {more} till", "{names} and {more} more")
    NOT_OPENED = (
        "tjänsten går inte att öppna, så inget i den är granskat",
        "the site does not open, so nothing in it was looked at",
    )
    MEND_FIRST = ("Rätta det som är fel och fråga sedan igen.", "Mend what is bad, then ask again.")
    CANNOT_BE_LOOKED_AT = ("gick inte att se efter: {why}", "cannot be looked at: {why}")
    LOOK_AT_PATH = ("Se efter sökväg och rättigheter.", "Look at its path and rights.")

    LIBRARY = ("{version} ({name}), {mode}, synchronous={synchronous}",) * 2
    WHEEL = ("Installera paketet `pysqlite3`, så behövs inte det gamla biblioteket.", "{why}")
    SCHEMA = ("version {version}, samma som programmets", "version {version}, as the program's")
    SEALED = ("ett namn som är förseglat med nyckeln går att öppna", "a name sealed with the key opens")
    SEALED_BY_SEVERAL = (
        "ett namn som är förseglat med var och en av {count} nycklar går att öppna",
        "a name sealed with {count} keys opens",
    )
    NOTHING_SEALED = ("det finns inget namn att öppna ännu", "there is no name to open yet")
    SILENT = (
        "tyst sedan {since}, återställd från {backup}",
        "silent since {since}, restored from {backup}",
    )
    ADOPT = (
        "Kör `sisam adopt`; det säger först vilka som får höra.",
        "Run `sisam adopt`, which says first who will hear.",
    )
    DAMAGED = (
        "{count:skillnad|skillnader}, den första: {first}",
        "{count:difference|differences}, the first: {first}",
    )
    DAMAGED_REMEDY = (
        "Kör `sisam db check`; återställ en säkerhetskopia om sidor är trasiga.",
        "Run `sisam db check`; restore a backup if pages are broken.",
    )
    WHOLE = (
        "inga: sidor, tabeller, vyer och hänvisningar är hela",
        "none: pages, tables, views and references are whole",
    )
    AUDIT_HOLDS = (
        "alla regler håller i {cases:ärende|ärenden}",
        "all invariants hold in {cases:case|cases}",
    )
    AUDIT_BROKEN = (
        "{count:regel håller inte|brott mot reglerna}: {broken}",
        "{count:violation|violations}: {broken}",
    )
    RUN_AUDIT = ("Kör `sisam audit`.", "Run `sisam audit`.")

    RIGHTS = (
        "mapp, databas och nyckel är bara ägarens",
        "folder, database and key are the owner's alone",
    )
    EXPOSED = ("andra får använda {file} (rättigheter {mode})", "others may use {file} (mode {mode})")
    CHMOD = ("Kör `chmod {mode} {path}`.", "Run `chmod {mode} {path}`.")
    CLOSED = ("{file} går inte att skriva", "{file} may not be written")
    NETWORK = (
        "{kind} håller inte de lås som databasen litar på",
        "{kind} does not keep the locks that the database relies on",
    )
    MOVE_TO_DISK = (
        "Stoppa allt och flytta tjänsten till en disk i den här maskinen.",
        "Stop everything and move the site to a disk of this machine.",
    )
    KIND_UNTOLD = ("systemet säger inte vilket", "not told by this system")
    SPACE = (
        "{free} MB ledigt; databasen har {size} MB",
        "{free} MB free; the database has {size} MB",
    )
    MAKE_ROOM = (
        "Gör plats, eller flytta tjänsten till en större disk.",
        "Make room, or move the site to a larger disk.",
    )
    NO_BACKUP = ("ingen i {folder}", "none in {folder}")
    BACKUPS = (
        "{count} i {folder}, den nyaste är {age} gammal",
        "{count} in {folder}, the newest {age} old",
    )
    BACK_UP = (
        "Låt en timer köra `sisam db backup` varje dag.",
        "Let a timer run `sisam db backup` every day.",
    )

    PUBLISHED = (
        "publicerade som de ligger i filerna: {parts}",
        "published as they lie in the files: {parts}",
    )
    PART = ("{kind} {named}",) * 2
    UNPUBLISHED = (
        "{kind} {version} har aldrig publicerats",
        "{kind} {version} was never published",
    )
    OTHER_PART = (
        "{kind}: {followed} gäller, {filed} ligger i filerna",
        "{kind}: {followed} is followed, {filed} lies in the files",
    )
    NEW_VERSION = (
        "Ge den ändrade filen en ny version och kör sedan `sisam workflow publish`.",
        "Give the changed file a new version, then `sisam workflow publish`.",
    )
    PUBLISH = (
        "Kör `sisam workflow publish`, eller lägg tillbaka filerna.",
        "Run `sisam workflow publish`, or put the files back.",
    )
    REFUSED = ("det som är publicerat är underkänt: {kinds}", "what was published is refused: {kinds}")
    OBJECTIONS = (
        "{count:invändning|invändningar} mot det som ligger i filerna",
        "{count:objection|objections} to what lies in the files",
    )
    CHECK_WORKFLOW = (
        "Kör `sisam workflow check`, rätta det som den nämner och publicera.",
        "Run `sisam workflow check`, mend what it names, and publish.",
    )
    PROVED = (
        "godkänt: ingen kan glömmas bort med de här reglerna",
        "accepted: nobody can be forgotten by these rules",
    )
    CALENDAR = ("räcker till {last}", "reaches to {last}")
    LENGTHEN = (
        "Uppgradera programmet, eller förläng calendar.toml under en ny version och publicera den.",
        "Upgrade the program, or lengthen calendar.toml under a new version and publish it.",
    )
    AGREEMENTS = (
        "{count} gäller, inget slutar inom 60 dagar",
        "{count} in force, none ends within 60 days",
    )
    EXPIRED = (
        "{code} slutade gälla {until}: nya ärenden hamnar inte under det; {cases:öppet är|öppna är} kvar",
        "{code} expired on {until}: new cases do not come under it; {cases:open one stays|open ones stay}",
    )
    ENDING = (
        "{code} slutar gälla {until}, med {cases:öppet ärende|öppna ärenden} under sig",
        "{code} ends on {until}, with {cases:open case|open cases} under it",
    )
    SIGN_ANEW = (
        "Skriv under ett nytt, för in det med en ny version och kör `sisam agreement adopt {code}`.",
        "Sign a new one, write it under a new version, and run `sisam agreement adopt {code}`.",
    )

    NO_DAEMON = ("ingen bevakning har någonsin gått", "no daemon has ever run")
    RUN_DAEMON = (
        "Kör `sisam daemon`, eller svep och skicka med en timer.",
        "Run `sisam daemon`, or sweep and send by a timer.",
    )
    WAITING_TO_SPEAK = (
        "senaste livstecken {beat}; den väntar tills tjänsten får tala",
        "last beat {beat}; it waits until the site speaks",
    )
    BEAT = (
        "senaste livstecken {beat}, senaste genomgång {sweep}",
        "last beat {beat}, last sweep {sweep}",
    )
    START_DAEMON = (
        "Starta `sisam daemon` och läs dess logg.",
        "Start `sisam daemon`, and look into its log.",
    )
    DUE = (
        "{open:öppet ärende|öppna ärenden}, {due} av dem ska ses över",
        "{open:open case|open cases}, {due} of them due",
    )
    DUE_FOR = (
        "{open:öppet ärende|öppna ärenden}, {due} av dem ska ses över, det första sedan {lasting}",
        "{open:open case|open cases}, {due} of them due, the first for {lasting}",
    )
    SWEEP = (
        "Kör `sisam sweep`; blir ärenden kvar går det fel i deras regler: se loggen.",
        "Run `sisam sweep`; if cases stay due, their rules throw: see the log.",
    )
    CHANNEL_DOWN = (
        "{name} är nere; det första försöket misslyckades {since}",
        "{name} is down; the first attempt failed {since}",
    )
    TRY_CHANNEL = (
        "Kör `sisam config check --connect`; `sisam outbox list` säger vad kanalen svarade.",
        "Run `sisam config check --connect`; `sisam outbox list` says what the channel answered.",
    )
    OUTBOX = (
        "{waiting} väntar, {unreachable} nådde inte fram",
        "{waiting} waiting, {unreachable} unreachable",
    )
    OUTBOX_HOLDING = (
        "{waiting} väntar, {held} hålls till kontorstid, {unreachable} nådde inte fram",
        "{waiting} waiting, {held} held until office hours, {unreachable} unreachable",
    )
    NOT_TAKEN = (
        "{outbox}; det första prövades och togs inte emot {since}",
        "{outbox}; the first was tried and not taken {since}",
    )
    NOT_TAKEN_REMEDY = (
        "Se last_reply i `sisam outbox list --json`; `sisam config check --connect` prövar servern.",
        "See last_reply in `sisam outbox list --json`; `sisam config check --connect` tries the server.",
    )
    NOT_SENT = (
        "{outbox}; det äldsta som borde ha gått skrevs {since}",
        "{outbox}; the oldest that is due was written {since}",
    )
    NOT_SENT_REMEDY = (
        "Kör `sisam outbox send`; se last_reply i `sisam outbox list --json`.",
        "Run `sisam outbox send`; look at last_reply in `sisam outbox list --json`.",
    )
    CORRECT_ADDRESSES = (
        "Rätta adresserna: `sisam outbox list --status unreachable`.",
        "Correct the addresses: `sisam outbox list --status unreachable`.",
    )
    SPEAK_FIRST = (
        "Inget görs medan tjänsten är tyst: se ovan.",
        "Nothing is done while the site is silent: see above.",
    )
    FOLDER_ALONE = (
        "{open:öppet ärende|öppna ärenden}, och alla meddelanden läggs i en mapp: ingen får mejl",
        "{open:open case|open cases}, and every message is laid into a folder: nobody gets mail",
    )
    SET_CHANNEL = (
        'Sätt channel = "email" och e-postservern: docs/howto/run-a-site.md.',
        'Set channel = "email" and the mail server: docs/howto/run-a-site.md.',
    )
    NOBODYS_DOMAIN = (
        "mail_domain är {domain}, så e-postservrar kan ta mejlen för skräp",
        "mail_domain is {domain}, so mail servers may take mails for unwanted",
    )
    SET_DOMAIN = ("Sätt mail_domain till en egen domän.", "Set mail_domain to a domain of your own.")
    NO_STATEMENT = ("inget har någonsin gjorts", "none was ever made")
    STATEMENT = ("de senaste är från {last}", "the last ones are of {last}")
    NOT_WHILE_SILENT = (
        "{told}; inga görs medan tjänsten är tyst",
        "{told}; none is made while the site is silent",
    )
    FIRST_STATEMENTS = (
        "{told}; de första kommer nästa arbetsdag",
        "{told}; the first ones come on the next working day",
    )
    MAKE_STATEMENTS = (
        "Starta `sisam daemon` och läs dess logg; `sisam statement make` gör dagens genast.",
        "Start `sisam daemon`, and look into its log; `sisam statement make` makes today's at once.",
    )

    NO_CANARY = ("den finns inte ännu", "there is none yet")
    CANARY = ("dess senaste livstecken var {since}", "its last sign of life {since}")
    PUBLISH_CANARY = (
        "Kör `sisam workflow publish`; sedan gör bevakningen en, eller `sisam canary keep`.",
        "Run `sisam workflow publish`; then the daemon makes one, or `sisam canary keep`.",
    )
    MAKE_CANARY = (
        "Låt `sisam daemon` gå, som gör en, eller kör `sisam canary keep`.",
        "Let `sisam daemon` run, which makes one, or run `sisam canary keep`.",
    )
    LOOK_FOR_CANARY = (
        "Se bevakningen och utkorgen ovan, sedan bevakningens logg: docs/howto/be-told-from-outside.md.",
        "Look at daemon and outbox above, then at the daemon's log: docs/howto/be-told-from-outside.md.",
    )
    NO_ALERTS = ("inga om roller, personer eller fel", "none of seats, persons and faults")
    ALERT_COUNT = ("{cause}: {count}",) * 2
    ALERTS_UNANSWERED = (
        "{counts}; okvitterade: {count}",
        "{counts}; {count} of them unanswered",
    )
    ALERTS_ANSWERED = ("{counts}; någon har kvitterat alla", "{counts}; somebody has answered for each")
    MEND_ALERTS = (
        "Se `sisam alert list`; rätta det som de säger, eller `sisam alert acknowledge` med en plan.",
        "See `sisam alert list`; mend what they tell, or `sisam alert acknowledge` with a plan.",
    )
    NOW = ("nu", "now")
    FROM = ("från och med {day}", "from {day} on")
    NO_ORGANISATION = ("ingen organisation", "no organisation")
    NO_LAST_RUNG = (
        "ingen tar emot det som alla andra missar, {when}: {whose}",
        "nobody catches what everybody else misses, {when}: {whose}",
    )
    SEAT_COORDINATOR = (
        "Kör `sisam seat add CODE coordinator` för myndigheten.",
        "Run `sisam seat add CODE coordinator` for the agency.",
    )
    LAST_RUNG = (
        "någon finns där för {count:organisation|organisationer}",
        "somebody sits there for each of {count:organisation|organisations}",
    )
    SEAT = ("{code} {role}",) * 2
    VACANT = (
        "{count:roll|roller} utan person har något att göra, som går till samordnare: {seats}",
        "{count} vacant with open duties, which fall to coordinators: {seats}",
    )
    FILL_SEATS = (
        "Kör `sisam seat add CODE ROLE` för var och en; `sisam seat list --vacant` visar dem.",
        "Run `sisam seat add CODE ROLE` for each; `sisam seat list --vacant` lists them.",
    )
    SEATED = (
        "{count:roll|roller} med något att göra, och ingen av dem är tom",
        "somebody sits on each of {count:seat|seats} with open duties",
    )

    NOT_REVIEWED = (
        "loggen för {code} och {month} är inte granskad; det skulle ha varit klart {due}",
        "the log of {code} for {month} is not reviewed; it was due {due}",
    )
    REVIEW = (
        "Låt en loggranskare där köra `sisam log review MÅNAD`; `sisam seat list` säger vem det är.",
        "Let a log reviewer there run `sisam log review MONTH`; `sisam seat list` says who that is.",
    )
    REVIEWED = ("ingen är försenad, {count} ska göras", "none is late, {count} to be done")
    AUDITOR_UNREADABLE = (
        "det som den lämnade går inte att läsa ({why})",
        "what it left cannot be read ({why})",
    )
    AUDITOR_UNREADABLE_REMEDY = (
        "Låt bevakningen läsa filerna i spool_folder; granskaren skriver dem på nytt nästa gång.",
        "Let the daemon read the files of spool_folder; the auditor's next look writes them anew.",
    )
    NEVER_LOOKED = ("den har aldrig granskat", "it has never looked")
    RUN_AUDITOR = (
        "Kör `sisam auditor` bredvid bevakningen.",
        "Run `sisam auditor` beside the daemon.",
    )
    SWITCH_UNREACHED = (
        "går inte att nå härifrån; det första försöket misslyckades {since}",
        "unreachable from here; the first ping failed {since}",
    )
    LOOK_AT_SWITCH = (
        "Se deadman_url, och `ping_failed` med sitt skäl i loggen för `sisam auditor`.",
        "Look at deadman_url, and at `ping_failed` with its reason in the log of `sisam auditor`.",
    )
    NOT_TOLD = (
        "{count} i driften har inte tagit emot dess mejl",
        "{count} of operations have not taken its mail",
    )
    LOOK_AT_MAIL = (
        "Kör `sisam config check --connect` och läs dess logg.",
        "Run `sisam config check --connect`, and see its log.",
    )
    LOOKED_LONG_AGO = ("den granskade senast {when}: {verdict}", "it looked last {when}: {verdict}")
    START_AUDITOR = (
        "Starta `sisam auditor` och läs dess logg.",
        "Start `sisam auditor`, and look into its log.",
    )
    GREEN = ("grön {when}, {cases:ärende|ärenden}", "green {when}, {cases:case|cases}")
    NOT_GREEN = ("{verdict} {when}: {counts}",) * 2
    RED = ("röd", "red")
    UNCHECKED = ("kunde inte granska allt", "unchecked")
    IS_GREEN = ("grön", "green")
    RUN_AUDIT_MEANINGS = (
        "Kör `sisam audit`; vad var och en betyder: {page}.",
        "Run `sisam audit`; what each means: {page}.",
    )
    SEE_OTHER_LINES = (
        "Se de andra raderna här; vad varje ord betyder: {page}.",
        "See the other lines here; what each word means: {page}.",
    )
