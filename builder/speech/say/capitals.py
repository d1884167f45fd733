"""Words in capitals: acronyms are spelt (`N H S`), shouted words are ordinary words (`NOT` is “not”)."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import letters

# Ordinary words that people write in capitals to stress them. Short ones need a list: NHS and NOT look alike.
_ORDINARY_WORDS = (
    "ABOUT AFTER AGAIN ALL ALSO ALWAYS AM AN AND ANY ARE AS ASK AT BAD BE BEEN BEFORE BEST BIG BOOK BOTH "
    "BUS BUT BY CALL CAN CLICK CLOSE COME DATE DAY DAYS DID DO DOES DONE DOOR DOWN EACH EASY EMAIL END "
    "EVEN EVENT EVERY EXIT FEE FEEL FINAL FIND FIRE FIRST FOOD FOR FORM FOUR FREE FROM FULL GET GIVE GO "
    "GOOD HAD HALF HAS HAVE HEAR HELP HER HERE HIM HIS HOLD HOME HOUR HOURS HOW IF IN INTO IS ITS JOIN "
    "JUST KEEP KNOW LAST LATE LATER LEFT LESS LET LIFE LIFT LIKE LINE LIST LIVE LOCAL LONG LOOK MAIL MAIN "
    "MAKE MANY MAP MAY MEET MIND MORE MOST MOVE MUST MY NAME NEAR NEED NEVER NEW NEWS NEXT NO NONE NOT "
    "NOTE NOTES NOW OF OFF OFFER OLD ON ONCE ONE ONLY OPEN OR OTHER OUR OUT OVER OWN PAGE PAID PART PAY "
    "PHONE PLAN PLEASE POST PUT READ REPLY RIGHT ROAD ROOM SAFE SAID SAME SAVE SAY SEE SENT SHE SHOP SHOW "
    "SIDE SIGN SIX SO SOME SOON START STAY STEP STILL STOP SUCH SURE TAKE TALK TEAM TELL TEN TEXT THAN "
    "THANK THAT THE THEIR THEM THEN THERE THESE THEY THIS THREE TIME TIMES TO TODAY TOO TOP TOUCH TOWN "
    "TRY TWO UNDER UP URGENT USE USED VENUE VERY VIEW VISIT VOICE VOTE WAIT WALK WANT WARN WAS WATER WAY "
    "WE WEEK WELL WERE WHAT WHEN WHERE WHICH WHILE WHY WILL WITH WORD WORK WRITE WRONG YEAR YEARS YES YET "
    "YOU YOUR "
    # Of notices and headings.
    "ADULT AGE AREA ARM AWAY BABY BACK BANK BATH BEACH BLUE BOARD BODY BOX BRING BUDGET CAFE CAKE CAR "
    "CARD CARE CARER CASH CHAIR CHANGE CHILD CITY CLASS CLEAN CLUB COFFEE COLD COOK COST COVER CRAFT "
    "CRIME CUT CUTS CYCLE DANCE DEAF DEAL DINNER DOG DOGS DRAFT DRINK DRIVE DRY DUE EARLY EARN ENJOY "
    "ENTER ENTRY EVER FACE FACT FAIR FAMILY FEED FILL FILM FIT FIVE FIX FLAT FLOOD FLOOR FLU FOLLOW FOOT "
    "FORWARD FRONT FUN FUND GAME GARDEN GIFT GIRL GRANT GREAT GREEN GROUP GROW GUEST GUIDE HALL HAND "
    "HAPPY HARD HEAD HEART HEAT HIGH HOTEL HOUSE IDEA IDEAS ISSUE ITEM ITEMS JOB JOBS KEY KEYS KIDS LADY "
    "LANE LARGE LAW LEAD LEARN LIGHT LIMIT LOST LOVE LUNCH MARCH MARKET MATCH MEAL MEALS MEDIA MEN MENU "
    "MESS MILK MONEY MONTH MUSIC NIGHT NINE NORTH OPENS ORDER PARK PARKS PARTY PATH PETS PICK PLACE PLANS "
    "PLANT PLAY POINT POOL POOR PRESS PRICE PRINT PUPIL QUICK QUIET QUIT QUIZ RACE RAIL RAIN RATE RATES "
    "REAL RED REF RENT REPORT REST RIDE RING RISK RIVER ROUND ROUTE RULE RULES RUN SALE SCAM SCAMS SEAT "
    "SEATS SELF SELL SEND SERVE SET SEVEN SHARE SHORT SHUT SICK SING SIT SITE SKILL SLOW SMALL SMOKE SNOW "
    "SOCIAL SORT SOUTH SPACE SPEAK SPEED SPEND SPORT STAFF STAND STATE STORY STUDY SURVEY SWIM TABLE TAX "
    "TEA TEN TEST THING THINK TIP TIPS TOOL TOUR TOWER TRACK TRADE TRAIN TREE TREES TRIP TRIPS TRUST TURN "
    "UNIT VALUE VAN VIEWS VILLAGE WALKS WALL WARD WARM WASTE WATCH WEAR WEST WHEEL WHITE WHO WIDE WIN "
    "WINTER WISH WOMAN WOMEN WON WOOD WORLD WORRY YOUNG YOUTH ZERO"
)
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
# Spelt even where everything around them is in capitals.
_SPELT = (
    "AAC ADHD AGM AI AOB ASB ASC ASD CAB CEO CHC CIO DLA EAL EDI EHC EHCP ENT ESA EU EV FAQ FOI GCSE HIV "
    "HMO ICB ICO ICS ICT ICU ID IDVA IMCA ISVA JSA JSNA LA LEA LGA LHA LPA LSA MBE MCA MOD MOT NI OAP OBE "
    "OCD OT PA PAYE PCSO PEP POA RAF RNIB TA TBA UASC UC UK UN USA VAT"
)
_ALWAYS_SPELT = frozenset(_SPELT.split())
_VOWELS = frozenset("AEIOUY")
_CLUSTER = re.compile(r"[^AEIOUY]{5}")
_LONGEST_ACRONYM = 5

_SHOUT = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?(?:[ ,!-]+(?:[A-Z]{2,}(?:'[A-Z]+)?|[AI])\b)+")
_TOKEN = re.compile(r"-?\b([A-Z]{2,})('?s|')?\b(-(?=\w))?")
_WORD = re.compile(r"[A-Z]{2,}(?:'[A-Z]+)?")
_SHORTENED = re.compile(r"\b([A-Z]+)'(?:(T|RE|LL|VE|D|M)|S)\b")
_JOINED = re.compile(r"\b(?:([A-Z])&([A-Z]{1,4})|([A-Z]{2,4})&([A-Z]))\b")
_AS_LEVEL = re.compile(r"\bAS(?=[ -][Ll]evels?\b)")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?")
_MIXED = re.compile(r"\b[A-Z][a-z][A-Z]\b|\bBSc\b|\bMSc\b")
_LETTER_A = re.compile(
    r"\b((?i:plan|option|group|block|class|part|section|appendix|annex|vitamin|hepatitis|strep|level|type|zone|team|"
    r"band|room|hall|grade|unit|entrance|gate|schedule|form|list|question|site|route) )A\b"
    r"|\bA(?=(?:[ -]levels?\b| to Z\b| ?[–/-] ?[B-Z]\b|, B\b| (?:and|or|&) B\b))"
)
_FIRST_A = re.compile(r"^A\. (?=\w)")
_LETTER_Z = re.compile(r"(?<![\w'])Z\b(?!')")
_LETTER_SPAN = re.compile(r"\b(eh|[A-Z]) ?[–-] ?(?=(?:[A-Z]|zed)\b)")


def acronyms(text: str) -> str:
    """Acronyms letter by letter, with `GPs` as `G P's`; shouted words as ordinary ones."""
    text = _AS_LEVEL.sub("eh S", text)
    text = _JOINED.sub(lambda found: " and ".join(letters(part) for part in found.groups() if part), text)
    text = _DOTTED.sub(_dotted, text)
    text = _SHOUT.sub(_shouted, text)
    text = _SHORTENED.sub(_shortened, text)
    text = _TOKEN.sub(_token, text)
    return _MIXED.sub(lambda found: letters(found[0]), text)


def lone_letters(text: str) -> str:
    """The names of the letters that voices get wrong: `Plan A`, `A to Z`."""
    text = _LETTER_A.sub(lambda found: f"{found[1] or ''}{letters('A')}", text)
    text = _FIRST_A.sub(f"{letters('A')}, ", text)
    text = text.replace("(a)", f"({letters('A')})")
    text = _LETTER_Z.sub(letters("Z"), text)
    text = text.replace("eh-level", "eh level")
    return _LETTER_SPAN.sub(r"\1 to ", text)


def _dotted(found: re.Match[str]) -> str:
    ends = not found.string[found.end() :].strip(" )\"'")
    return letters(found[0].replace(".", "")) + ("." if ends and found[0].endswith(".") else "")


def _shortened(found: re.Match[str]) -> str:
    """`DON'T` and `WHAT'S`, but not `NHS'S`."""
    ordinary = found[2] or _is_ordinary(found[1])
    return found[0].lower() if ordinary else found[1] + found[0][len(found[1]) :].lower()


def _shouted(found: re.Match[str]) -> str:
    """A row of words in capitals; if one of them is an ordinary word, all that can be said are words."""
    words = _WORD.findall(found[0])
    if len(words) < 3 or not any("'" in word or _is_ordinary(word) for word in words):
        return found[0]
    return _WORD.sub(lambda word: word[0] if _is_spelt_among_shouts(word[0]) else word[0].lower(), found[0])


def _is_spelt_among_shouts(word: str) -> bool:
    base = word.partition("'")[0]
    return base in _ALWAYS_SPELT or not set(base) & _VOWELS


def _token(found: re.Match[str]) -> str:
    word, ending = found[1], found[2] or ""
    before, after = ("-" if found[0][0] == "-" else ""), found[3] or ""
    if _is_ordinary(word):
        return f"{before}{word.lower()}{ending}{after}"
    said = letters(word) + ("'s" if ending.endswith("s") else "")
    # A hyphen beside spelt letters would tie one letter to a word.
    return f"{before and ' '}{said}{after and ' '}"


def _is_ordinary(word: str) -> bool:
    if word in _ORDINARY:
        return True
    return len(word) > _LONGEST_ACRONYM and bool(set(word) & _VOWELS) and not _CLUSTER.search(word)
