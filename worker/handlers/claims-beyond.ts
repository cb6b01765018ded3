const MONEY = /[$€£¥]\s?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s?(?:dollars|euros|pounds|yen)\b/gi;
/** Capitals and digits together, five or more: confirmation codes, numbers of leads. */
const CODE = /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{5,}\b/g;

/**
 * Amounts of money and codes in `text` that do not occur in `known`. A model may shorten a call, but it may not add a
 * price or a confirmation to it. An amount that was spelled out in words counts as unknown: better no new summary
 * than a wrong one.
 */
export function claimsBeyond(text: string, known: string): string[] {
  const knownAmounts = new Set(find(MONEY, known).map(amountOf));
  const knownCodes = new Set(find(CODE, known));
  return [
    ...find(MONEY, text).filter((claim) => !knownAmounts.has(amountOf(claim))),
    ...find(CODE, text).filter((claim) => !knownCodes.has(claim)),
  ];
}

function find(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found);
}

/** "$1,218.00", "1218 dollars" and "$1218" are the same amount. */
function amountOf(claim: string): string {
  return claim
    .replace(/[^\d.,]/g, '')
    .replace(/[.,]00$/, '')
    .replace(/[.,](?=\d{3}(\D|$))/g, '');
}
