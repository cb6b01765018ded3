/** Words that carry no topic in a question about a property, by language; accents already folded. */
const ENGLISH = `a about above actually after again ahead all along alright also always am an and another any anybody anyone
anything anyway are aren't around as ask at available away back basically be because been before being below best between
bit both but by bye call calling can can't cannot chance come comes coming could couldn't d day days did didn't do does doesn't doing
don't done down during each either else er even ever every everything exactly excuse few find fine for from get gets getting give
go goes going gonna good got gotta great guess guys had has have haven't having he hello help her here hey hi him his hmm hold how
hotel house i i'd i'll i'm i've if in into is isn't it it's its just kind know last let let's like little ll look looking lot m ma'am may
maybe me mean might mind mine more most much must my myself name need needs next nice no not now of off offer offers oh ok okay on one
ones only or other our out over own people place please possible possibly property question quick quickly re ready really right s said
same say see she should sir site so some somebody someone something somewhere soon sorry stuff such sure t take tell than thank thanks that that's
the their them then there there's these they they're thing things think this those though through time times to tomorrow tonight too
today trying two uh uhm um under until up us use used using ve very wait wanna want wanted wanting was wasn't we we'd we'll we're we've well were what what's when
where where's whether which while who who's whose why will with within without won't wonder wondering would wouldn't y'all yeah yep yes yet you you'd
you'll you're you've your yours folks able allow allowed accepted possible provide bring
hour hours uses using near nearby nearest close wife husband mother father mom dad week weekend monday tuesday wednesday thursday friday saturday
sunday stuff stay staying stayed`;

const FRENCH = `a ai aller alors au aux avec avez avoir avons bien bonjour bonsoir ca ce cela ces cet cette chez comment d dans de des
donc du elle elles en est et etes etre euh eux faire faut hotel il ils j je l la le les leur leurs lui ma mais me merci mes moi mon ne
nos notre nous on ont ou oui par pas peut peux pour pourrais pouvez puis qu quand que quel quelle quelles quels qui quoi s sa savoir se
ses si sont sur svp ta te tes toi ton tu un une unes vos votre voudrais vous y avoir heure`;

const SPANISH = `a al algo algun alguna algunas algunos ante aqui asi buenas buenos como con cual cuales cuando de del desde donde dos
el ella ellas ellos en entre era es esa ese eso esta estan estas este esto favor gracias ha hasta hay hola hotel la las le les lo los
mas me mi mis mucho muy nada ni no nos nosotros o otra otro para pero poco por porque puede pueden puedo que quien quiero quisiera se
ser si sin sobre son su sus te tengo tiene tienen todo tu tus u un una uno unos usted ustedes y ya yo hora`;

const LISTS: Record<string, ReadonlySet<string>> = {
  en: toSet(ENGLISH),
  fr: toSet(FRENCH),
  es: toSet(SPANISH),
};

/** English is always among them: callers mix, and names of things in a hotel often stay English. */
export function isStopWord(word: string, language: string): boolean {
  return LISTS.en?.has(word) === true || LISTS[language]?.has(word) === true;
}

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
