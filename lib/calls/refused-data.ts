import { Prisma } from '@/lib/db/generated/client';

/**
 * True when PostgreSQL refuses what a row holds (SQLSTATE classes 22 and 23), so that sending it again is pointless.
 * A database that is away, full or shutting down is another matter.
 */
export function isRefusedData(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && /^2[23]/.test(sqlState(error));
}

/** PostgreSQL's own code, which travels as the cause of the driver adapter's error. */
function sqlState(error: Prisma.PrismaClientKnownRequestError): string {
  const adapterError = error.meta?.driverAdapterError;
  const cause: unknown = adapterError instanceof Error ? adapterError.cause : null;
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return '';
  return String(cause.originalCode);
}
