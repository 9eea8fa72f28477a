"""The catalogue of refusals in Swedish."""

from __future__ import annotations

from collections.abc import Mapping

#: By class, and where a class has several sentences, by what tells them apart; attributes stand in braces.
SWEDISH: Mapping[str, str] = {
    "NotTheOwner": "Steget {step} ligger hos {owner}. Be dem göra det, eller ta över steget.",
    "NotTheConfirmer": "Steget {step} ska bekräftas eller skickas tillbaka av {confirmer}. Be dem svara.",
    "OfferedBySamePerson": (
        "Den som har lämnat över steget {step} kan inte själv bekräfta det eller skicka tillbaka det. Be en "
        "kollega hos mottagaren att svara."
    ),
    "NotAParty": "Er organisation får inte göra det här i ärendet. Det får bara {may}.",
    "NotTheWaiver": (
        "Steget {step} kan bara strykas av den som det görs för: {may}. Be dem stryka det, eller gör det."
    ),
    "StepMissing": "Ärendet har inget steg {step}. Titta i ärendets lista över steg och försök igen.",
    "StepNotOpen": "Steget {step} är inte öppet. Titta i ärendet vad som har hänt.",
    "StepNotOpen.offered": (
        "Steget {step} är redan överlämnat. Mottagaren ska nu bekräfta det eller skicka tillbaka det; "
        "avsändaren kan ta tillbaka överlämningen."
    ),
    "StepNotOpen.confirmed": "Steget {step} är redan klart. Ni behöver inte göra något mer med det.",
    "StepNotOpen.waived": "Steget {step} är struket. Ni behöver inte göra det.",
    "StepNotOpen.cancelled": "Steget {step} har fallit bort. Ni behöver inte göra det.",
    "StepNotOpen.taken_over": "Steget {step} är överfört till ett annat ärende. Gör det där.",
    "StepNotOffered": "Steget {step} är inte överlämnat. Det måste lämnas över innan någon kan svara på det.",
    "StepNotOffered.confirmed": "Steget {step} är redan klart. Ni behöver inte svara på det.",
    "StepNotOffered.waived": "Steget {step} är struket. Ni behöver inte svara på det.",
    "StepNotOffered.cancelled": "Steget {step} har fallit bort. Ni behöver inte svara på det.",
    "StepNotOffered.taken_over": "Steget {step} är överfört till ett annat ärende. Svara där.",
    "NobodyConfirms": "Steget {step} ska inte bekräftas av någon. Registrera att det är klart i stället.",
    "SomebodyConfirms": (
        "Steget {step} ska bekräftas av en annan part. Lämna över det till mottagaren i stället."
    ),
    "EndsByFinding": (
        "Steget {step} blir klart av sig självt när detta är känt: {finds}. Registrera det i stället."
    ),
    "EndsWithClosing": "Steget {step} blir klart när ärendet avslutas. Avsluta ärendet i stället.",
    "NotWaivable": "Steget {step} kan inte strykas medan ärendet pågår. Det står kvar tills det är gjort.",
    "AlreadyOwner": (
        "Er organisation har redan steget {step} eller ska bekräfta det. Ni behöver inte ta över det."
    ),
    "FollowsAccountability": (
        "Steget {step} följer ansvaret för ärendet och kan inte tas över. Det byter ägare när ansvaret "
        "går över."
    ),
    "BoundByLaw": "Lagen lägger steget {step} på den som har det. Ingen annan kan ta över det.",
    "CaseClosed": (
        "Ärende {number} är avslutat och kan inte ändras. Öppna ett nytt ärende om eleven placeras igen."
    ),
    "WrongState": (
        "Det går inte att göra {move} när ärendet är i läget {state}. Nu går det att göra: {possible}."
    ),
    "WrongState.move.none": (
        "Det går inte att göra {move} när ärendet är i läget {state}. Gör klart stegen i ärendet först."
    ),
    "WrongState.close": (
        "Ärendet kan inte avslutas med utfallet {move} i läget {state}. Möjliga utfall nu: {possible}."
    ),
    "WrongState.close.none": "Ärendet kan inte avslutas i läget {state}. För det vidare först.",
    "WrongState.set-date": (
        "Datumet för {move} registreras när ärendet byter läge. Gör {possible} i stället."
    ),
    "GuardFails": "Det går inte att göra {move} förrän detta gäller: {guard}. Ordna det och försök igen.",
    "GuardFails.youth_home_named": (
        "Det går inte att göra {move} innan ungdomshemmet och dess skola är registrerade. Registrera dem "
        "först."
    ),
    "GuardFails.receiving_side_accountable": (
        "Det går inte att göra {move} innan den mottagande sidan har tagit över ansvaret. Se till att "
        "skolplatsen lämnas över och bekräftas först."
    ),
    "GuardFails.dated_next_step_open": (
        "Det går inte att göra {move} medan inget nästa steg är öppet med ett datum. Ange när eleven "
        "börjar skolan, så öppnas det."
    ),
    "SettleFirst": (
        "Ärendet kan inte avslutas ännu. De här stegen är öppna och ni får inte stryka dem: {steps}. Se "
        "till att de blir klara eller att mottagaren stryker dem."
    ),
    "SettleOrCarry": (
        "Ärendet kan inte avslutas än. Dessa steg är inte klara, och ni kan inte stryka dem: {steps}. "
        "Gör upp vart och ett på något av tre sätt: gör det, låt den som ska få det stryka det, eller för "
        "över det till den nya placeringens ärende när ni avslutar det här. Dit kan ni föra över {carriable}."
    ),
    "SettleOrCarry.none": (
        "Ärendet kan inte avslutas än. Dessa steg är inte klara, och ni kan inte stryka dem: {steps}. Gör "
        "dem, eller låt den som ska få dem stryka dem. Det finns just nu inget ärende för en ny placering "
        "som ni kan föra över dem till."
    ),
    "AnotherName": (
        "Personnumret tillhör en elev med ett annat namn. Jämför det med folkbokföringen. Om eleven har fått "
        "ett nytt namn: skriv det på raden för det ärende som redan finns och läs in den först."
    ),
    "NameAndNumberApart": (
        "Namnet och personnumret hör inte ihop. Skriv elevens hela namn, som det står i folkbokföringen, och "
        "jämför varje siffra i numret. Att du försökte är antecknat."
    ),
    "CaseNumberTaken": (
        "Det finns redan ett ärende med numret {number}. Kontrollera numret, eller sök upp ärendet."
    ),
    "AnotherPupil": (
        "Ärende {number} gäller ett annat personnummer, så den här placeringen kan inte följa på det. Rätta "
        "ett av numren, eller utelämna det förra ärendet: elevens pågående ärende hittas ändå."
    ),
    "NothingFollows": (
        "Inget kan föras över från ärende {number}, eftersom inget ärende för en ny placering pågår. Öppna "
        "ett först, eller gör eller stryk det som är kvar."
    ),
    "NoPartyThere": (
        "Er organisation är inte part i den nya placeringens ärende, så inget kan föras över dit. Gör det "
        "som är kvar, eller låt den som ska få det stryka det."
    ),
    "CarriesNothing": (
        "Inget förs över när ett ärende avslutas med utfallet {outcome}. Avsluta det utan att föra "
        "över något, eller med utfallet för en ny placering."
    ),
    "NotOwedThere": (
        "Den nya placeringens ärende har inte dessa steg öppna: {steps}. Vänta tills de öppnas där, gör dem "
        "här, eller låt den som ska få dem stryka dem."
    ),
    "EndsHere": (
        "Steget {step} gäller bara det här ärendet och kan inte föras över. Avsluta ärendet utan att föra "
        "över det."
    ),
    "SomethingRestsOnIt": (
        "Det går inte att annullera, eftersom något annat vilar på det: {what}. Annullera det först om "
        "det går, eller rätta med en ny registrering."
    ),
    "SomethingRestsOnIt.time": (
        "Det hände av sig självt när tiden gick och kan inte annulleras. Rätta med en ny registrering om "
        "något är fel."
    ),
    "KeyUsedOtherwise": (
        "Samma formulär har redan skickats med något annat i, så den här gången gjordes ingenting. Läs "
        "igenom det och tryck en gång till om det ska göras."
    ),
    "AlreadyRecorded": "Uppgiften om {what} är redan registrerad så. Ni behöver inte göra något.",
    "ProtectionStays": (
        "Skyddet kan inte tas bort här. Registrerades det efter att ärendet öppnades tas det bort genom att "
        "den registreringen ångras, i det ärende där den gjordes."
    ),
    "Unsuitable": "Det som begärdes stämmer inte med ärendets regler. Ändra det och försök igen.",
    "TransferInstead": (
        "Det här kan inte registreras för sig: {what}. Flytta eleven till ett annat hem i stället: då anges "
        "det nya hemmet, en ny omgång börjar och det som återstår finns kvar."
    ),
    "SameHome": (
        "Det här är redan registrerat som {party}, så eleven flyttas inte. Ange det hem som eleven "
        "kommer till. Är det en ny placering där, öppna ett nytt ärende."
    ),
    "BeforeTheAdmission": (
        "Eleven kom till det förra hemmet {admitted_on}, och en flytt {on} ligger före det. Ange rätt "
        "dag för flytten, eller annullera flytten och rätta dagen för inskrivningen."
    ),
    "PlannedTooEarly": (
        "Utskrivningen kan inte planeras till {on}, eftersom den dagen har varit. Välj en dag från och med "
        "{earliest}. Är eleven redan utskriven, skriv ut eleven i stället."
    ),
    "NothingToReconsider": (
        "Ingen utskrivning är planerad, så det finns inget att ompröva. Ange först "
        "vilken dag eleven väntas skrivas ut."
    ),
    "UnknownName": "Namnet {name} finns inte i ärendets regler. Välj ett av de här: {possible}.",
    "UnknownName.move": (
        "Det finns inget som heter {name} att göra med ärendet. Välj bland de här: {possible}."
    ),
    "UnknownName.transfer": (
        "Den version av arbetsflödet som ärendet följer har inga flyttar mellan hem. Be en administratör hos "
        "myndigheten att föra över ärendet till den senaste versionen."
    ),
    "UnknownName.outcome": "Inget utfall heter {name}. Välj bland de här: {possible}.",
    "UnknownName.protection": "Inget skydd heter {name}. Välj bland de här: {possible}.",
    "UnknownName.party": "Ingen part heter {name}. Välj bland de här: {possible}.",
    "ReasonMissing": "Det behövs en anledning. Skriv varför och försök igen.",
    "ReasonMissing.return": (
        "Ett steg kan inte skickas tillbaka utan en anledning. Skriv vad som saknas eller behöver rättas."
    ),
    "ReasonMissing.waive": "Ett steg kan inte strykas utan en anledning. Skriv varför det inte behövs.",
    "ReasonMissing.done": (
        "Det behövs en anledning till att ärendet står still. Skriv varför, eller gör nästa steg."
    ),
    "ReasonMissing.acknowledge": (
        "Ett larm kan inte kvitteras utan en plan. Skriv vad ni tänker göra och när."
    ),
    "ReasonMissing.note": "Anteckningen är tom. Skriv vad som har hänt, till exempel att ni har ringt.",
    "ReasonMissing.snooze": "Ett larm kan inte skjutas upp utan en anledning. Skriv varför det får vänta.",
    "ReasonMissing.assign": (
        "Ett larm kan inte läggas på en person utan en anledning. Skriv varför just den personen tar det."
    ),
    "ReasonMissing.reconsider": (
        "En plan omprövas inte utan skäl. Skriv varför utskrivningen planeras till den dagen."
    ),
    "ReasonMissing.annul": "Inget kan annulleras utan en anledning. Skriv vad som var fel.",
    "ReasonMissing.pause": (
        "Ett uppehåll kan inte förlängas utan en anledning. Skriv varför det varar längre."
    ),
    "ReasonMissing.pause-start": (
        "Inget uppehåll pågår. Ska ett börja, ange varför eleven är borta, med en av arbetsflödets "
        "anledningar."
    ),
    "ReasonMissing.close": "Ärendet kan inte avslutas så utan en anledning. Skriv varför.",
    "ReasonMissing.set-date": (
        "Ett känt datum kan inte tas bort utan en anledning. Skriv varför det inte längre gäller."
    ),
    "DateMissing": "Steget {step} behöver ett datum för {anchor}. Ange dagen och försök igen.",
    "NotRecordable": (
        "Datumet för {anchor} följer av annat som händer i ärendet och kan inte anges. Registrera det som "
        "har hänt."
    ),
    "PartyNeeded": "Det går inte att registrera att {party} saknas. Ange vilken organisation det är.",
    "StateRestsOnDate": "Ärendets läge vilar på datumet för {anchor}. Datumet kan ändras men inte tas bort.",
    "DateAhead": (
        "Det gäller något som redan har hänt ({what}), men {on} har inte varit ännu. Ange dagen då det hände."
    ),
    "HandsToItself": (
        "Samma organisation kan inte vara både {party} och {other}: då skulle ingen ta emot. Ange en annan."
    ),
    "HomeIsThere": (
        "Hemkommunen är redan {municipality}. Byter eleven stadsdel, registrera i stället vilken "
        "socialtjänst som tar över."
    ),
    "SameHands": (
        "Ärendet ligger redan hos {party}, så det finns inget att lämna över. Ange socialtjänsten i den nya "
        "hemkommunen."
    ),
    "HomeMoveWaits": (
        "Ett byte av hemkommun till {municipality} väntar på bekräftelse, och då byts {party} ändå. Bekräfta "
        "bytet, eller ta tillbaka det genom att ange den nuvarande hemkommunen."
    ),
    "NobodyThere": (
        "Kommunen {municipality} har ingen aktiv organisation av det här slaget: {organisation_kind}. Lägg "
        "till den först och försök igen."
    ),
    "SeveralThere": (
        "Kommunen {municipality} har flera organisationer av det här slaget: {organisation_kind}. Ange en av "
        "dem med koden: {codes}."
    ),
    "RightMissing": "Du har ingen roll som ger dig rätt att göra det här. Fråga din samordnare vem som får.",
    "ReasonWanted": (
        "Det här kräver att du loggar in på nytt och anger ett skäl, som sparas i åtkomstloggen. Logga in "
        "igen och skriv varför."
    ),
    "TermUnlawful": (
        "Du kan bara söka på ett helt namn, ett personnummer, ett samordningsnummer eller ett ärendenummer. "
        "Skriv något av dem i sin helhet."
    ),
    "LiesElsewhere": (
        "Organisationen {code} ligger inte i kommunen {municipality}. Ange en som gör det, eller en annan "
        "kommun."
    ),
    "BeforeTheCase": (
        "Dagen {on} ligger före den dag då ärendet öppnades ({opened_on}). Ange en dag under ärendets gång."
    ),
    "SpellOrder": (
        "En skolgång som börjar {on} kan inte sluta {until}. Ange en sista dag som inte ligger före den "
        "första."
    ),
    "NoSchool": (
        "Ingen går i skola hos den här organisationen: {organisation_kind}. Ange själva skolan, eller den "
        "som träder in i stället för en: {possible}."
    ),
    "NothingToEnd": (
        "Ingen skolgång är känd för {on}, så det finns ingen att avsluta. Registrera hela skolgången i "
        "stället, med skola, första och sista dag."
    ),
    "DateAhead.spell_recorded": (
        "En skolgång som börjar {on} har inte börjat än. Registrera den som planerad, och igen när den har "
        "börjat."
    ),
    "DateOrder": (
        "Ordningen på datumen kan inte stämma: {then} {then_on} kan inte komma före {first} {first_on}. "
        "Rätta det datum som är fel."
    ),
    "WrongKind": (
        "Organisationen är fel sort för {party}: {kind}. Välj en organisation av rätt sort: {possible}."
    ),
    "NotPausable": (
        "Ett uppehåll kan inte registreras när ärendet är i läget {state}, bara i läget {states}. Vänta "
        "till dess, eller gör nästa steg i ärendet."
    ),
    "NotPausable.never": (
        "Den version av arbetsflödet som ärendet följer har inga uppehåll. Be en administratör hos "
        "myndigheten att föra över ärendet till den senaste versionen."
    ),
    "NotPaused": (
        "Inget uppehåll pågår i ärendet, så det finns inget att avsluta. Är eleven borta, registrera ett "
        "uppehåll först."
    ),
    "PausedAlready": (
        "Ett uppehåll pågår redan, till och med {until}, och två kan inte pågå samtidigt. Ändra dess sista "
        "dag, eller avsluta det först."
    ),
    "PausedTooLong": (
        "Uppehållet kan inte gälla till och med {until}. Välj en dag från i dag till och med {latest}; varar "
        "det längre, förläng det då. Är eleven redan tillbaka, välj i dag och avsluta det sedan."
    ),
    "PausedTooEarly": (
        "Uppehållet kan inte börja {on}. Välj en dag från och med {earliest}: högst så långt tillbaka som "
        "ett uppehåll får vara, efter inskrivningen och efter det förra uppehållet."
    ),
    "BackTooEarly": (
        "Eleven kan inte vara tillbaka {on}, eftersom uppehållet började {since}. Ange rätt dag, eller "
        "annullera uppehållet om det var ett misstag."
    ),
    "EndsWithPause": (
        "Steget {step} blir klart när eleven är tillbaka. Registrera det, eller förläng uppehållet."
    ),
    "AgreementMisfit": (
        "Avtalet {agreement} handlar om {name}, som inte finns i ärendets regler. Rätta avtalet, eller "
        "för över ärendet till den senaste versionen."
    ),
    "AgreementMisfit.law": (
        "Avtalet {agreement} ändrar tiden för {name}, som lagen bestämmer. Ta bort den ur avtalet."
    ),
    "RulesFollowedAlready": "Ärendet {number} följer redan de reglerna. Ni behöver inte göra något.",
    "RulesUnfit": (
        "Ärendet kan inte följa version {version}, som inte känner till {name} i ärendet. Låt ärendet "
        "följa sina regler, eller publicera en version som har kvar det."
    ),
    "SecondNameMissing": (
        "Utfallet {outcome} kräver två personer. Ange en person till, en annan än den som avslutar."
    ),
    "BeyondCalendar": (
        "Kalendern gäller från och med {first} till och med {last} och säger inget om {day}. Rätta "
        "datumet, eller be driften om en kalender som räcker längre."
    ),
    "NotFound": (
        "Det finns {kind} med beteckningen {name}, eller så får ni inte se det. Kontrollera beteckningen."
    ),
    "NotPermitted": "Ni får inte göra detta. Be den som har rätt till det, eller fråga samordnaren.",
    "Conflict": (
        "Det stämmer inte med vad som har hänt under tiden. Titta i ärendet på nytt och försök igen."
    ),
    "Invalid": "Det som lämnades in kan inte tas emot. Kontrollera uppgifterna och försök igen.",
    "Invalid.faults": "Det som lämnades in kan inte tas emot. Rätta detta och försök igen:\n{faults}",
    "Unavailable": (
        "Något som tjänsten behöver svarar inte. Försök igen om en stund; hjälper det inte, ring driften."
    ),
    "SisamError": "Det gick inte att göra. Kontrollera uppgifterna och försök igen.",
}
