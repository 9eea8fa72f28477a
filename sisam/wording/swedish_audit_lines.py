"""What the auditor says, in Swedish: by its own English sentence, with `{}` for what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Whole sentences.
_LINES: Final[Mapping[str, str]] = {
    # Who is accountable (I01, I02, I12, I13, I14).
    "It has {} accountable parties, {} of them in the register.": (
        "Ärendet har {} ansvariga parter. {} av dem finns i registret."
    ),
    "An interval begins at event {} where {} is expected.": (
        "Ett ansvar börjar vid händelse {}, men skulle ha börjat vid {}."
    ),
    "An interval ends at event {}, before it begins.": (
        "Ett ansvar slutar vid händelse {}, innan det har börjat."
    ),
    "The last interval ends at event {} and the case at {}.": (
        "Det sista ansvaret slutar vid händelse {} och ärendet vid {}."
    ),
    "It is closed and has {}.": "Ärendet är avslutat men har kvar {}.",
    "It was carried, and {}.": "Steget fördes över, men {}.",
    "Event {} accepts a debt, and {}.": "Händelse {} tar emot något som återstod, men {}.",
    "Accountability moved at event {}: {}.": "Ansvaret flyttades vid händelse {}: {}.",
    "Accountability ended by an event of type {}.": "Ansvaret slutade genom en händelse av typen {}.",
    "It is offered and nothing says when the answer is due.": (
        "Steget är överlämnat, men inget säger när svaret ska komma."
    ),
    # Clocks (I03, I04, I21).
    "It has {} pending deadlines and {} missed ones with an alert.": (
        "Steget har {} tidsgränser som löper och {} missade som larmar. Det ska vara en sammanlagt."
    ),
    "It is open and no step is.": "Ärendet är öppet, men inget steg är det.",
    "It is open, and nothing is due and no alert goes on.": (
        "Ärendet är öppet, men ingen tidsgräns löper och inget larm pågår."
    ),
    "It passed at {} unseen.": "Tidsgränsen passerade {} utan att någon såg det.",
    "Something happens at {}, and nobody would ever look at it.": (
        "Något händer {}, men ingen skulle någonsin se efter."
    ),
    "Something happens at {}, and nobody would look at it by then.": (
        "Något händer {}, men ingen skulle se efter i tid."
    ),
    "The workflow has no rule {} for the step.": "Arbetsflödet har ingen regel {} för steget.",
    "The rule {} does not count from {}.": "Regeln {} räknas inte från {}.",
    "The rule {} has another clock or source than the deadline shows.": (
        "Regeln {} räknas på annat sätt, eller kommer från något annat, än tidsgränsen visar."
    ),
    "It is due at {}; by its rule {} its last day is {}.": (
        "Tidsgränsen löper ut {}. Enligt regeln {} är sista dagen {}."
    ),
    "It counts from {} on {}; the journal last says {}.": (
        "Tidsgränsen räknas från {} den {}. Journalen säger senast {}."
    ),
    # Alerts (I05, I06, I07, I08, I27).
    "It was missed and has {} overdue alerts.": (
        "Tidsgränsen är missad och har {} larm om försening. Det ska vara ett."
    ),
    "The journal tells of {} missed deadlines; {} are marked so.": (
        "Journalen berättar om {} missade tidsgränser, men {} är märkta så."
    ),
    "An overdue alert belongs to a deadline that is {}.": (
        "Ett larm om försening hör till en tidsgräns som är {}."
    ),
    "The alert was cleared without one of the reasons.": (
        "Larmet avslutades utan något av de skäl som finns."
    ),
    "The alert goes on though the step is {}.": "Larmet pågår fast steget är {}.",
    "The alert goes on and has no next moment.": ("Larmet pågår, men inget säger när det går vidare."),
    "The alert should have gone on at {}.": "Larmet skulle ha gått vidare {}.",
    "The alert waits for more than {} working days.": "Larmet väntar i mer än {} arbetsdagar.",
    "The alert was acknowledged by nobody.": "Larmet är kvitterat, men inte av någon.",
    "The acknowledgement buys more than {} days, or more than it says.": (
        "Kvitteringen ger mer än {} dagar, eller mer än den säger."
    ),
    "It stands on rung {} of a ladder of {}.": "Larmet står på nivå {} i en trappa med {}.",
    "Nobody was told of rung {}, round {}, on which it stands.": (
        "Ingen har fått veta om nivå {}, varv {}, där larmet står."
    ),
    "Rung {} tells a {}, and none was told.": (
        "Nivå {} ska nå någon med rollen {}, men ingen har fått veta."
    ),
    "It was told to no seat.": "Larmet gick inte till någon roll.",
    "Nobody was told who held the seat {}.": "Ingen som hade rollen {} fick veta.",
    "The seat {} was vacant, and no coordinator in line was told instead.": (
        "Ingen hade rollen {}, och ingen samordnare i tur fick veta i stället."
    ),
    "The seat {} is vacant, and no vacancy alert says so.": (
        "Ingen har rollen {}, och inget larm säger det."
    ),
    "No coordinator is there for {}.": "Ingen samordnare finns för {}.",
    "It was cleared, and nothing tells of that.": "Larmet är avslutat, men inget berättar om det.",
    "No {} ends by {}.": "Inget larm av sorten {} slutar genom {}.",
    "It was cleared ({}), and its cause had not ended.": ("Larmet avslutades ({}), men orsaken fanns kvar."),
    "It was cleared ({}), and the journal does not tell of it.": (
        "Larmet avslutades ({}), men journalen berättar inte om det."
    ),
    "It was cleared ({}) at event {}, and its cause had not ended.": (
        "Larmet avslutades ({}) vid händelse {}, men orsaken fanns kvar."
    ),
    "The pupil went to no school on {}, and no alert says so.": (
        "Eleven gick inte i någon skola den {}, och inget larm säger det."
    ),
    "What {} read in {} is not reviewed, and no alert says so.": (
        "Det som {} läste under {} är inte granskat, och inget larm säger det."
    ),
    # Messages (I09, I10, I11).
    "Message {}: {}": "Meddelande {}: {}",
    "It is {} and has no next moment.": "Meddelandet är {}, men inget säger när det försöks igen.",
    "It should have been tried at {}.": "Meddelandet skulle ha skickats {}.",
    "It should have been released at {}.": "Meddelandet skulle ha släppts {}.",
    "It is not tried until {}.": "Meddelandet skickas inte förrän {}.",
    "It is not released until {}.": "Meddelandet släpps inte förrän {}.",
    "It is unreachable, and nothing tells what it told.": (
        "Meddelandet nådde inte fram, och inget annat säger det som det sade."
    ),
    "It is unreachable, and {} does not tell what it told.": (
        "Meddelandet nådde inte fram, och {} säger inte det som det sade."
    ),
    "It is unreachable, and so are all that tell it instead.": (
        "Meddelandet nådde inte fram, och inget av dem som kom i stället heller."
    ),
    "It is sent and nobody said so.": "Meddelandet är skickat, men ingen har svarat det.",
    "It is sent though the last reply was no yes.": (
        "Meddelandet är skickat, fast det senaste svaret inte var ja."
    ),
    "It is sent and was never tried.": "Meddelandet är skickat, men ingen har försökt.",
    "It is sent at no time.": "Meddelandet är skickat utan någon tidpunkt.",
    "It is {} and has a time of sending.": "Meddelandet är {}, men har en tid då det skickades.",
    "The key {} is not what it tells.": "Nyckeln {} stämmer inte med det som sägs.",
    "{} is told more than once.": "{} sägs mer än en gång.",
    "Another message has its Message-ID.": "Ett annat meddelande har samma Message-ID.",
    # The journal (I15, I16, I17, I18, I20).
    "Another command of the same organisation has the key of command {}.": (
        "Ett annat kommando från samma organisation har samma nyckel som kommando {}."
    ),
    "Event {} belongs to no command.": "Händelse {} hör inte till något kommando.",
    "Command {}: {}.": "Kommando {}: {}.",
    "Event {} was recorded before event {}, which stands before it.": (
        "Händelse {} antecknades före händelse {}, som står framför den."
    ),
    "The journal cannot be folded ({}).": "Journalen går inte att lägga samman ({}).",
    "By the journal, the {} {}.": "Jämfört med journalen: {} {}.",
    "Event {} does not confirm the step in the name of its confirmer.": (
        "Händelse {} bekräftar inte steget i mottagarens namn."
    ),
    "Event {} ({}): {}.": "Händelse {} ({}): {}.",
    "The journal leads to the state {}; the case stands in {}.": (
        "Journalen leder till läget {}. Ärendet står i {}."
    ),
    "Event {} stands at place {} where place {} is expected.": (
        "Händelse {} står på plats {}, men skulle ha stått på {}."
    ),
    "Event {} is not chained to the one before it.": "Händelse {} hänger inte ihop med den före.",
    "Event {} is not as it was recorded.": "Händelse {} är inte som när den antecknades.",
    "The journal is of a case that is not there.": "Journalen hör till ett ärende som inte finns.",
    "Its {} events do not lead to the head of the case, which has {}.": (
        "Journalens {} händelser leder inte fram till ärendet, som har {}."
    ),
    "The words of event {} {}.": "Orden i händelse {} {}.",
    "Event {}, which the statements of {} tell, {}.": ("Händelse {}, som står i dagsbeskeden för {}, {}."),
    # A statement by the name of its file.
    "{} {}.": "{} {}.",
    # Rules (I19).
    "The {} that it follows {}.": "Regler som ärendet följer: {} {}.",
    "It follows other rules than its journal says last.": (
        "Ärendet följer andra regler än dem som journalen senast nämner."
    ),
    "The workflow that it follows cannot be read.": "Arbetsflödet som ärendet följer går inte att läsa.",
    "Its workflow has no state {} in the phase {} for an open case.": (
        "Arbetsflödet har inget läge {} i fasen {} för ett öppet ärende."
    ),
    # Who has read and brought in (I22, I23, I26).
    "Event {} ({}) came from a file that nobody brought in by name.": (
        "Händelse {} ({}) kom från en fil som ingen namngiven har läst in."
    ),
    "Event {} ({}) came from a file of somebody who might not bring one in.": (
        "Händelse {} ({}) kom från en fil som lästes in av någon utan rätt till det."
    ),
    "Event {} ({}) was done from a page, and the read log tells nothing.": (
        "Händelse {} ({}) gjordes på en sida, men åtkomstloggen säger inget."
    ),
    "Line {} of the read log tells that the glass was broken.": (
        "Rad {} i åtkomstloggen berättar om en nödöppning."
    ),
    "Line {} of the read log shows a protected identity, and tells no reason.": (
        "Rad {} i åtkomstloggen visar skyddade personuppgifter utan något skäl."
    ),
    "Line {} of the read log ({}) is of somebody who might not see it.": (
        "Rad {} i åtkomstloggen ({}) gäller någon som inte fick se det."
    ),
    "Another case of the same pupil tells that they are protected, and this one does not.": (
        "Ett annat ärende om samma elev säger att uppgifterna är skyddade, men inte det här."
    ),
    # Besides the invariants.
    "No sweep has ever been completed by a daemon.": "Ingen process har någonsin gått igenom allt.",
    "No sweep was completed in five minutes; the last one was at {}.": (
        "Ingen har gått igenom allt på fem minuter. Det skedde senast {}."
    ),
    "It was restored and has been silent since {}.": "Tjänsten är återställd och har varit tyst sedan {}.",
    "The canary has answered no alert since {}.": "Kanariefågeln har inte svarat på något larm sedan {}.",
    "It works for nobody since {}.": "Kanalen fungerar inte för någon sedan {}.",
    "It was tried and not taken since {}.": "Meddelandet har försökts utan att tas emot sedan {}.",
    # What could not be checked.
    "The database cannot be read: {}.": "Databasen går inte att läsa: {}.",
    "{} could not be checked to the end: {}.": "{} gick inte att granska färdigt: {}.",
    "The statements cannot be held against the journals: {}.": (
        "Dagsbeskeden går inte att jämföra med journalerna: {}."
    ),
    "The look failed: {}.": "Granskningen misslyckades: {}.",
}
#: What stands within them.
_PARTS: Final[Mapping[str, str]] = {
    # Why accountability could not move like that.
    "it began in an event of type {}": "det började i en händelse av typen {}",
    "it began with {}": "det började hos {}",
    "the event is of type {}": "händelsen är av typen {}",
    "the event confirms no step that passes it": "händelsen bekräftar inget steg som flyttar det",
    "it did not go to the step's confirmer": "det gick inte till den som skulle bekräfta steget",
    "the actor is not of the receiving organisation": "den som gjorde det hör inte till mottagaren",
    "a change of party did not go to another organisation": (
        "ett byte av part gick inte till en annan organisation"
    ),
    "a change of party came from an organisation that was not accountable": (
        "ett byte av part kom från en organisation som inte var ansvarig"
    ),
    "confirming {} moves it nowhere": "att bekräfta {} flyttar det ingenstans",
    "it is of round {} and the step of round {}": "det hör till omgång {} och steget till omgång {}",
    "it did not go forward": "det gick inte framåt",
    "it takes two people of different organisations": "det krävs två personer från olika organisationer",
    "neither of the two is on the receiving side, or the agency's coordinator": (
        "ingen av de två hör till mottagaren eller är myndighetens samordnare"
    ),
    "there is no reason": "skälet saknas",
    "the organisation {} speaks for no party of the case": (
        "organisationen {} företräder ingen part i ärendet"
    ),
    # What was carried to another case.
    "it is {}": "det är {}",
    "no event says so": "ingen händelse säger det",
    "no step goes on with it": "inget steg tar vid",
    "the case of its successor does not follow on this one": "det andra ärendet följer inte på det här",
    "its successor is another step of the routines": "det steg som tar vid är ett annat i rutinerna",
    "the same command did not accept it in the case that follows": (
        "det togs inte emot i det andra ärendet av samma kommando"
    ),
    "it was not carried from where it was owed": "det fördes inte över därifrån där det återstod",
    "the step goes on with several debts of that case": "steget tar över flera saker från det ärendet",
    "the case was closed then": "ärendet var avslutat då",
    # What an event could not do.
    "there is no such type of event": "det finns ingen sådan händelse",
    "the program never does that by itself": "det gör programmet aldrig av sig självt",
    "such an event moves no case": "en sådan händelse flyttar inget ärende",
    "only an administrator of the agency changes the rules of a case": (
        "bara en administratör hos myndigheten ändrar ett ärendes regler"
    ),
    "the actor's organisation is no party of the case": "organisationen är inte part i ärendet",
    "the actor's organisation is none of the parties that may do that": (
        "organisationen är ingen av de parter som får göra det"
    ),
    "no case is paused in the state {}": "inget ärende har uppehåll i läget {}",
    "it starts from {} though the case stands in {}": "den utgår från {} fast ärendet står i {}",
    "no move leads from {} to {}": "inget leder från {} till {}",
    "the actor's organisation does not own what it disclosed": (
        "organisationen äger inte det som den lämnade ut"
    ),
    "it was disclosed to an organisation that was no party of the case": (
        "det lämnades ut till en organisation som inte var part i ärendet"
    ),
    "there is no basis called {}": "det finns ingen grund som heter {}",
    "neither who disclosed it nor who owns it took it back": (
        "den som tog tillbaka det hade varken lämnat ut det eller äger det"
    ),
    "nobody said why it was needed": "ingen skrev varför det behövdes",
    "only social services say whether a pupil is protected": (
        "bara socialtjänsten avgör om en elev har skyddade personuppgifter"
    ),
    "nobody said why the protection was lifted": "ingen skrev varför skyddet togs bort",
    "events of another one stand between its own": "händelser från ett annat står mitt ibland dess egna",
    "its events were recorded at several moments": "händelserna antecknades vid flera tillfällen",
    "its events are of another organisation": "händelserna hör till en annan organisation",
    # What is wrong with what is stored.
    "is missing from the store": "saknas i databasen",
    "should not be there": "borde inte finnas",
    "has another {}": "har fel värde i {}",
    "was never accepted": "är aldrig godkänt",
    "has another content than the one recorded": "har ett annat innehåll än det som antecknades",
    "is not stored": "är inte lagrat",
    "is of another version than the one recorded": "är av en annan version än den som antecknades",
    "were never recorded": "har aldrig antecknats",
    "cannot be read": "går inte att läsa",
    "are not those that were recorded": "är inte de som antecknades",
    "was made, and its file is gone": "har gjorts, men filen är borta",
    "is not what the site signed": "är inte det som tjänsten skrev under",
    "lies in the folder, and the database knows nothing of it": (
        "ligger i mappen, men databasen vet inget om det"
    ),
    "is gone": "är borta",
    "is another one": "är en annan",
    # What a closed case still has.
    "a pending deadline": "en tidsgräns som löper",
    "an uncleared alert": "ett larm som pågår",
    "an accountable party": "en ansvarig part",
    "a step that has not ended": "ett steg som inte är avslutat",
    # Single words, and a seat.
    "{} at {}": "{} hos {}",
    "queued": "köat",
    "sending": "på väg",
    "held": "hållet till kontorstid",
    "sent": "skickat",
    "unreachable": "oframkomligt",
    "pending": "löpande",
    "met": "hållen",
    "missed": "passerad",
    "not there": "borta",
    "nothing": "inget",
    "case": "ärendet",
    "step": "steget",
    "deadline": "tidsgränsen",
    "alert": "larmet",
    "membership": "parten",
    "accountability": "ansvaret",
    "workflow": "arbetsflödet",
    "law": "lagtabellen",
    "calendar": "kalendern",
    "agreement": "avtalet",
}
SWEDISH_AUDIT_LINES: Final[Mapping[str, str]] = {**_LINES, **_PARTS}
