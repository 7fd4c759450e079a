import { type Kysely, sql } from 'kysely'

/** What the ledger's first rules left open (L1, L2), and the order in which statements read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await onlyPostingsMoveBalances(db)
  await accountsKeepTheirIdentity(db)
  await entriesAreOfTheirTransaction(db)
  await sql`DROP INDEX posting_account`.execute(db)
  await sql`
    CREATE INDEX posting_account ON posting (account_id, entry_id) INCLUDE (amount)`.execute(db)
}

/**
 * The function that moves balances runs with its owner's rights. It does so for the ledger's own
 * table alone: nobody may hang it on a table of theirs and move balances without a posting.
 */
async function onlyPostingsMoveBalances(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE OR REPLACE FUNCTION ledger_apply_posting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
      IF TG_RELID <> 'public.posting'::regclass THEN
        RAISE EXCEPTION 'only postings move balances' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF (SELECT written_in FROM public.journal_entry WHERE id = NEW.entry_id)
        IS DISTINCT FROM pg_current_xact_id() THEN
        RAISE EXCEPTION 'journal entry % is closed', NEW.entry_id USING ERRCODE = 'check_violation';
      END IF;
      UPDATE public.ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account_id;
      RETURN NULL;
    END $$`.execute(db)
  await sql`REVOKE EXECUTE ON FUNCTION ledger_apply_posting() FROM PUBLIC`.execute(db)
}

/** An account is never removed, becomes no other, and has no balance but that of its postings. */
async function accountsKeepTheirIdentity(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION ledger_keep_account() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Deeper than one: the trigger of a posting moves the balance.
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
      RAISE EXCEPTION 'a ledger account changes by postings alone'
        USING ERRCODE = 'restrict_violation';
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER ledger_account_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_account()`.execute(db)
}

/** Which transaction wrote an entry is a fact, not something that the writer says. */
async function entriesAreOfTheirTransaction(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION ledger_stamp_entry() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.written_in := pg_current_xact_id();
      RETURN NEW;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER journal_entry_stamped BEFORE INSERT ON journal_entry
      FOR EACH ROW EXECUTE FUNCTION ledger_stamp_entry()`.execute(db)
}
