import { z } from 'zod';

const PROPERTY_KINDS = ['hotel', 'restaurant', 'rental'] as const;

const propertySchema = z.object({
  id: z.string(),
  kind: z.enum(PROPERTY_KINDS),
  name: z.string(),
  zone: z.string().describe('IANA time zone'),
  currency: z.string().describe('ISO 4217'),
  locale: z.string(),
  address: z.string(),
  numbers: z.array(z.object({ e164: z.string(), label: z.string() })),
});
export type PropertyDto = z.infer<typeof propertySchema>;

const departmentSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  ringSeconds: z.number().int(),
  isFallback: z.boolean(),
  isOpenNow: z.boolean(),
  hours: z.string().describe('as one would say them'),
  opensNext: z.string().nullable().describe('as one would say it; null while open'),
});
export type DepartmentDto = z.infer<typeof departmentSchema>;
