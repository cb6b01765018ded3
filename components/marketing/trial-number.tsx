interface TrialNumberProps {
  numbers: readonly { name: string; e164: string; written: string }[];
}

/** A house one can ring up. Without one to offer, nothing is promised. */
export function TrialNumber({ numbers }: TrialNumberProps) {
  if (numbers.length === 0) return null;
  return (
    <aside
      aria-label="Try it"
      className="flex flex-col gap-3 self-end border-line border-l pl-6 max-lg:border-l-0 max-lg:pl-0"
    >
      <p className="text-ink-3 text-sm">Hear it for yourself. Ring up</p>
      <ul className="flex flex-col gap-3">
        {numbers.map((number) => (
          <li key={number.e164}>
            <a href={`tel:${number.e164}`} className="group flex flex-col rounded-md">
              <span className="tabular whitespace-nowrap font-serif text-ink text-xl underline decoration-transparent underline-offset-4 group-hover:decoration-brass">
                {number.written}
              </span>
              <span className="text-ink-2 text-sm">{number.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
