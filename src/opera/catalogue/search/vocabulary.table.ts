/** Words that only hold a sentence together. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the of for to in on at by from with into onto about as and or but if then than so my our your his her their its
  this that these those it he she they we you i me us them him is are was were be been being am do does did done has have
  had having can could should would will shall may might must yes please let me there here any some what who whom whose
  which when where why how via per also too`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that say little: times, quantities, and what any question may be about. They count a fraction. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  `no not need needs want wants wanted like likes give get got show list display see view look up out off over all every
  each both many much still yet already just now only one ones two three four five six seven eight nine ten opera cloud
  system use used using hotel hotels property properties id ids detail details info information data api request today
  todays tomorrow yesterday tonight week weekend month year day days date dates monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december next last this
  morning evening afternoon night nights time oclock new other another mr mrs ms more again make made take put set tell find
  change changed update create add delete deleted remove removed edit modify enter
  ask asks asked end ends until begin long once several large good great right first second half past
  description descriptions name names`
    .split(/\s+/)
    .filter(Boolean),
);

/** Forms that cutting endings does not reach. */
export const IRREGULAR: Readonly<Record<string, string>> = {
  paid: 'pay',
  sent: 'send',
  left: 'leave',
  owes: 'owe',
  owed: 'owe',
  owing: 'owe',
  people: 'person',
  persons: 'person',
  children: 'child',
  kids: 'child',
  sold: 'sell',
  broke: 'break',
  broken: 'break',
  lost: 'lose',
  found: 'find',
  spent: 'spend',
  spending: 'spend',
  taxes: 'tax',
  statuses: 'status',
  keys: 'key',
  days: 'day',
  chosen: 'choose',
  used: 'use',
  mad: 'make',
  beds: 'bed',
};

/** Several words that mean one thing, in questions, paths and operation names alike. */
export const PHRASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    outoforder: 'out of order|out order|ooo',
    outofservice: 'out of service|oos',
    checkin: 'check in|checks in|checking in|checked in|check ins',
    checkout: 'check out|checks out|checking out|checked out|check outs|leaving now|ready to leave',
    walkin: 'walk in|walks in|walk ins|without reservation|without a booking',
    wakeup:
      'wake up|wakes up|waking up|alarm call|morning call|ring at|wake at|alarm clock|wake call|wake calls',
    noshow: 'no show|no shows|did not show|never arrived|not shown up',
    dayuse: 'day use|day room|day guests',
    inhouse: 'in house|in the house|staying with us|currently staying|staying tonight',
    donotdisturb: 'do not disturb|not be disturbed|not to be disturbed|dnd',
    makeuproom: 'make up room|make up my room',
    cityledger: 'city ledger|direct bill|direct bills',
    roomtype:
      'room type|room types|room category|room categories|type of room|category of room|category of rooms|kind of room|kinds of room|kinds of rooms|sort of room',
    roomclass: 'room class|room classes',
    rateplan: 'rate plan|rate plans|rate code|rate codes|price plan',
    transactioncode:
      'transaction code|transaction codes|trx codes|posting code|posting codes|charge code|charge codes',
    roominglist: 'rooming list|name list|list of names|list of guests for the group',
    cutoff: 'cut off|cut offs|release date',
    pickup: 'pick up|picked up|pick ups',
    businessdate: 'business date|hotel date|system date|date in opera|todays date',
    businessevent: 'business event|business events',
    nightaudit: 'night audit|end of day|close the day',
    selllimit: 'sell limit|sell limits|oversell|overbook|overbooking|overbooked',
    turnaway: 'turn away|turned away|turn aways|turned down|regret|regrets|denied booking|refused booking',
    waitlist: 'wait list|waiting list|waitlisted',
    creditcard: 'credit card|credit cards|bank card',
    marketcode: 'market code|market codes|market segment|market segments',
    sourcecode: 'source code|source codes|source of business|booking source',
    origincode: 'origin code|origin codes|origin of booking',
    stayhistory: 'stay history|past stays|previous stays|stayed before|past visits|previous visits|last stay',
    earlydeparture:
      'early departure|leaves early|leave early|leaving early|depart early|departing early|check out early',
    travelagent: 'travel agent|travel agents|travel agency',
    lostfound: 'lost and found|lost found|lost property|lost items|found items|forgotten items',
    trackit: 'track it|trackit',
    functionspace:
      'function space|function spaces|functional space|function room|function rooms|meeting room|meeting rooms|conference room|conference rooms|event space|event spaces|ball room|ballroom|event room|banquet hall|conference hall|theatre seating|seminar room',
    salesmanager: 'sales manager|sales managers',
    bestavailablerate: 'best available rate|best available rates|bar rate|bar rates',
    fixedcharge:
      'fixed charge|fixed charges|recurring charge|recurring charges|daily charge|charged every day|charged every night',
    registrationcard: 'registration card|registration cards|reg card|reg cards',
    confirmationletter:
      'confirmation letter|confirmation letters|confirmation email|booking confirmation|confirmation mail',
    folioreport: 'folio report|folio reports|folio pdf|bill as pdf|pdf of the bill',
    exchangerate:
      'exchange rate|exchange rates|currency rate|conversion rate|dollar is worth|euro is worth|pound is worth|todays rate of the dollar|rate of exchange',
    postingmaster: 'posting master|pseudo room|paymaster',
    sharewith: 'room mate|roommate|share a room|sharing a room|share the room|share with',
    forgetguest:
      'forget a guest|right to be forgotten|erase a guest|delete personal data|erase personal data|gdpr|wipe everything|everything we know|forget the guest|forget everything|all data about|all personal data|erase the guest',
    activitylog:
      'activity log|change log|audit trail|who changed|who modified|who edited|who deleted|who touched|who last changed|what was changed|history of changes|changes made',
    telephonebook: 'telephone book|phone book|phone directory|phone numbers of',
    paymentmethod:
      'payment method|payment methods|means of payment|method of payment|form of payment|way of paying',
    tasksheet: 'task sheet|task sheets|cleaning sheet|cleaning list|room assignment of maids',
    setupstyle: 'setup style|setup styles|set up style|seating style',
    listofvalues:
      'list of values|lov|valid codes|valid values|allowed values|allowed codes|possible values|dropdown',
    ecertificate: 'e certificate|e certificates|ecertificate',
    prepaidcard: 'prepaid card|prepaid cards|gift card|gift cards|stored value card',
    creditlimit: 'credit limit|credit limits',
    floorplan: 'floor plan|floor plans|floor map',
    dailydocket: 'daily docket|docket',
    roommove: 'room move|room moves|room change|room changes|moved room|moved rooms|changed rooms',
    roomkey: 'room key|room keys|key card|key cards|keycard|door key|door card|new key',
    guestmessage: 'guest message|guest messages|message for|messages for|message to|message left',
    servicerequest:
      'service request|service requests|guest request|guest requests|guest complaint|guest complaints',
    lockhandle: 'lock handle',
    bedtype: 'bed type|bed types',
    externalsystem:
      'external system|external systems|external id|external reference|other system|ext system|ext id',
    precheckin:
      'pre check in|pre checkin|pre register|pre registration|pre arrival|preregister|preregistration|online check in',
    massrate: 'mass rate',
    nothere: 'no longer|any more|anymore',
    duplicate:
      'two entries|two profiles|twice in|entered twice|double entry|double profile|same person twice',
    takeback: 'take back|take it back|give back|hand back',
    takeaway: 'take away|take it away|take off|take out|get rid|take it off|take it out',
    cheaper: 'less expensive|costs less|cost less|goes down|percent less|less money',
    dearer: 'more expensive|costs more|cost more|price up|go up|goes up|going up',
    minimumstay:
      'minimum stay|minimum nights|minimum length of stay|stay at least|must stay at least|at least two nights|at least three nights|min stay|minimum of nights',
    willnotcome:
      'not come|not coming|cannot come|will not arrive|wont come|not come any more|not travel|call off|calls off|called off',
    foreigncurrency:
      'foreign currency|foreign money|foreign notes|exchange money|exchange currency|change money|local money|local currency|into euros|into dollars|money exchange|buy currency|sell currency',
  }).flatMap(([joined, phrases]) => phrases.split('|').map((phrase): [string, string] => [phrase, joined])),
);
