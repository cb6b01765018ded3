import { withPlatform } from '@/lib/db/tenant-db';

/**
 * Whose property answers a dialled number (E.164), or null for a number nobody has. The one place where a call finds
 * its tenant, so it must look across tenants.
 */
export async function routeNumber(e164: string): Promise<{ tenantId: string; propertyId: string } | null> {
  return withPlatform({ actor: 'voice-server', reason: 'route dialled number' }, (db) =>
    db.phoneNumber.findUnique({ where: { e164 }, select: { tenantId: true, propertyId: true } }),
  );
}
