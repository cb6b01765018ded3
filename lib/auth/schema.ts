import { z } from 'zod';
import { MEMBER_ROLES, PERMISSIONS } from './permissions';

/** The signed-in person, the tenant this browser works in, and what they may do there. */
export const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), platformOperator: z.boolean() }),
  tenant: z
    .object({ id: z.string(), name: z.string(), slug: z.string(), demo: z.boolean() })
    .nullable()
    .describe('null for a platform operator who belongs to no tenant'),
  role: z.enum(MEMBER_ROLES).nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  tenants: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(MEMBER_ROLES) })),
  properties: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['hotel', 'restaurant', 'rental']),
      zone: z.string(),
      currency: z.string(),
      numbers: z.array(z.object({ e164: z.string(), label: z.string() })),
    }),
  ),
  members: z
    .array(z.object({ id: z.string(), name: z.string(), role: z.enum(MEMBER_ROLES) }))
    .describe('to assign to'),
});
export type MeDto = z.infer<typeof meSchema>;

export const sessionSchema = z.object({
  id: z.string(),
  current: z.boolean().describe('the session that asks'),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});
export type SessionDto = z.infer<typeof sessionSchema>;

/** One session by id, or all but the one that asks. */
export const revokeSessionsSchema = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ others: z.literal(true) }),
]);
export type RevokeSessions = z.infer<typeof revokeSessionsSchema>;

export const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  password: z.string().min(1).max(200),
});
