import { formatDuration } from '@/components/ui/format-duration';
import { formatExact } from '@/components/ui/format-time';
import type { CallDetailDto } from '@/lib/calls/schema';

const KIND = { voicemail: 'Voicemail', call: 'Recording of the call' } as const;

export function Recordings({ recordings, zone }: { recordings: CallDetailDto['recordings']; zone: string }) {
  return recordings.map((recording) => (
    <figure key={recording.id} className="flex flex-col gap-1.5">
      <figcaption className="text-ink-2 text-sm">
        {KIND[recording.kind]}, {formatDuration(recording.durationMs)}{' '}
        <span className="text-ink-3">{formatExact(recording.createdAt, zone)}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption. */}
      <audio controls preload="none" src={recording.url} className="h-10 w-full max-w-md" />
    </figure>
  ));
}
