import { cleanCallerText } from '@/lib/guests/caller-words';

interface Named {
  slug: string;
  name: string;
}

/** Words that ask for a human being rather than for a department; the front desk is whoever answers first. */
const ANYONE =
  /^(?:(?:the )?(?:front ?desk|reception(?:ist)?|desk)|(?:an? )?(?:real |live )?(?:human(?: being)?|person|somebody|someone|anyone|anybody|agent|operator|representative|employee|member of staff)|staff|(?:the |a |your )?(?:duty |night |general )?manager|(?:the )?owner|supervisor)$/;

export function isAnyone(said: string): boolean {
  return ANYONE.test(plain(said));
}

/** The department called just that, by slug or by name. */
export function findDepartmentNamed<Department extends Named>(
  departments: readonly Department[],
  said: string,
): Department | null {
  const wanted = plain(said);
  return departments.find(({ slug, name }) => plain(slug) === wanted || plain(name) === wanted) ?? null;
}

/** The department a caller's words mean: by its name, or by a word of it. */
export function findDepartment<Department extends Named>(
  departments: readonly Department[],
  said: string,
): Department | null {
  const words = plain(said)
    .split(' ')
    .filter((word) => word.length > 3 && word !== 'department');
  return (
    findDepartmentNamed(departments, said) ??
    departments.find(({ slug, name }) =>
      words.some((word) => `${plain(slug)} ${plain(name)}`.includes(word.replace(/s$/, ''))),
    ) ??
    null
  );
}

/** A bare number, or "room 214": someone's room, to which nobody is put through. */
export function namesRoom(said: string): boolean {
  return /^(?:extension )?\d{1,4}[a-z]?$|\b(?:room|suite|unit|cabin|guest|chambre|habitacion|zimmer)\b/.test(
    plain(said),
  );
}

function plain(text: string): string {
  return cleanCallerText(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
