import { z } from 'zod';

const LEAD_STAGES = ['new', 'contacted', 'won', 'lost'] as const;

const leadSchema = z.object({
  id: z.string(),
  number: z.string().describe('LD- and five characters a person can read out'),
  propertyId: z.string(),
  callId: z.string().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  need: z.string(),
  arrival: z.string().nullable().describe('local date of the property'),
  departure: z.string().nullable(),
  valueMinor: z.number().int().nullable().describe('what was quoted on the call, in minor units'),
  currency: z.string(),
  reasonNotBooked: z.string(),
  stage: z.string(),
  createdAt: z.iso.datetime(),
});
export type LeadDto = z.infer<typeof leadSchema>;

/** Keyset paging: `cursor` is opaque and comes from the page before. */
export const listLeadsSchema = z.object({
  q: z.string().trim().max(100).optional().describe('a name, a number, words of the need'),
  stage: z.enum(LEAD_STAGES).optional(),
  propertyId: z.uuid().optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListLeadsQuery = z.infer<typeof listLeadsSchema>;
