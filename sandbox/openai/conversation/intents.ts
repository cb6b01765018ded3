import { plain } from './words';

export type EmergencyType = 'medical' | 'fire' | 'gas' | 'bomb_threat' | 'self_harm' | 'violence';

const EMERGENCIES: [EmergencyType, RegExp][] = [
  ['self_harm', /\b(?:kill myself|end my life|suicid\w*|don't want to live|hurt myself)\b/],
  ['bomb_threat', /\b(?:a bomb|bomb threat|explosive)\b/],
  ['gas', /\b(?:smell(?:s|ing)?(?: of| like)? gas|gas leak|gas smell|carbon monoxide)\b/],
  [
    'fire',
    /\b(?:(?:there'?s|there is|is) (?:a )?fire\b(?!place| pit)|on fire|fire alarm|(?:there's|there is|see|seeing) (?:a lot of )?smoke|smoke (?:coming|everywhere)|smell(?:s|ing)? (?:of )?smoke|building is burning)/,
  ],
  [
    'violence',
    /\b(?:he's hitting|hitting me|attack(?:ed|ing) me|has a (?:gun|knife)|being followed|threaten(?:ed|ing) me|break(?:ing)? into my|help me he)\b/,
  ],
  [
    'medical',
    /\b(?:can'?t breathe|cannot breathe|not breathing|heart attack|chest pains?|unconscious|collapsed|overdos\w+|bleeding|seizure|having a stroke|passed out|choking|need an ambulance|call (?:911|an ambulance|112)|medical emergency|it'?s an emergency|this is an emergency)\b/,
  ],
];

export function readEmergency(text: string): EmergencyType | null {
  const words = plain(text);
  return EMERGENCIES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const PERSON = `(?:an? )?(?:real |live |actual )?(?:human(?: being)?|person|someone|somebody|people|representative|operator|agent|manager|supervisor|receptionist|front desk|reception|staff(?: member)?|housekeeping|maintenance|reservations|sales|the owner|owner|duty manager|night manager|night auditor|concierge|the kitchen|the restaurant|the host)`;
const REACH = `(?:speak|talk|chat)(?: directly)? (?:to|with)|put me through(?: to)?|connect me(?: to| with)?|transfer me(?: to)?|transfer (?:the|this|my) call|get me|give me|i (?:want|need|would like|'d like)|let me (?:speak|talk) (?:to|with)|is there`;
const HUMAN = new RegExp(
  `\\b(?:${REACH})\\b[^.?!]{0,24}?\\b${PERSON}\\b|^(?:${PERSON})(?:,? please)?[.!]*$|\\bput me through\\b|\\btransfer me\\b|\\b(?:human|operator|representative),? please\\b|\\bnot (?:talking )?to a (?:robot|machine|computer)\\b`,
);

/** Whether the caller wants a person; leaving word for one is a message instead. */
export function wantsHuman(text: string): boolean {
  const words = plain(text);
  if (wantsMessage(text) || /\broom \d+|\bguest in\b/.test(words)) return false;
  if (/\bare you (?:an? )?(?:real )?(?:human|person|robot)/.test(words)) return false;
  return HUMAN.test(words);
}

/** Whom to reach, in the caller's word, or null for anyone; the tool's own list decides which department that is. */
export function readDepartment(text: string): string | null {
  const found =
    /\b(duty manager|night manager|manager|supervisor|owner|housekeeping|maintenance|reservations?|booking department|sales|concierge|restaurant|kitchen|host|accounting|billing|events?|front desk|reception)\b/.exec(
      plain(text),
    );
  return found?.[1] ?? null;
}

export function wantsMessage(text: string): boolean {
  return /\b(?:leave|take|pass(?: on)?|give|send)\b[^.?!]{0,20}\bmessages?\b|\bleave (?:a )?(?:word|note|voicemail)\b|\b(?:tell|let) (?:the )?(?:manager|owner|front desk|staff|housekeeping|maintenance|them|someone)\b[^.?!]{0,12}\b(?:that|know|to)\b|\b(?:call|phone|ring) me back\b|\bcallback\b|\bcall back\b/.test(
    plain(text),
  );
}

const BOOKING =
  /\b(?:book(?:ing)? (?:a |an |the |one |two |\w+ )?(?:room|rooms|stay|suite|night|cottage)|(?:make|place|get) a (?:booking|reservation)|reserve|(?:like|want|need|looking|love|hoping|going) to book|book (?:it|that|something|with you)|availab\w+|vacanc\w+|(?:a|any|your|the|one|two|three|\d) (?:\w+ ){0,2}rooms?(?: left| free| open)? (?:for|on|from|tonight|tomorrow|this|next|available|starting|left|free)|(?:need|want|like|looking for|book) (?:an? |the )?(?:\w+ ){0,2}rooms?\b|(?:want|like|looking for|have) (?:a |two |any )?(?:rooms?|suite|place to stay|somewhere to stay|accommodation)\b|stay (?:with you|at your|there|for)|come (?:and )?stay|rates? for|price (?:for|of) (?:a |the )?(?:room|night|weekend)|how much (?:is|are|for|would|does|do)[^.?!]{0,30}\b(?:rooms?|nights?|stay|suite|weekend)\b|do you have (?:anything|something|space)|reservation for|(?:need|want|looking for) a place)\b/;

export function wantsRoom(text: string): boolean {
  const words = plain(text);
  if (
    changesBooking(text) ||
    wantsTable(text) ||
    /\broom (?:service|key)\b|\b(?:meeting|conference|fitness|dining|laundry) rooms?\b|\bin (?:the|my) room\b|\brooms? with\b(?!.*\b(?:night|for|tonight|tomorrow)\b)/.test(
      words,
    )
  )
    return false;
  return BOOKING.test(words) || /^(?:a )?(?:booking|reservation|room)(?:,? please)?[.!]*$/.test(words);
}

export function wantsTable(text: string): boolean {
  return /\b(?:a |the |book )table\b|\breserv\w+ for (?:dinner|lunch|brunch)\b|\bdinner reservation\b/.test(
    plain(text),
  );
}

/** More rooms than a front desk books over the phone. */
export function wantsGroup(text: string): boolean {
  const words = plain(text);
  const rooms = Number(/\b(\d{1,3}) (?:\w+ )?rooms\b/.exec(words)?.[1] ?? 0);
  return (
    rooms >= 8 ||
    /\b(?:room block|block of rooms|group (?:rate|booking|of (?:\d{2,3}|twenty|thirty|forty|fifty)))\b/.test(
      words,
    )
  );
}

/** An opening that says only that something will be asked. */
export function announcesQuestion(text: string): boolean {
  return /^(?:(?:um+|uh+|yes|hi|hello|hey)[,. ]+)*(?:(?:can|could) you (?:please )?help me(?: out)?|i (?:have|had|'ve got|got) (?:a|some|a few|a couple of|another|one more) (?:quick )?questions?|(?:can|could|may) i ask (?:you )?(?:something|a question)|what can you do(?: for me)?|i need (?:some )?help)[.?! ]*$/.test(
    plain(text),
  );
}

/** Other languages are recognised well enough to say that they are not spoken here. */
export function isOtherLanguage(text: string): boolean {
  return /\b(?:bonjour|bonsoir|je (?:voudrais|suis|cherche)|est-ce que|hola|buenos d[ií]as|quisiera|quiero|habla|guten (?:tag|morgen)|ich (?:m[oö]chte|h[aä]tte)|haben sie|buongiorno|vorrei)\b/.test(
    plain(text),
  );
}

/** An existing booking is to be changed, cancelled or looked up. */
export function changesBooking(text: string): boolean {
  return /\b(?:cancel|change|modify|move|update|reschedule|check on|confirm|find|look up)\b[^.?!]{0,20}\b(?:my|our|an existing|the) (?:\w+ )?(?:booking|reservation|stay)\b|\bi (?:already )?have a (?:booking|reservation)\b|\bmy (?:existing )?(?:booking|reservation) (?:number|is|was)\b/.test(
    plain(text),
  );
}

/** Other guests' privacy: who is staying, or being put through to a room. */
export function asksAboutGuest(text: string): boolean {
  const words = plain(text);
  return (
    /\b(?:put me through|connect me|transfer me|call) to room \d+|\broom \d+ please\b|\bwhat room is\b/.test(
      words,
    ) ||
    /\bis (?!the |there |it |this |that |your |breakfast|parking)(?:mr\.? |mrs\.? |ms\.? )?[a-z]+(?: [a-z]+)? (?:staying|a guest|checked in) ?(?:there|with you|at|in)?/.test(
      words,
    )
  );
}

export function isAffirmative(text: string): boolean {
  const words = plain(text);
  if (isNegative(text)) return false;
  return /^(?:(?:oh|well|um+|uh+|ah|great|so)[,. ]+)*(?:yes|yeah|yep|yup|yah|sure|ok|okay|correct|right|exactly|absolutely|definitely|of course|please (?:do|confirm|book|go ahead|hold)|please(?=[.,! ]*$)|go ahead|sounds? (?:good|great|fine|perfect)|perfect|great|fine|that's (?:right|correct|fine|good|great|perfect|it|the one)|that (?:works|is (?:right|correct|fine))|works for me|book it|confirm(?: it)?|do it|let's do (?:it|that)|(?:i do|i would|it is)(?=[.,!]*$)|all (?:right|correct)|alright|you (?:can|may)|that one|i'll take (?:it|that)|mhm|mm-?hmm|uh-?huh)\b/.test(
    words,
  );
}

export function isNegative(text: string): boolean {
  const words = plain(text);
  return /^(?:(?:oh|well|um+|uh+|ah|actually|sorry)[,. ]+)*(?:no|nope|nah|not (?:really|yet|now|today|right now|at the moment|quite)|don't|i don't|never ?mind|forget it|none|neither|i'd rather not|rather not|i'm not|wrong|that's (?:not|wrong|incorrect)|incorrect|skip(?: it| that)?)\b/.test(
    words,
  );
}

export function isGoodbye(text: string): boolean {
  const words = plain(text);
  return /\b(?:good ?bye|bye(?:-bye)?|see you|have a (?:good|nice|great) (?:day|night|evening|one|weekend)|good night)\b|\b(?:that's|that is|that'll be|that will be) (?:all|it|everything)\b|\bnothing else\b|\bhang up\b|\bi'm (?:all set|good|done)\b|\ball set\b/.test(
    words,
  );
}

export function isThanks(text: string): boolean {
  return /\b(?:thanks?|thank you|cheers|appreciate it)\b/.test(plain(text));
}

export function isGreeting(text: string): boolean {
  return /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|howdy|greetings)(?: there)?[,.! ]*)+$/.test(
    plain(text),
  );
}

/** "Hello? Are you there?": nothing to look up, only a sign of life is wanted. */
export function checksPresence(text: string): boolean {
  return /^(?:(?:um+|uh+|sorry|hi|hello|hey)[,.?! ]*)*(?:hello\?|(?:are )?you (?:still )?there|anybody there|anyone there|is anyone there|can you hear me|did you hear me)[?.! ]*$/.test(
    plain(text),
  );
}

export function asksRepeat(text: string): boolean {
  return /\b(?:repeat|say) (?:that|it|the \w+)(?: (?:again|once more|please))?\b|\bsay again\b|\bonce (?:more|again)\b|\bcome again\b|\bpardon\b|^(?:sorry|what|excuse me|huh)[?.! ]*$|\b(?:didn't|did not|couldn't) (?:quite )?(?:catch|hear|get|understand) (?:that|you|it)\b|\bwhat (?:did you say|was that)\b/.test(
    plain(text),
  );
}

export function asksIfRobot(text: string): boolean {
  return /\b(?:are you|am i (?:talking|speaking) (?:to|with)|is this) (?:an? )?(?:real )?(?:robot|bot|machine|computer|ai|a\.i\.|person|human|recording|automated)/.test(
    plain(text),
  );
}

export function objectsToPrice(text: string): boolean {
  return /\b(?:too (?:expensive|much|pricey|high)|expensive|cheaper|pricey|lower (?:price|rate)|better (?:price|rate|deal)|any (?:discounts?|deals?)|less expensive|can't afford|out of (?:my|our) budget|over (?:my|our) budget|that's a lot)\b/.test(
    plain(text),
  );
}

export function isNotReady(text: string): boolean {
  return /\b(?:think about it|think it over|get back to you|not ready|not sure yet|(?:talk|speak|check) (?:to|with) my|discuss it|just (?:checking|looking|asking|browsing)|maybe later|call (?:you )?back later|decide later|send me (?:an? )?(?:offer|quote|e-?mail)|email me (?:the|a)|i'll call (?:you )?(?:back|again))\b/.test(
    plain(text),
  );
}

export function isProfane(text: string): boolean {
  return /\b(?:fuck\w*|shit\w*|bullshit|damn(?:ed)?|asshole|stupid (?:machine|robot|bot|thing)|useless|idiot\w*|bastard|crap)\b/.test(
    plain(text),
  );
}

/** Attempts to talk the model out of its rules. */
export function isInjection(text: string): boolean {
  return /\bignore (?:all |your |the |any )*(?:previous |prior )?(?:rules|instructions|prompts?)\b|\b(?:system prompt|developer mode|your instructions)\b|\bpretend (?:you are|to be)\b|\bfor free\b.*\b(?:suite|room)\b|\bfree (?:suite|room|upgrade)\b/.test(
    plain(text),
  );
}

export function asksToWait(text: string): boolean {
  return /^(?:(?:um+|uh+|ok|okay|sorry|please)[,. ]+)*(?:hold on|hang on|one (?:second|moment|sec|minute)|just a (?:second|moment|sec|minute)|wait(?: a (?:second|moment|minute))?|give me a (?:second|moment|minute)|let me (?:check|see|think|look))\b[^?]{0,40}$/.test(
    plain(text),
  );
}

export function isBackchannel(text: string): boolean {
  return /^(?:(?:mhm|mm+|mm-?hmm|uh-?huh|ok|okay|right|alright|i see|got it|cool|great|good|fine|sure|perfect|wonderful|oh|ah)[,.! ]*)+$/.test(
    plain(text),
  );
}

export function isQuestion(text: string): boolean {
  const words = plain(text);
  return (
    /\?\s*$/.test(words) ||
    /^(?:(?:and|also|so|um+|uh+|hi|hello|hey|sorry|ok|okay|oh|well|actually|by the way|one more thing|yes|yeah|no|just)[,. ]+)*(?:what|when|where|who|how|which|why|is|are|do|does|did|can|could|may|will|would|should|have you|has)\b/.test(
      words,
    ) ||
    /\b(?:i was wondering|i'd like to know|i want to know|tell me (?:about|if|whether|what|how|more)|do you (?:have|offer|allow|accept|take)|is there|are there|what time|how (?:much|far|late|early|do)|question about|information (?:about|on)|curious (?:about|if))\b/.test(
      words,
    )
  );
}

/** The questions of one breath, each in the caller's own words. */
export function listQuestions(text: string): string[] {
  const starts = '(?:what|when|where|who|how|which|why|is|are|do|does|did|can|could|may|will|would)';
  return text
    .split(/(?<=\?)\s+/)
    .flatMap((part) => part.split(new RegExp(`,? (?:and|also|plus)(?: also)?,? (?=${starts}\\b)`, 'i')))
    .map((part) =>
      part
        .replace(/^(?:(?:and|also|so|um+|uh+|hi|hello|hey|ok|okay|oh|well|yes|yeah|actually)[,. ]+)+/i, '')
        .trim(),
    )
    .filter((part) => part.split(/\s+/).length >= 2);
}
