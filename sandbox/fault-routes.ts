import { z } from 'zod';
import type { ApiRoute } from './api-route';
import { FAULT_KINDS, type Fault, type Faults, VENDORS, type Vendor } from './faults';
import { HttpError, readJson, sendJson } from './http';

const faultBody = z.object({
  kind: z.enum(FAULT_KINDS),
  times: z.int().min(1).max(10_000).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
});

/** The fault switches: read all, throw one, put one or all back. */
export function faultRoutes(faults: Faults): ApiRoute[] {
  return [
    {
      method: 'GET',
      pattern: /^\/api\/faults$/,
      handle: ({ response }) => sendJson(response, 200, faultsNow(faults)),
    },
    {
      method: 'PUT',
      pattern: /^\/api\/faults\/(\w+)$/,
      async handle({ request, response, ids }) {
        const vendor = vendorOf(ids[0]);
        const { kind, times, delayMs } = parse(await readJson(request));
        faults.set(vendor, {
          kind,
          ...(times === undefined ? {} : { times }),
          ...(delayMs === undefined ? {} : { delayMs }),
        });
        sendJson(response, 200, faultsNow(faults));
      },
    },
    {
      method: 'DELETE',
      pattern: /^\/api\/faults(?:\/(\w+))?$/,
      handle({ response, ids }) {
        faults.clear(ids[0] ? vendorOf(ids[0]) : undefined);
        sendJson(response, 200, faultsNow(faults));
      },
    },
  ];
}

/** The fault of every vendor, null where it works. */
export function faultsNow(faults: Faults): Record<Vendor, Fault | null> {
  return {
    twilio: faults.get('twilio'),
    openai: faults.get('openai'),
    stripe: faults.get('stripe'),
    resend: faults.get('resend'),
  };
}

function vendorOf(name: string | undefined): Vendor {
  const vendor = VENDORS.find((each) => each === name);
  if (!vendor) throw new HttpError(404, `There is no vendor "${name}"; there are ${VENDORS.join(', ')}.`);
  return vendor;
}

function parse(body: unknown): z.infer<typeof faultBody> {
  const parsed = faultBody.safeParse(body);
  if (!parsed.success) {
    throw new HttpError(
      422,
      `A fault needs a kind (${FAULT_KINDS.join(', ')}); times and delayMs are whole numbers.`,
    );
  }
  return parsed.data;
}
