import { type Kysely, sql } from 'kysely'

/**
 * The double-entry ledger (L1-L4). Its rules stand here rather than in code, so that no program
 * that can reach the database can break them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE ledger_account (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('employerAvailable', 'employerSource', 'milestoneHeld',
        'freelancerAvailable', 'platformFees', 'platformExternal')),
      owner_id integer REFERENCES app_user (id),
      milestone_id uuid,
      currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
      balance numeric(20) NOT NULL DEFAULT 0,
      UNIQUE NULLS NOT DISTINCT (kind, owner_id, milestone_id, currency),
      UNIQUE (id, currency),
      CHECK ((kind = 'milestoneHeld') = (milestone_id IS NOT NULL)),
      CHECK ((kind IN ('employerAvailable', 'employerSource', 'freelancerAvailable'))
        = (owner_id IS NOT NULL)),
      -- L2: money that is not there cannot be spent. The two outside accounts mirror the world.
      CONSTRAINT ledger_not_negative
        CHECK (balance >= 0 OR kind IN ('employerSource', 'platformExternal'))
    )`.execute(db)

  await sql`
    CREATE TABLE journal_entry (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kind text NOT NULL,
      milestone_id uuid,
      at_ms bigint NOT NULL,
      written_in xid8 NOT NULL DEFAULT pg_current_xact_id()
    )`.execute(db)

  await sql`
    CREATE TABLE posting (
      entry_id bigint NOT NULL REFERENCES journal_entry (id),
      line smallint NOT NULL,
      account_id integer NOT NULL,
      currency text NOT NULL,
      amount numeric(20) NOT NULL CHECK (amount <> 0),
      PRIMARY KEY (entry_id, line),
      FOREIGN KEY (account_id, currency) REFERENCES ledger_account (id, currency)
    )`.execute(db)
  await sql`CREATE INDEX posting_account ON posting (account_id)`.execute(db)

  await balancesFollowPostings(db)
  await entriesSumToZero(db)
  await nothingIsRewritten(db)
}

/** A posting moves its account's balance; the role that posts cannot write balances itself. */
async function balancesFollowPostings(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION ledger_apply_posting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    BEGIN
      IF (SELECT written_in FROM public.journal_entry WHERE id = NEW.entry_id)
        IS DISTINCT FROM pg_current_xact_id() THEN
        RAISE EXCEPTION 'journal entry % is closed', NEW.entry_id USING ERRCODE = 'check_violation';
      END IF;
      UPDATE public.ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account_id;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER posting_applied AFTER INSERT ON posting
      FOR EACH ROW EXECUTE FUNCTION ledger_apply_posting()`.execute(db)
  // An account begins empty, whoever makes it.
  await sql`
    CREATE FUNCTION ledger_account_empty() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.balance := 0;
      RETURN NEW;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER ledger_account_starts_empty BEFORE INSERT ON ledger_account
      FOR EACH ROW EXECUTE FUNCTION ledger_account_empty()`.execute(db)
}

/** L1: at commit each entry has postings, and they sum to zero in every currency. */
async function entriesSumToZero(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION ledger_check_entry() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
    DECLARE entry bigint := CASE TG_TABLE_NAME WHEN 'posting'
      THEN (to_jsonb(NEW) ->> 'entry_id')::bigint ELSE (to_jsonb(NEW) ->> 'id')::bigint END;
    BEGIN
      IF NOT EXISTS (SELECT FROM public.posting WHERE entry_id = entry) THEN
        RAISE EXCEPTION 'journal entry % has no postings', entry USING ERRCODE = 'check_violation';
      END IF;
      IF EXISTS (SELECT FROM public.posting WHERE entry_id = entry
        GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'journal entry % does not sum to zero', entry
          USING ERRCODE = 'check_violation';
      END IF;
      RETURN NULL;
    END $$`.execute(db)
  for (const table of ['posting', 'journal_entry']) {
    await sql`
      CREATE CONSTRAINT TRIGGER ${sql.ref(`${table}_balanced`)} AFTER INSERT ON ${sql.table(table)}
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION ledger_check_entry()`.execute(db)
  }
}

/** L1: entries and postings are never changed or removed; a mistake is corrected by a new entry. */
async function nothingIsRewritten(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
    END $$`.execute(db)
  for (const table of ['posting', 'journal_entry']) {
    await sql`
      CREATE TRIGGER ${sql.ref(`${table}_append_only`)}
        BEFORE UPDATE OR DELETE OR TRUNCATE ON ${sql.table(table)}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`.execute(db)
  }
}
