import type { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { SecretHashes } from './secret-hashes.ts'

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>
type InTransaction = Omit<Adapter, 'transaction'>
type Where = Parameters<Adapter['findOne']>[0]['where'][number]
type Fields = Record<string, unknown>

/**
 * Puts hashes in the place of secrets on the library's way to the database (A3). The library has no
 * option for it. It looks rows up by their secrets and goes on with the row; the secret that it asked
 * with, or made, stands in what it is given back.
 */
export function hashingAdapter(adapter: Adapter, hashes: SecretHashes): Adapter {
  const secrets: Record<string, Record<string, (secret: string) => string>> = {
    session: { token: hashes.ofToken },
    deviceCode: { deviceCode: hashes.ofToken, userCode: hashes.ofUserCode },
  }
  const hashOf = (model: string, field: string, value: unknown) => {
    const hash = secrets[model]?.[field]
    if (!hash) return value
    if (Array.isArray(value)) return value.map((each) => hash(String(each)))
    return hash(String(value))
  }
  const hashed = (model: string, fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, hashOf(model, field, value)]),
    )
  const asked = <T extends { model: string; where?: Where[] | undefined }>(query: T): T => ({
    ...query,
    ...(query.where && {
      where: query.where.map((each) => ({
        ...each,
        value: hashOf(query.model, each.field, each.value),
      })),
    }),
  })
  /** The secrets that were asked with, by field. */
  const known = (model: string, where: Where[] | undefined): Fields =>
    Object.fromEntries(
      (where ?? [])
        .filter(({ field, value }) => secrets[model]?.[field] && typeof value === 'string')
        .map(({ field, value }) => [field, value]),
    )
  const withKnown = <T>(row: T, secret: Fields): T => (row ? { ...row, ...secret } : row)

  const wrap = <A extends InTransaction>(inner: A): A => ({
    ...inner,
    create: async (query: Parameters<Adapter['create']>[0]) => {
      const data = query.data as Fields
      const made = await inner.create({ ...query, data: hashed(query.model, data) })
      const own = Object.keys(secrets[query.model] ?? {}).filter((field) => field in data)
      return withKnown(made, Object.fromEntries(own.map((field) => [field, data[field]])))
    },
    findOne: async (query: Parameters<Adapter['findOne']>[0]) =>
      withKnown(await inner.findOne(asked(query)), known(query.model, query.where)),
    findMany: (query: Parameters<Adapter['findMany']>[0]) => inner.findMany(asked(query)),
    count: (query: Parameters<Adapter['count']>[0]) => inner.count(asked(query)),
    update: async (query: Parameters<Adapter['update']>[0]) => {
      const update = hashed(query.model, query.update)
      const row = await inner.update({ ...asked(query), update })
      return withKnown(row, known(query.model, query.where))
    },
    updateMany: (query: Parameters<Adapter['updateMany']>[0]) =>
      inner.updateMany({ ...asked(query), update: hashed(query.model, query.update) }),
    delete: (query: Parameters<Adapter['delete']>[0]) => inner.delete(asked(query)),
    deleteMany: (query: Parameters<Adapter['deleteMany']>[0]) => inner.deleteMany(asked(query)),
    consumeOne: (query: Parameters<Adapter['consumeOne']>[0]) => inner.consumeOne(asked(query)),
    incrementOne: (query: Parameters<Adapter['incrementOne']>[0]) =>
      inner.incrementOne(asked(query)),
  })

  return {
    ...wrap(adapter),
    transaction: (run) => adapter.transaction((inner) => run(wrap(inner))),
  }
}
