import { z } from 'zod';

/** What every failed request answers with: an RFC 9457 problem document. `code` is stable, the sentences are not. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z
    .array(z.object({ path: z.string().describe('query.limit, body.ids.0, …'), message: z.string() }))
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
