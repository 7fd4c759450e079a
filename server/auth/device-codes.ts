import type { Db } from '../db/db.ts'
import { asGivenOut, type SecretHashes } from './secret-hashes.ts'

/** Where and when the app asked to be let in, for the person who decides about it. */
export type AskedFrom = {
  askedAtMs: number
  /** `pending`, `approved` or `denied`. */
  status: string
  computer: string | null
  address: string | null
  userAgent: string | null
}

/** Notes beside a fresh code where it was asked for. */
export async function noteWhereAsked(
  db: Db,
  hashes: SecretHashes,
  userCode: string,
  { computer, address, userAgent }: Omit<AskedFrom, 'askedAtMs' | 'status'>,
): Promise<void> {
  await db
    .updateTable('auth_device_code')
    .set({ computer, ip_address: address, user_agent: userAgent })
    .where('user_code', '=', hashes.ofUserCode(userCode))
    .execute()
}

/** Where a typed code was asked for; null for one that there is not. */
export async function readWhereAsked(
  db: Db,
  hashes: SecretHashes,
  typed: string,
): Promise<AskedFrom | null> {
  const row = await db
    .selectFrom('auth_device_code')
    .select(['asked_at', 'status', 'ip_address', 'user_agent', 'computer'])
    .where('user_code', '=', hashes.ofUserCode(asGivenOut(typed)))
    .executeTakeFirst()
  return row
    ? {
        askedAtMs: row.asked_at.getTime(),
        status: row.status,
        computer: row.computer,
        address: row.ip_address,
        userAgent: row.user_agent,
      }
    : null
}

/** The computer whose app holds a device code; null where it did not say. */
export async function readComputer(
  db: Db,
  hashes: SecretHashes,
  deviceCode: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('auth_device_code')
    .select('computer')
    .where('device_code', '=', hashes.ofToken(deviceCode))
    .executeTakeFirst()
  return row?.computer ?? null
}
