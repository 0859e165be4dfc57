"""Closed word lists of resolution: titles, roles, institutions, documents, pronouns. No list names a nation."""

from __future__ import annotations


def side_of(word: str) -> str | None:
    """The party that a word names: a liberal mayor is not one of the Liberals."""
    return SIDES.get(word.lower()) if word[:1].isupper() and len(word) > 1 else None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HONORIFICS = {
    **dict.fromkeys(
        ("mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "sheik", "sultan", "emperor", "baron", "señor"), "m"
    ),
    **dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "dame", "queen", "princess", "sheikha"), "f"),
    **dict.fromkeys(("dr", "dr.", "prof", "prof.", "professor", "rev", "rev.", "reverend", "judge", "justice"), None),
}
"""Forms of address and what they say of the gender."""

TITLES = _set(
    "assemblyman assemblywoman alderman "
    "president vice-president chancellor premier minister secretary sec sec. senator sen sen. sens. representative rep "
    "rep. reps. congressman congresswoman governor gov gov. mayor general gen gen. lt lt. col col. colonel maj "
    "maj. major capt capt. captain sgt sgt. sergeant adm adm. admiral brig brig. lieutenant commander marshal "
    "ambassador envoy spokesman spokeswoman spokesperson director chairman chairwoman chair chief head leader "
    "ayatollah imam pope cardinal archbishop bishop patriarch rabbi speaker prime deputy acting interim former "
    "vice foreign defense defence interior finance state attorney-general attorney commissioner "
    "minister-counsellor delegate councilman councilwoman councillor sheriff officer detective agent crown emir "
    "amir undersecretary co-chair candidate strategist analyst expert economist adviser advisor aide lawyer "
    "prosecutor author historian reporter correspondent anchor host moderator then-president ex-president first "
    "assistant under chief-of-staff majority minority whip press national security pollster journalist activist "
    "editor columnist filmmaker producer pastor ceo cfo coo "
    "actor actress singer businessman businesswoman billionaire counsel special mp mep"
)
"""Words before a name that are no part of it."""

ROLES = _set(
    "official spokesman spokeswoman spokesperson minister president secretary senator governor mayor general "
    "colonel captain commander admiral ambassador envoy diplomat director chairman chairwoman chief leader "
    "premier chancellor king queen prince emir sultan ayatollah pope bishop judge justice prosecutor lawyer "
    "attorney analyst expert economist adviser advisor aide source insider witness resident doctor physician "
    "nurse professor researcher scientist academic scholar author writer historian journalist reporter "
    "correspondent editor columnist anchor host candidate nominee lawmaker legislator congressman congresswoman "
    "representative deputy politician activist campaigner protester dissident rebel fighter soldier officer "
    "policeman investigator inspector agent detective operative strategist pollster consultant manager executive "
    "founder owner employee worker engineer businessman businesswoman trader banker investor voter supporter "
    "critic opponent ally friend relative neighbor neighbour father mother son daughter wife husband brother "
    "sister widow man woman person boy girl student teacher pilot driver survivor victim suspect defendant hacker "
    "whistleblower informant negotiator mediator delegate speaker commissioner coordinator counselor staffer "
    "superdelegate democrat republican conservative liberal billionaire mogul tycoon businessperson individual "
    "participant observer watcher specialist veteran civilian refugee guest tourist passenger preacher pastor "
    "imam cleric priest composer singer actor actress musician artist painter poet novelist filmmaker comedian athlete "
    "footballer coach nun monk sheikh farmer fisherman mechanic carpenter star celebrity player rapper entertainer "
    "organizer organiser magnate surgeon neurosurgeon counsel runner donor rival challenger incumbent "
    "frontrunner front-runner hopeful contender newcomer lady monarch ruler strongman dictator militant terrorist "
    "attacker gunman bomber demonstrator perpetrator ceo cfo coo"
)
"""Nouns for a person by role: "the spokesman" may be one named before."""

SPELT_OUT = {
    "sec": "secretary", "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative",
    "gov": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "adm": "admiral",
}  # fmt: skip
"""Titles as nouns for roles."""

_LAWMAKERS = "lawmaker legislator politician"
BROADER = {
    "senator": _set(_LAWMAKERS),
    "representative": _set("congressman congresswoman " + _LAWMAKERS),
    "congressman": _set("representative " + _LAWMAKERS),
    "congresswoman": _set("representative " + _LAWMAKERS),
    "governor": _set("politician"),
    "mayor": _set("politician"),
    "president": _set("leader"),
    "premier": _set("leader"),
    "chancellor": _set("leader"),
    "general": _set("commander"),
    "admiral": _set("commander"),
    "king": _set("monarch ruler leader"),
    "queen": _set("monarch ruler"),
    "nominee": _set("candidate"),
    "frontrunner": _set("candidate"),
    "front-runner": _set("candidate"),
    "spokesman": _set("spokesperson"),
    "spokeswoman": _set("spokesperson"),
    "lawyer": _set("attorney"),
    "attorney": _set("lawyer"),
    "analyst": _set("expert"),
    "economist": _set("expert"),
    "professor": _set("scholar academic expert"),
    "billionaire": _set("businessman mogul tycoon"),
    "tycoon": _set("businessman mogul billionaire"),
    "mogul": _set("businessman tycoon billionaire"),
    "developer": _set("businessman"),
    "doctor": _set("physician"),
}
"""What somebody in a role may be called besides."""

_OFFICIALS = _set(
    "adviser advisor aide diplomat minister secretary spokesman spokeswoman spokesperson ambassador envoy commander "
    "general colonel captain officer prosecutor investigator staffer negotiator director chief deputy counselor"
)
_OF_THE_PRESS = _set("reporter journalist correspondent columnist editor interviewer anchor")
_INSIDERS = _set("operative strategist adviser advisor aide staffer official consultant employee")
_OF_THE_CROWD = _set("protester demonstrator activist heckler man woman")
UNNAMED_AS = {
    "official": _OFFICIALS | {"source"},
    "reporter": _OF_THE_PRESS,
    "journalist": _OF_THE_PRESS,
    "correspondent": _OF_THE_PRESS,
    "insider": _INSIDERS,
    "aide": _set("adviser advisor staffer official spokesman spokeswoman"),
    "adviser": _set("aide advisor official strategist"),
    "advisor": _set("aide adviser official strategist"),
    "staffer": _set("aide employee official worker"),
    "employee": _set("worker staffer"),
    "worker": _set("employee"),
    "operative": _INSIDERS,
    "strategist": _INSIDERS,
    "diplomat": _set("ambassador envoy official negotiator"),
    "envoy": _set("ambassador diplomat"),
    "officer": _set("policeman detective soldier agent official captain colonel commander"),
    "policeman": _set("officer"),
    "agent": _set("officer investigator detective"),
    "investigator": _set("detective agent officer prosecutor official"),
    "attorney": _set("lawyer prosecutor counsel"),
    "lawyer": _set("attorney prosecutor counsel"),
    "prosecutor": _set("attorney lawyer"),
    "justice": _set("judge"),
    "protester": _OF_THE_CROWD,
    "demonstrator": _OF_THE_CROWD,
    "activist": _OF_THE_CROWD,
    "heckler": _OF_THE_CROWD,
    "expert": _set("analyst economist professor researcher scientist scholar specialist"),
    "researcher": _set("scientist professor scholar academic analyst"),
    "scientist": _set("researcher professor"),
    "lawmaker": _set("senator congressman congresswoman representative legislator"),
    "executive": _set("manager director chief chairman"),
    "militant": _set("fighter rebel"),
    "fighter": _set("rebel soldier militant"),
    "suspect": _set("man woman gunman attacker"),
    "gunman": _set("man suspect attacker shooter"),
    "attacker": _set("man suspect gunman"),
    "victim": _set("man woman survivor"),
}
"""What somebody, or several, left without a name may have been called before, by what they are called now."""

STAYS_UNNAMED = _set(
    "official source insider aide spokesman spokeswoman spokesperson diplomat witness employee staffer worker "
    "officer soldier policeman investigator agent detective operative analyst expert economist observer lawyer "
    "attorney judge justice prosecutor reporter journalist correspondent editor columnist anchor host moderator "
    "interviewer pilot driver doctor physician nurse relative neighbor neighbour resident victim survivor suspect "
    "defendant hacker informant whistleblower participant fact-checker checker caller protester activist fighter "
    "rebel person individual trader manager teacher student voter professor donor runner"
)
"""Nouns under which sources stay unnamed: "the diplomat" is never taken for a person named nearby."""

HELD_BY_ONE = _set(
    "president premier chancellor minister king queen emir sultan leader secretary governor mayor ambassador speaker "
    "diplomat"
)
"""Roles that one person at a time holds for a state, with what else is said of them."""
HELD_BY_SEVERAL = _set("adviser advisor director head chief chairman chairwoman chancellor prosecutor negotiator")
"""Roles that many hold, told apart by what is said with them: "national security adviser"."""
NOT_HELD = _set("vice deputy acting assistant under junior opposition rebel majority minority then ex")
"""Words that make it another office."""
PRAISE = _set("current new top powerful own longtime embattled hard-line reclusive controversial sitting chief former")
"""Words before a role that do not tell which one it is."""
GENERALS = _set("attorney inspector surgeon solicitor secretary governor director postmaster adjutant auditor")
"""What a general is who is none of an army's."""
LEADERS = _set("president premier chancellor minister king emir sultan queen")
FOREMOST = _set(
    "negotiator general commander prosecutor adviser advisor diplomat lawyer envoy spy banker economist official"
)
"""Roles of which a state or a body has many, and one that is first."""

MALE = _set(
    "spokesman chairman congressman policeman businessman king prince father son husband brother man boy sultan "
    "emir pope actor monk lad guy gentleman"
)
FEMALE = _set(
    "spokeswoman chairwoman congresswoman businesswoman queen princess mother daughter wife sister woman girl widow "
    "actress lady"
)


def gender_of_noun(noun: str) -> str | None:
    """What a noun says of the gender: "radioman", "actress"."""
    if noun in FEMALE or noun.endswith("woman"):
        return "f"
    return "m" if noun in MALE or (noun.endswith("man") and noun not in {"human", "woman"}) else None


DOCUMENTS = _set(
    "report statement poll survey study document letter email e-mail memo memorandum tweet post filing lawsuit "
    "suit complaint indictment affidavit transcript assessment finding data photo photograph picture image video "
    "footage recording tape record cable article editorial story account resolution communique communiqué "
    "bulletin dossier evidence analysis research paper book census statistic figure result estimate test sign "
    "poster ad advertisement advert message note text document file log map chart source-code column blog release "
    "dispatch review audit ruling verdict bill law legislation treaty agreement pact draft declaration petition "
    "summary list piece op-ed page leaflet pamphlet ballot number leak tally count newspaper-report placard banner "
    "interview speech commentary essay clip trailer podcast newsletter memoir"
)
"""Nouns for what shows or says something without being anyone."""

INSTITUTIONS = _set(
    "ministry government department agency army military police court committee commission council parliament "
    "party company firm corporation group organization organisation campaign administration team embassy mission "
    "network newspaper paper magazine channel station outlet broadcaster website service bureau office institute "
    "institution center centre foundation union alliance bloc coalition congress senate house cabinet regime "
    "junta authority board panel jury university college school hospital bank fund country nation state kingdom "
    "republic emirate opposition watchdog committee delegation leadership think-tank tribunal prosecution defense "
    "defence media press association federation movement faction militia city town county airline manufacturer "
    "maker developer contractor charity church publication tabloid daily weekly club brokerage startup nonprofit "
    "chamber"
)
"""Nouns for bodies that speak as one."""

STATE_NOUNS = _set("country nation state kingdom republic emirate sultanate")
OUTLET_NOUNS = _set(
    "newspaper paper magazine channel network station outlet broadcaster website publication agency service tabloid "
    "daily weekly"
)
OUTLET_WORDS = _set(
    "times post journal herald tribune gazette press news courier dispatch telegraph radio tv magazine sentinel "
    "chronicle globe guardian observer mirror examiner inquirer bulletin mail"
)
"""Words in the name of an outlet."""
PRINTED = _set("newspaper paper daily tabloid")
UNPRINTED = _set("press news tv radio television")
"""What is called a newspaper, and words that end the names of outlets that are none."""
BODY_NOUNS = _set(
    "nonprofit charity group organization organisation alliance bloc union body watchdog agency coalition movement "
    "militia"
)
COMPANY_NOUNS = _set(
    "company firm corporation manufacturer airline maker developer bank website site startup brokerage"
)
AGENCY_KINDS = _set("spy intelligence security espionage enforcement")
"""Words before "agency" that say no more than what kind of agency it is."""
PARTIES = _set("gop rnc dnc")
"""Bodies called "the party" without the word in their names."""
PARTY_OF = {
    "republicans": "Republican", "democrats": "Democratic", "conservatives": "Conservative", "liberals": "Liberal",
    "socialists": "Socialist", "communists": "Communist", "greens": "Green",
}  # fmt: skip
"""Members, and the party that they are of."""
SIDES = {
    **{members[:-1]: members[:-1] for members in PARTY_OF},
    **{party.lower(): members[:-1] for members, party in PARTY_OF.items()},
    "gop": "republican", "r": "republican", "d": "democrat", "i": "independent", "tory": "conservative",
    "labour": "labour",
}  # fmt: skip
"""Words for somebody's party, with the one for its members."""
POLLS = _set("poll survey")
ARTICLES = _set("article story piece editorial column op-ed report dispatch post")
"""Nouns for what an outlet publishes, any of which may be called by another."""
PRINTED_PIECES = _set("article story piece editorial column op-ed")
ANY_BODY = _set("group organization organisation body watchdog agency")
"""Nouns that bodies of any kind are called by: a college is no alliance."""
ANY_DOCUMENT = _set("document text")
CALLINGS = _set(
    "actor actress star singer musician artist author writer comedian filmmaker athlete player rapper entertainer "
    "novelist poet painter celebrity composer"
)
"""Roles that are no office: many in one report may be called so."""
SOURCES = _set("source person individual insider")
"""Nouns that say nothing of who speaks."""

ORGANISATION_WORDS = _set(
    "ministry department agency party university college school institute institution committee council "
    "commission center centre foundation association society union federation corporation corp corp. company co. "
    "inc inc. ltd ltd. llc group bank court tribunal police army navy force forces guard guards brigade battalion "
    "front league club church hospital network news times post journal herald tribune gazette press radio "
    "television tv magazine service services bureau office board authority administration organization "
    "organisation alliance coalition movement initiative project fund trust parliament senate house congress "
    "assembly embassy airlines airways systems technologies pictures entertainment studios campaign team caucus "
    "chamber observatory syndicate partners holdings capital energy oil gas steel motors laboratory academy "
    "community museum library newspaper management shipping logistics industries maritime shipyard"
)
"""Words in a name that make it the name of a body."""

HUMAN_VERBS = _set(
    "say tell add ask deny claim believe think argue write note warn insist admit acknowledge explain recall "
    "reply respond declare announce suggest accuse blame urge call criticize criticise condemn tweet vow promise "
    "predict joke quip complain concede confirm describe speak talk know hope want feel hear agree refuse decline"
)

PLURAL_SOURCES = _set(
    "people sources officials others some many most several few both all critics experts analysts voters "
    "percent % witnesses those none more half majority scores dozens hundreds thousands millions minority handful "
    "everyone "
    "everybody public"
)
SINGLE_SOURCES = _set("one another someone somebody anyone anybody nobody person none each either neither")

ANONYMOUS = _set("unnamed unidentified anonymous undisclosed unspecified")
QUANTITY = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "pair": 2, "couple": 2, "trio": 3, "both": 2,
}  # fmt: skip

HE = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
IT = _set("it its itself")
THEY = _set("they them their theirs themselves")
FIRST = _set("i me my mine myself we us our ours ourselves")
WE = _set("we us our ours ourselves")
BLAMES_OTHER = _set(
    "praise blame thank fear admire criticise criticize condemn accuse punish sanction scold congratulate hate trust "
    "distrust envy pity reward fire sue arrest ban expel denounce rebuke applaud choose pick honour honor"
)
"""Verbs of which "because" gives a reason that lies with their object: implicit causality (Garvey and Caramazza,
Linguistic Inquiry 5:3, 1974)."""
RELATIVE = _set("who which that whom whose")

# First names that are given to one gender nearly everywhere they are used (those of the United States as the census of
# 1990 counted them, at least 15 times as often to one). Names of any other kind leave it open.
_MALE_NAMES = (
    "aaron abdel abdelaziz abdul abdulaziz abdullah abdullahi abe abraham adam ahmad ahmed aidan akira alan albert "
    "alberto alec alejandro aleksandr aleksei alessandro alexander alexei alfonso alfred alfredo ali alistair allan "
    "allen alton alvin amir amit amos anatoly anders andre andrei andres andrew andrey andrzej andy angelo angus "
    "anil anthony anton antonio archie arjun arkady armando arnold arthur arturo arvind ashraf asif avi barack "
    "barney barry bashar ben benito benjamin benny bernard bernie bert bill billy binyamin bjorn bob bobby bogdan "
    "boris brad bradford bradley brandon brent brett brian brock bruce bryan bryant bryce byron caleb callum calvin "
    "carl carlos carlton cecil cedric cesar charles charlie chester christopher chuck clarence clark claude claudio "
    "clayton cliff clifford clifton clint clyde cody colin colm conrad corey cornelius cory craig cristobal curtis "
    "damien damon dan daniel danny darin darrel darrell darren darryl daryl dave david declan delbert denis dennis "
    "denny derek derrick desmond dewey dexter diego dieter dirk dmitri dmitry dmytro dominic donald donnie donny "
    "doug douglas doyle duane duncan dustin dwayne dwight dylan eddie edgar edmund eduard eduardo edward edwin ehud "
    "elbert elias eliot elliot elliott ellis elmer emmanuel enrico enrique eric erick erik ernest ernesto ervin "
    "esteban ethan eugene evan everett evgeny ewan ezra fabio faisal farid felipe felix fernando fidel filippo floyd "
    "francisco francois frank franklin franz fred freddie frederick fredrick friedrich gabriel gareth garrett garry "
    "gary gavin gennady geoff geoffrey george georges gerald gerard gerardo gerhard gilbert gilberto giles giorgio "
    "giovanni giuseppe glen glenn gordon grady graham greg gregg gregory guido guillaume guillermo gunther gustav "
    "gustavo haider hal hamid hamish hamza hank hans harold harry harvey hassan hector heinrich helmut henrik henry "
    "herb herbert herman hiroshi homer horace hosni hossein howard howie hubert hugh hugo hussein ian ibrahim "
    "ignacio igor ike ilya imran irvin irving isaac ismael ismail itzhak ivan jack jacob jacques jake jamal james "
    "jared jarrod jason jasper javier jay jayson jeb jeff jeffery jeffrey jens jeremiah jeremy jermaine jerome "
    "jerrod jerrold jerry jesse jim jimmy joachim joao joaquin joe joel joey johann john johnathan johnnie johnny "
    "jon jonah jonas jonathan jonathon jorge jose josef joseph josh joshua josiah juan juergen julian julio julius "
    "jurgen justin kamal karim karl keith kelvin kemal ken kenji kenneth kenny kevin khalid kirk klaus kofi "
    "konstantin kristopher kurt kyle lamar lance larry lars lawrence lech leland lenny leo leon leonard leonid leroy "
    "lester levi lewis liam lionel lloyd lonnie lorenzo louie louis lowell luca lucas luigi luis luiz lukas luke "
    "luther lyle mahmoud malcolm mamadou manfred manmohan manuel marc marcel marco marcos marcus marek mariano mario "
    "mark marshall martin marvin marwan massimo mateo mathew matt matteo matthew matthias maurice mauricio max "
    "maxim mehmet melvin menachem micah michael micheal michel mick mickey miguel mike mikhail milo milton mitch "
    "mitchell mitt mohamad mohamed mohammad mohammed mohsen morris moses moshe muhammad mustafa myron nabil narendra "
    "nasser nate nathan nathaniel nawaz neal ned neil nelson newt nicholas nick nicolas niels nigel nikola nikolai "
    "nikos noah norm norman octavio olaf oleg oleksandr oleksiy oliver olivier omar orrin orville osama oscar osman "
    "otis otto owen pablo paolo pascal patrick paul pavel pavlo pedro percy perry pete peter petr petro phil philip "
    "philippe phillip pierre piotr preston quentin rafael rahul rajiv ralph rami ramiro ramon ramzan randal randall "
    "randolph randy rashid raul ray raymond recep reggie reginald reince reuben rex reza rhys ricardo richard rick "
    "rickey ricky robby robert roberto rod roderick rodney rodolfo rodrigo rogelio roger roland rolando rolf ron "
    "ronald ronnie rory ross roy ruben rudolph rudy rufus rupert ruslan russ russell ryan sadiq saeed saleh salim "
    "salman salvatore sam sammy samuel sanjay saul scott seamus sean sebastian serge sergei sergey sergio serhiy "
    "seth shane shaun sheldon sherman shimon shinzo sid silvio simon slobodan spencer stan stanislav stanley stefan "
    "stephan stephen steve steven stewart stu stuart sven sylvester takeshi tariq ted terence terrance terrell "
    "terrence terry thad theo theodore thierry thomas tim timothy tobias todd tom tomas tomasz tommy tony travis "
    "trent trevor tristan troy tyler tyrone umberto vaclav vasily vernon vicente victor vikram viktor vince vincent "
    "virgil vitaly vladimir volodymyr vyacheslav walid wallace walt walter warren wayne wendell werner wes wesley "
    "wilbert wilbur wilfred wilhelm willard william willis wilson winston wolfgang woodrow wyatt xavier yair yasser "
    "yevgeny yitzhak yousef youssef yuri yusuf zach zachary zack zbigniew ziad zoran"
)
_FEMALE_NAMES = (
    "abby abigail ada addie adele adriana adrienne agnes agnieszka aida aimee aisha aleksandra alessandra alexa "
    "alexandra alice alicia alina alisa alisha alison allison alma alyson alyssa amanda amelia amina amy ana "
    "anastasia andrea angela angelica angelina angie anita anja ann anna annalena anne annette annie annika "
    "antoinette ariana arianna arlene ashley audrey ava ayesha barbara barbra beata beatrice becky belinda bella "
    "bernadette bernice bertha bessie beth bethany betsy bettie betty beulah beverly birgit bonnie brandi brandy "
    "brenda brianna bridget bridgette britney brittany brittney bronwyn brooke caitlin callie camille candace "
    "candice cara carla carly carmen carol carole caroline carolyn carrie cassandra cassie catharine catherine cathy "
    "catriona cecelia cecilia celeste celia charlene charlotte cheri cherie cheryl chiara chloe christa christie "
    "christina christine christy cindy claire clara claudia colleen condoleezza connie constance consuelo cora "
    "corinne cristina cynthia daniela danielle daria darla darlene deanna debbie debora deborah debra deirdre delia "
    "della delores deloris dena denise desiree diana diane dianna dianne dina dolly dolores donna dora doreen doris "
    "dorothea dorothy dorthy dottie edith edna eileen eilidh ekaterina elaine eleanor elena elif elisa elisabeth "
    "elise elizabeth ella ellen eloise elsa elsie elva elvira emilia emily emma erica erika erin erma ernestine "
    "estella estelle esther ethel etta eugenia eula eunice eva eve evelyn ewa fannie fatima fatma fay faye federica "
    "felicia fiona fionnuala flora florence frances francesca francine francisca freda gabby gabriella gabrielle "
    "gail galina gayle gemma genevieve geraldine gertrude gina giorgia giulia gladys glenda gloria grace gretchen "
    "gudrun gwen gwendolyn gwyneth hanna hannah harriet hattie hayley heather heidi helen helena helene helga "
    "henrietta hilda hillary huma ida ilana imelda imogen indira inez inga ingrid inna irene irina irma isabel "
    "isabella isla iva ivana ivanka jacqueline jacquelyn jana jane janelle janet janette janice janie janine janis "
    "jasmine jeanette jeanne jeannette jeannie jeannine jelena jenifer jenna jennie jennifer jenny jessica jill "
    "jillian jo joan joann joanna joanne jodi jodie johanna josefina josephine josie joyce juana juanita judith judy "
    "julia julie kaitlyn kara karen kari karin karla karyn katarzyna kate katharine katherine kathie kathleen "
    "kathryn kathy katie katja katrina katy kay kayla kelli kellie kelly kellyanne kelsey kendra kerri khadija "
    "kimberley kimberly kirsten krista kristen kristi kristie kristin kristina kristine kristy krystal ksenia lana "
    "larisa latasha latonya latoya laura lauren laurie layla lea leah leila lela lena lenora leona leticia leyla "
    "lila lillian lillie lilly lily linda lindsay lisa liz liza lois lola lora lorena lorene loretta lori lorna "
    "lorraine lottie louise lucia lucille lucinda lucy ludmila lula lydia lynda lynette lynne lyudmila mabel mable "
    "madeleine madeline mae maeve magdalena maggie mamie mandy marcella marcia margaret margarita margie marguerite "
    "maria mariam mariana marianne maribel marie marilyn marina marisa marissa mariya marjorie marla marlene marsha "
    "marta martha martina mary maryam maryann mattie maura maureen maxine meera megan meghan megyn melania melanie "
    "melba melinda melissa meredith mette mia michelle mildred milena mimi mindy minnie miranda miriam moira mollie "
    "molly mona monica monique muriel myra myrna nadezhda nadia nadine nan nancy naomi natalia natalie natasha nell "
    "nellie nettie niamh nichole nicole nikki nina nora norma oksana olena olga olivia pam pamela patrica patrice "
    "patricia patsy patti patty paula paulette paulina pauline peggy penelope philippa phoebe phyllis pilar polly "
    "priscilla priya rachael rachel raisa ramona raquel reba rebecca rebekah rena renata renee rhonda rita roberta "
    "robyn rochelle ronda rosa rosalie rosalind rosalyn roseanne rosemarie rosemary rosetta rosie roxanne ruth "
    "sabine sabrina sadie sallie sally salma samantha samira sandra sanna saoirse sara sarah scarlett selena serena "
    "shanna shari sharon shawna sheila shelia shelley shelly sheri sherri sherrie sherry sheryl shirin shirley "
    "sigrid silvia simona siobhan sofia sonia sonja sonya sophia sophie stacie stefanie stella stephanie susan "
    "susanna susanne susie suzan suzanne suzy svetlana sylvia tabitha tamara tami tamika tammie tammy tanya tara "
    "tasha tatiana tatyana teresa teri terri tess tessa thelma theresa therese tiffany tilda tina toni tonya traci "
    "tracie tracy tricia trina trish trisha trudy ulrike ursula valentina valerie vanessa velma vera verna veronica "
    "veronika vicki vickie vicky victoria virginia vivian wanda wendy wilma winifred yasmin yolanda yulia yuliya "
    "yvette yvonne zainab zara zeinab zeynep zoe zoey"
)
_NAMES_OF_BOTH = (
    "adrian alex alexis casey chris courtney dana devin francis jackie jamie jean jody kerry kim leslie lindsey "
    "lynn marion noel pat rene robbie robin sandy shannon sidney stacey stacy taylor toby tracey"
)
FIRST_NAMES: dict[str, str | None] = {
    **dict.fromkeys(_MALE_NAMES.split(), "m"),
    **dict.fromkeys(_FEMALE_NAMES.split(), "f"),
    **dict.fromkeys(_NAMES_OF_BOTH.split()),
}

_THINGS = _set(
    "conspiracy amendment "
    "action strike comment weapon approach plan step rule issue problem fact question reason policy film movie song "
    "episode talk remark visit road price goal option response rhetoric move measure threat tone drawing shooting "
    "deal summit war fighting process outcome result tool word language alibi detail link attack airstrike bombing "
    "raid incident event effort method tactic strategy programme program project proposal idea concept clause slide "
    "hearing briefing rocket missile ship plane tanker vehicle bomb shell drone crisis incursion tie need "
    "hope fear doubt interest concern desire wish dream goal trend pattern tide history law treaty course cost risk "
    "day week month year moment decade century sanctions tariff tax money oil gas energy market rate economy budget "
    "argument news rumor rumour leak flyer "
    "coup vote election silence smile gesture behaviour behavior conduct aggression"
)
_ABSTRACT = ("tion", "sion", "ness", "ity", "ance", "ence", "ism", "ship", "acy", "ture", "dom", "ment")
_OF_PEOPLE = _set(
    "business population delegation leadership coalition opposition administration organization organisation audience "
    "intelligence conference nation commission association institution federation foundation generation minority "
    "majority community authority university security membership clergy citizenry corporation celebrity mission "
    "legislature literature aristocracy bureaucracy democracy kingdom resistance alliance insurgence "
    "personality entity charity nobility humanity prosecution congregation readership ownership partnership presidency "
    "government establishment department regiment parliament management movement detachment settlement encampment "
    "intelligentsia constituency electorate deputation procession fraternity sorority"
)


_HUMAN = _set(
    "boss guy kid child baby dad mom mum parent spouse partner colleague cousin uncle aunt nephew niece adult teen "
    "client patient chef clerk hero nobody everyone someone somebody anyone adoptee model"
)
_HUMAN_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "ee", "ant", "person")


def is_human(noun: str) -> bool:
    """Whether a noun may well be one for a human being."""
    if noun in ROLES or noun in _HUMAN:
        return True
    return noun.endswith(_HUMAN_ENDINGS) and not (noun in INSTITUTIONS or noun in DOCUMENTS or is_thing(noun))


def is_of_people(noun: str) -> bool:
    """Whether a noun stands for many people together: "the generation who"."""
    return noun in _OF_PEOPLE or noun == "number"


def is_thing(noun: str) -> bool:
    """Whether a noun evidently names nobody who could speak: "strike", "conclusion". Unknown words may be people's."""
    if noun in ROLES or noun in INSTITUTIONS or noun in DOCUMENTS or noun in _OF_PEOPLE:
        return False
    return noun in _THINGS or noun.endswith(_ABSTRACT)
