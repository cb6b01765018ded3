import Link from 'next/link';
import { BellMark } from '@/components/ui/bell-mark';

export function Brand({ href, note }: { href: string; note?: string }) {
  return (
    <Link href={href} className="inline-flex items-center gap-2 rounded-md text-ink">
      <BellMark className="size-6 text-brass" />
      <span className="font-serif text-lg leading-none">Front Desk</span>
      {note ? <span className="text-ink-3 text-xs">{note}</span> : null}
    </Link>
  );
}
