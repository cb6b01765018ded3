/** What the line itself says, with or without a model. Written to be read by a voice: short and complete. */
export interface LineWords {
  apology: string;
  one_moment: string;
  still_there: string;
  ending_soon: string;
  goodbye: string;
  /** Nobody took the call. */
  leaveMessage: string;
  messageTaken: string;
  noMessage: string;
  nobodyThere: string;
  unknownNumber: string;
  /** Put before a greeting that does not say so itself. */
  disclosure: string;
}

const ENGLISH: LineWords = {
  apology: "I'm sorry, I'm having technical trouble. Please hold while I connect you to a person.",
  one_moment: 'One moment, please.',
  still_there: 'Are you still there?',
  ending_soon: 'Just so you know, this call will end in about one minute.',
  goodbye: 'Thank you for calling. Goodbye.',
  leaveMessage:
    'Nobody can take your call right now. Please leave a message after the tone, and we will call you back.',
  messageTaken: 'Thank you. We have your message and will call you back. Goodbye.',
  noMessage: 'We did not hear a message. We will call you back. Goodbye.',
  nobodyThere: 'Nobody is answering there. I am trying someone else for you.',
  unknownNumber: 'This number is not in service here. Please check the number and call again. Goodbye.',
  disclosure: 'You are speaking with an AI assistant.',
};

const FRENCH: LineWords = {
  apology:
    "Je suis désolé, j'ai un problème technique. Restez en ligne, je vous mets en relation avec une personne.",
  one_moment: "Un instant, s'il vous plaît.",
  still_there: 'Êtes-vous toujours là ?',
  ending_soon: 'Pour information, cet appel se terminera dans une minute environ.',
  goodbye: 'Merci de votre appel. Au revoir.',
  leaveMessage: 'Personne ne peut vous répondre. Laissez un message après le bip, nous vous rappellerons.',
  messageTaken: 'Merci. Nous avons votre message et vous rappellerons. Au revoir.',
  noMessage: "Nous n'avons pas entendu de message. Nous vous rappellerons. Au revoir.",
  nobodyThere: "Personne ne répond. J'essaie quelqu'un d'autre pour vous.",
  unknownNumber: "Ce numéro n'est pas en service. Veuillez vérifier le numéro et rappeler. Au revoir.",
  disclosure: 'Vous parlez avec un assistant à intelligence artificielle.',
};

const SPANISH: LineWords = {
  apology: 'Lo siento, tengo un problema técnico. Espere, por favor, le comunico con una persona.',
  one_moment: 'Un momento, por favor.',
  still_there: '¿Sigue ahí?',
  ending_soon: 'Le aviso de que esta llamada terminará en un minuto aproximadamente.',
  goodbye: 'Gracias por llamar. Hasta luego.',
  leaveMessage: 'Ahora no podemos atenderle. Deje un mensaje después de la señal y le llamaremos.',
  messageTaken: 'Gracias. Tenemos su mensaje y le llamaremos. Hasta luego.',
  noMessage: 'No hemos oído ningún mensaje. Le llamaremos. Hasta luego.',
  nobodyThere: 'Nadie contesta. Lo intento con otra persona.',
  unknownNumber: 'Este número no está en servicio. Compruebe el número y vuelva a llamar. Hasta luego.',
  disclosure: 'Está hablando con un asistente de inteligencia artificial.',
};

const BY_LANGUAGE: Record<string, LineWords> = { en: ENGLISH, fr: FRENCH, es: SPANISH };

/** The line's sentences in the language of a BCP 47 locale; English where there are none. */
export function lineWords(locale: string): LineWords {
  return BY_LANGUAGE[locale.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
}

const DISCLOSES =
  /\b(ai|a\.i\.|ia|artificial|automated|virtual|digital|artificielle|virtuel(le)?|automático|automática)\b/i;

/** The greeting as it is spoken: who calls is always told that no human answers. */
export function spokenGreeting(greeting: string, locale: string): string {
  return DISCLOSES.test(greeting) ? greeting : `${lineWords(locale).disclosure} ${greeting}`;
}
