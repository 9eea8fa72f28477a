"""What is wrong in a file, and what to do about it, in Swedish: by the sentence of the command line."""

from __future__ import annotations

from collections.abc import Mapping

#: `{}` stands for whatever the sentence is about, in the same order in both.
SWEDISH_FAULTS: Mapping[str, str] = {
    "The cell is empty.": "Cellen är tom.",
    "Fill it in; no row may lack its {}.": "Fyll i den. Ingen rad får sakna {}.",
    "Fill in {}.": "Fyll i {}.",
    "Fill in one of: {}.": "Fyll i en av: {}.",
    "{} lies outside the calendar, {}.": "{} ligger utanför kalendern, {}.",
    "Correct the year.": "Rätta året.",
    "{} lies in the future; today is {}.": "{} ligger i framtiden. I dag är det {}.",
    "Leave the cell empty until it has happened.": "Lämna cellen tom tills det har hänt.",
    "{} lies after the 18th birthday, the last day that the law allows.": (
        "{} ligger efter 18-årsdagen, som är den sista dagen som lagen tillåter."
    ),
    "Correct it, or leave it empty to have it computed.": "Rätta dagen, eller lämna tomt så räknas den ut.",
    "{} {} lies before {} {}.": "{} {} ligger före {} {}.",
    "Correct one of the two dates.": "Rätta en av de två dagarna.",
    "Correct the date.": "Rätta dagen.",
    "admitted_on is filled in, but no youth home is named.": (
        "admitted_on är ifyllt, men inget ungdomshem är angivet."
    ),
    "{} is filled in, but {} is empty.": "{} är ifyllt, men {} är tomt.",
    "{} lies before the birth date in personal_number.": "{} ligger före födelsedagen i personal_number.",
    "Correct the date or the number.": "Rätta dagen eller numret.",
    'The code "none" is kept for "there is no school".': (
        "Koden ”none” betyder att det inte finns någon skola."
    ),
    "Give the organisation another code.": "Ge organisationen en annan kod.",
    "There is no organisation with the code {}.": "Det finns ingen organisation med koden {}.",
    "Correct the code, or import the organisation first.": "Rätta koden, eller läs in organisationen först.",
    "The organisation {} is no longer active.": "Organisationen {} finns inte längre.",
    "Write the code of the one that took its place.": "Skriv koden för den som har tagit över.",
    "The organisation {} is of the kind {}.": "Organisationen {} är av sorten {}.",
    "Write the code of an organisation of the kind {}.": "Skriv koden för en organisation av sorten {}.",
    'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: '
    "character set Unicode (UTF-8)).": (
        "Spara den på nytt som ”CSV UTF-8” (i Excel: ”CSV UTF-8 (kommaavgränsad)”, i LibreOffice: "
        "teckenuppsättning Unicode (UTF-8))."
    ),
    "The file is not UTF-8: byte 0x{} at position {} cannot be read.": (
        "Filen är inte UTF-8: byte 0x{} på plats {} går inte att läsa."
    ),
    "The file is larger than 50,000,000 bytes.": "Filen är större än 50 000 000 byte.",
    "Split it into several files.": "Dela den i flera filer.",
    "The file is empty.": "Filen är tom.",
    "Begin it with a row of column names.": "Börja den med en rad som har kolumnernas namn.",
    "The file is {}, and no CSV file in UTF-8.": "Filen är {} och ingen CSV-fil i UTF-8.",
    "{} is not a date.": "{} är inget datum.",
    "Write year, month and day, such as 2026-11-02.": "Skriv år, månad och dag, till exempel 2026-11-02.",
    "There is no such day as {}.": "Dagen {} finns inte.",
    "Write a day that the calendar has.": "Skriv en dag som finns i kalendern.",
    "{} holds this seat since {}.": "{} har rollen sedan {}.",
    "{} deputises in this seat since {}.": "{} är ersättare för rollen sedan {}.",
    "End that with `sisam seat end`, and write the first day after it.": (
        "Sätt en slutdag där först, och skriv första dagen därefter."
    ),
    "{} has this seat at that time already, by {}.": "{} har redan rollen då, enligt {}.",
    "Remove the row, or correct its days.": "Ta bort raden, eller rätta dagarna.",
    "{} is not an e-mail address. {}": "{} är ingen e-postadress.",
    "Write an address such as anna.ek@kommun.se.": "Skriv en adress, till exempel anna.ek@kommun.se.",
    "There is no municipality {}.": "Det finns ingen kommun {}.",
    "Write its code with four digits, leading zero included, such as 0180.": (
        "Skriv kommunens kod med fyra siffror, även nollan först, till exempel 0180."
    ),
    "The way up from {} leads back to it.": "Vägen uppåt från {} leder tillbaka dit.",
    "Correct the parent codes, so that the way up ends.": (
        "Rätta koderna i parent_code, så att vägen tar slut."
    ),
    "In the register {} has {}; open cases rest on that.": (
        "I registret har {} {}, och pågående ärenden vilar på det."
    ),
    "Leave it as it was, or give the new organisation a code of its own.": (
        "Låt det stå som förut, eller ge den nya organisationen en egen kod."
    ),
    "The country has {} active organisations of the kind {}: {}.": (
        "I landet finns {} organisationer av sorten {}: {}."
    ),
    "The country has no active organisation of the kind {}.": (
        "I landet finns ingen organisation av sorten {}."
    ),
    "The country has {}.": "I landet finns {}.",
    "See to it that the register holds exactly one.": "Se till att det finns precis en i registret.",
    "The home has {} active organisations of the kind {}: {} right below it.": (
        "Ungdomshemmet har {} organisationer av sorten {} direkt under sig: {}."
    ),
    "The home has no active organisation of the kind {} right below it.": (
        "Ungdomshemmet har ingen organisation av sorten {} direkt under sig."
    ),
    "The home has {} right below it.": "Ungdomshemmet har {} direkt under sig.",
    "See to it that the register holds exactly one with the home as parent.": (
        "Se till att registret har precis en med hemmet som parent_code."
    ),
    "The receiving school is the school of the home that the pupil leaves.": (
        "Skolan som tar emot är skolan vid det hem som eleven lämnar."
    ),
    "Write the school that comes after, or leave the cell empty while it is not known.": (
        "Skriv skolan som kommer efteråt, eller lämna tomt tills den är känd."
    ),
    "Municipality {} has {} active organisations of the kind {}: {}, and this pupil, discharged past "
    "compulsory school age without a receiving school, needs the only one.": (
        "Kommunen {} har {} organisationer av sorten {}: {}. Eleven är utskriven utan mottagande skola och "
        "har inte skolplikt, så det måste finnas precis en."
    ),
    "Municipality {} has no active organisation of the kind {}, and this pupil, discharged past compulsory "
    "school age without a receiving school, needs the only one.": (
        "Kommunen {} har ingen organisation av sorten {}. Eleven är utskriven utan mottagande skola och har "
        "inte skolplikt, så det måste finnas precis en."
    ),
    "Municipality {} has {}, and this pupil, discharged past compulsory school age without a receiving "
    "school, needs the only one.": (
        "Kommunen {} har {}. Eleven är utskriven utan mottagande skola och har inte skolplikt, så det måste "
        "finnas precis en."
    ),
    "Name a receiving_school_code, or see to it that the register holds exactly one.": (
        "Skriv en receiving_school_code, eller se till att registret har precis en."
    ),
    "Write the code of the home that the pupil was admitted to.": (
        "Skriv koden för det ungdomshem som eleven skrevs in på."
    ),
    "Municipality {} has {} active organisations of the kind {}: {}.": (
        "Kommunen {} har {} organisationer av sorten {}: {}."
    ),
    "Municipality {} has no active organisation of the kind {}.": (
        "Kommunen {} har ingen organisation av sorten {}."
    ),
    "Municipality {} has {}.": "Kommunen {} har {}.",
    "Write the code of the right one in {}, or import it first.": (
        "Skriv koden för den rätta i {}, eller läs in den först."
    ),
    "Write the code of the right one in {}": "Skriv koden för den rätta i {}",
    'The name begins with "{}", as a formula does.': "Namnet börjar med ”{}”, som en formel.",
    "Write the name alone.": "Skriv bara namnet.",
    "Write it as YYYYMMDD-NNNN and compare it with the register, or write unknown.": (
        "Skriv det som ÅÅÅÅMMDD-NNNN och jämför med folkbokföringen, eller skriv unknown."
    ),
    "This is not a personal or coordination number.": "Det är inget personnummer eller samordningsnummer.",
    "The check digit of the personal or coordination number is wrong.": (
        "Kontrollsiffran i numret stämmer inte."
    ),
    "The personal or coordination number holds a birth date that does not exist.": (
        "Numret har en födelsedag som inte finns."
    ),
    "The birth date in it lies in the future; today is {}.": (
        "Födelsedagen ligger i framtiden. I dag är det {}."
    ),
    "Compare the number with the register, or write unknown.": (
        "Jämför numret med folkbokföringen, eller skriv unknown."
    ),
    "The case number is the pupil's own number.": "Ärendets nummer är elevens eget nummer.",
    "Give the case a number that tells nothing of the pupil.": (
        "Ge ärendet ett nummer som inte säger något om eleven."
    ),
    "{} is not a case number.": "{} är inget ärendenummer.",
    "Use letters, digits, hyphen and slash, at most 32 of them.": (
        "Använd bokstäver, siffror, bindestreck och snedstreck, högst 32 tecken."
    ),
    "The case in row {} is about another personal number.": (
        "Ärendet på rad {} gäller ett annat personnummer."
    ),
    "Correct the case number or one of the personal numbers.": (
        "Rätta ärendets nummer eller ett av personnumren."
    ),
    "The case {} would come before itself.": "Ärendet {} skulle komma före sig självt.",
    "Correct the numbers, so that the chain of cases has a beginning.": (
        "Rätta numren, så att kedjan av ärenden har en början."
    ),
    "There is no case {}.": "Det finns inget ärende {}.",
    "Correct the number, add that placement to the file, or leave the cell empty.": (
        "Rätta numret, lägg till placeringen i filen eller lämna cellen tom."
    ),
    "Correct the number, or import the placement first.": "Rätta numret, eller läs in placeringen först.",
    "{} is in the register already.": "{} finns redan i registret.",
    "Remove the row, or correct the value.": "Ta bort raden, eller rätta värdet.",
    "{} stands in row {} too.": "{} står på rad {} också.",
    "Keep one of the rows, or correct the value.": "Behåll en av raderna, eller rätta värdet.",
    "Row {} gives the same personal number to somebody of another name.": (
        "Rad {} ger samma personnummer till någon med ett annat namn."
    ),
    "Write the name in the same way, or correct one of the numbers.": (
        "Skriv namnet på samma sätt, eller rätta ett av numren."
    ),
    "There is no school form {}.": "Det finns ingen skolform {}.",
    "Write one of: {}.": "Skriv en av: {}.",
    "The last day {} lies before the first day {}.": "Sista dagen {} ligger före första dagen {}.",
    "Correct one of them; the last day is inclusive.": "Rätta en av dem. Sista dagen räknas med.",
    "The e-mail address {} belongs to {} in {}.": "E-postadressen {} tillhör {} i {}.",
    "Write the name in the same way, or give each person an address of their own.": (
        "Skriv namnet på samma sätt, eller ge var och en sin egen adress."
    ),
    "The row tells of nothing that was done.": "Raden säger inte att något är gjort.",
    "A step that is handed over is not done, but offered and confirmed.": (
        "Ett steg som lämnas över blir inte gjort, utan överlämnat och bekräftat."
    ),
    "Use either the columns done_on and done_by or the others.": (
        "Använd antingen kolumnerna done_on och done_by eller de andra."
    ),
    "One offer cannot be both returned and confirmed.": (
        "En överlämning kan inte både skickas tillbaka och bekräftas."
    ),
    "Write what came after the return in a row of its own, with its own offer.": (
        "Skriv det som kom efteråt på en egen rad, med sin egen överlämning."
    ),
    "A handover was returned without a reason.": "En överlämning är skickad tillbaka utan skäl.",
    "Nobody in the register has the e-mail address {}.": "Ingen i registret har e-postadressen {}.",
    "Correct the address, or import the person's seat first.": (
        "Rätta adressen, eller läs in personens roll först."
    ),
    "{} is no number that counts.": "{} är inget tal som räknar.",
    "Write why.": "Skriv varför.",
    "Write 1, 2, 3 and so on.": "Skriv 1, 2, 3 och så vidare.",
    "The quotation marks do not fit together, so the file cannot be read from here on.": (
        "Citattecknen går inte ihop, så filen går inte att läsa härifrån."
    ),
    'Close every quoted cell, and write a quotation mark inside one twice: "".': (
        'Avsluta varje cell med citattecken, och skriv ett citattecken inuti två gånger: "".'
    ),
    "The header has {} columns, but the row has {}.": "Rubriken har {} kolumner, men raden har {}.",
    "Put a cell that holds the separator within quotation marks, or add the cells that lack.": (
        "Sätt citattecken om cellen som innehåller skiljetecknet, eller lägg till cellerna som saknas."
    ),
    "The cell holds {} characters; 10,000 are the most.": "Cellen har {} tecken. Den får ha högst 10 000.",
    "Shorten it.": "Korta den.",
    "The cell holds a sign that cannot be seen (U+{}).": "Cellen har ett tecken som inte syns (U+{}).",
    "Write the cell again by hand, without line breaks or tabs.": (
        "Skriv cellen på nytt för hand, utan radbrytningar och tabbar."
    ),
    "These are the columns of {}.csv.": "Det här är kolumnerna i {}.csv.",
    "Import it with `sisam import organisations FILE`.": "Välj Organisationer vid Vad filen innehåller.",
    "Import it with `sisam import seats FILE`.": "Välj Personer i roller vid Vad filen innehåller.",
    "Import it with `sisam import placements FILE`.": "Välj Placeringar vid Vad filen innehåller.",
    "Import it with `sisam import steps FILE`.": (
        "Välj Steg som är gjorda på papper vid Vad filen innehåller."
    ),
    "Import it with `sisam import {} FILE`.": "Välj rätt sort för filen: {}.",
    "There is no column {}.": "Det finns ingen kolumn {}.",
    "Remove it, or use one of: {}.": "Ta bort den, eller använd en av: {}.",
    "Column {} has no name.": "Kolumn {} har inget namn.",
    "Name it or remove it.": "Ge den ett namn eller ta bort den.",
    "The column {} is missing.": "Kolumnen {} saknas.",
    "Add it; every row needs it.": "Lägg till den. Varje rad behöver den.",
    "There are no columns {}.": "Det finns inga kolumner {}.",
    "Remove them, or use some of: {}.": "Ta bort dem, eller använd några av: {}.",
    "The column {} stands twice.": "Kolumnen {} finns två gånger.",
    "Keep one of them.": "Behåll en av dem.",
    "{} is not a known word here.": "{} är inget ord som går att använda här.",
    "Nobody would sit from {} on in the seat that catches what everybody else misses.": (
        "Från och med {} skulle ingen ha rollen dit alla andras larm går till sist."
    ),
    "Seat a successor, in this file too if you like, or leave the last day empty.": (
        "Ge en efterträdare rollen, gärna i samma fil, eller lämna sista dagen tom."
    ),
    "The pupil lives under protected identity, and no file ends that.": (
        "Eleven har skyddade personuppgifter, och ingen fil tar bort det."
    ),
    "Leave the cell empty. Social services end it: `sisam case lift-protection {} --reason TEXT`; what was "
    "recorded after the opening they annul.": (
        "Lämna cellen tom. Socialtjänsten tar bort skyddet i ärende {}; det som antecknades efter att "
        "ärendet öppnades ångrar de i stället."
    ),
    "A pupil who moves is handed over: `sisam case move {} --to {}`; or correct the cell.": (
        "En elev som flyttar lämnas över: be hemkommunen anteckna flytten i ärende {} till kommun {}, eller "
        "rätta cellen."
    ),
    "Record the change with `sisam case set-party {} {} {}`, or correct the cell.": (
        "Anteckna ändringen i ärende {} (part {}: {}), eller rätta cellen."
    ),
    "Record the change with `sisam case transfer {} --to {} --on DATE`, or correct the cell.": (
        "Anteckna flytten till ett annat ungdomshem i ärende {} (till {}), eller rätta cellen."
    ),
    "The pupil has come to another home since, and the row tells of the home before.": (
        "Eleven har kommit till ett annat ungdomshem sedan dess, och raden gäller det förra."
    ),
    "Leave the cell as it was. Correct the day of the transfer with `sisam case set-date {} admitted DATE`; "
    "for the admission before it, annul the transfer first.": (
        "Låt cellen stå som förut. Rätta dagen för flytten i ärende {}. Gäller det inskrivningen "
        "dessförinnan måste flytten först göras ogiltig där."
    ),
    "Name somebody who did; these seats were held there that day: {}.": (
        "Skriv någon som hade det. De här rollerna hade någon där den dagen: {}."
    ),
    "Nobody did: import their seats with the days since when they held them, then try again.": (
        "Ingen hade det. Läs in deras roller med första dagen för var och en, och försök igen."
    ),
    "The step {} was {} on {}, and the row says otherwise.": (
        "Steget {} avslutades på annat sätt ({}) den {}, och raden säger något annat."
    ),
    "Leave both empty for the live one, or use one of: {}.": (
        "Lämna båda tomma för det som pågår, eller använd en av: {}."
    ),
    "Write a step's id, such as contact.": "Skriv stegets namn i arbetsflödet, till exempel contact.",
    "Write {}.": "Skriv {}.",
    "Write {} or {}.": "Skriv {} eller {}.",
    "See `sisam case show {}`, and leave the row out until the step has opened.": (
        "Se vilka steg ärende {} har, och ta bort raden tills steget har öppnats."
    ),
    "The case has another home municipality{}.": "Ärendet har en annan hemkommun{}.",
    "The case has another {}{}.": "Ärendet har en annan uppgift om {}{}.",
    "The case is about another personal number.": "Ärendet gäller ett annat personnummer.",
    "Correct the case number or the personal number.": "Rätta ärendets nummer eller personnumret.",
    "Correct the row, or leave it out.": "Rätta raden, eller ta bort den.",
    "{} held no seat at {} on {}.": "{} hade ingen roll hos {} den {}.",
    "The step {} is not offered, so nobody can have answered.": (
        "Steget {} är inte överlämnat, så ingen kan ha svarat."
    ),
    "{} {} lies before the offer of {}.": "{} {} ligger före överlämningen den {}.",
    "The case has no such round and occurrence of {}.": "Ärendet har ingen sådan vända och gång av {}.",
    "The step {} has not opened in the case.": "Steget {} har inte öppnats i ärendet.",
    "The workflow has no step {}.": "Arbetsflödet har inget steg {}.",
    "The step {} is owed in several rounds: {}.": "Steget {} ska göras i flera vändor: {}.",
    "Fill in the round that is meant.": "Fyll i vilken vända som menas.",
    "Fill in offered_on and offered_by.": "Fyll i offered_on och offered_by.",
}
