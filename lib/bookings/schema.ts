import { z } from 'zod';
import { quotedTaxSchema } from '@/lib/inventory/schema';

export const BOOKING_STATUSES = [
  'held',
  'pending_payment',
  'confirmed',
  'checked_in',
  'checked_out',
  'cancelled',
  'no_show',
  'expired',
] as const;

export const bookingSummarySchema = z.object({
  id: z.string(),
  confirmationCode: z.string(),
  status: z.enum(BOOKING_STATUSES),
  guestName: z.string(),
  guestPhone: z.string().nullable().describe('E.164'),
  guestEmail: z.string().nullable(),
  propertyId: z.string(),
  propertyName: z.string(),
  zone: z.string(),
  currency: z.string(),
  roomTypeName: z.string(),
  ratePlanName: z.string(),
  roomCount: z.number().int(),
  adults: z.number().int(),
  children: z.number().int(),
  arrival: z.string().describe('a night of the property, YYYY-MM-DD'),
  departure: z.string().describe('not slept, YYYY-MM-DD'),
  nights: z.number().int(),
  totalMinor: z.number().int().describe('with taxes, in minor units of the currency'),
  source: z.string(),
  callId: z.string().nullable(),
  requests: z.string(),
  arrivalTime: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type BookingSummaryDto = z.infer<typeof bookingSummarySchema>;

export const bookingDetailSchema = bookingSummarySchema.extend({
  nightly: z.array(
    z.object({
      night: z.string(),
      roomTypeName: z.string(),
      quantity: z.number().int(),
      amountMinor: z.number().int().describe('all rooms of the line together'),
    }),
  ),
  taxes: z.array(quotedTaxSchema),
  roomTotalMinor: z.number().int(),
  taxTotalMinor: z.number().int().describe('taxes on top of the nightly amounts'),
  policySpoken: z.string(),
  freeCancellationUntil: z.iso.datetime().nullable().describe('null when cancelling was never free'),
  checkInTime: z.string().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
});
export type BookingDetailDto = z.infer<typeof bookingDetailSchema>;

/** Keyset paging: `cursor` is opaque and comes from the page before. Newest bookings first. */
export const listBookingsSchema = z.object({
  q: z.string().trim().max(100).optional().describe('a guest’s name, phone number or confirmation code'),
  status: z.enum(BOOKING_STATUSES).optional(),
  propertyId: z.uuid().optional(),
  from: z.iso.date().optional().describe('first arrival date, included'),
  to: z.iso.date().optional().describe('last arrival date, included'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListBookingsQuery = z.infer<typeof listBookingsSchema>;
