import { type Kysely, sql } from 'kysely'

/** What each kind of entry may move, and for whom (L7), and what only the operator may say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await entriesFitTheirKind(db)
  await entriesHavePostings(db)
  await saidByTheOperator(db)
}

/**
 * L1, L7: after every statement that writes postings, their entries sum to zero, and each posting is in
 * an account that the entry's kind and its milestone or invoice name. Looked at once a statement, where
 * the first rules looked at each posting again when the transaction ended.
 */
async function entriesFitTheirKind(db: Kysely<unknown>): Promise<void> {
  // The two sides of every kind: what money goes into, and what it comes out of.
  await sql`
    CREATE FUNCTION ledger_moves(entry text, account text, into_it boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
      SELECT CASE entry
        WHEN 'fund' THEN CASE WHEN into_it THEN account = 'employerAvailable'
          ELSE account = 'platformExternal' END
        WHEN 'correction' THEN CASE WHEN into_it THEN account = 'platformExternal'
          ELSE account = 'employerAvailable' END
        WHEN 'hold' THEN CASE WHEN into_it THEN account = 'milestoneHeld'
          ELSE account IN ('employerAvailable', 'employerSource') END
        WHEN 'release' THEN CASE WHEN into_it THEN account IN ('freelancerAvailable', 'platformFees')
          ELSE account = 'milestoneHeld' END
        WHEN 'invoicePayment' THEN CASE
          WHEN into_it THEN account IN ('freelancerAvailable', 'platformFees')
          ELSE account IN ('milestoneHeld', 'employerSource') END
        WHEN 'refundHold' THEN CASE WHEN into_it THEN account = 'employerAvailable'
          ELSE account = 'milestoneHeld' END
        WHEN 'verdict' THEN CASE
          WHEN into_it THEN account IN ('freelancerAvailable', 'platformFees', 'employerAvailable')
          ELSE account = 'milestoneHeld' END
        WHEN 'refund' THEN CASE WHEN into_it THEN account = 'employerAvailable'
          ELSE account = 'freelancerAvailable' END
        ELSE false END
    $$`.execute(db)
  await sql`
    CREATE FUNCTION ledger_check_postings() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE entry bigint;
    BEGIN
      FOR entry IN SELECT DISTINCT entry_id FROM written LOOP
        IF EXISTS (SELECT FROM public.posting WHERE entry_id = entry
          GROUP BY currency HAVING sum(amount) <> 0) THEN
          RAISE EXCEPTION 'journal entry % does not sum to zero', entry
            USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
          SELECT FROM public.journal_entry e
          JOIN public.posting l ON l.entry_id = e.id
          JOIN public.ledger_account a ON a.id = l.account_id
          LEFT JOIN public.milestone m ON m.id = e.milestone_id
          LEFT JOIN public.invoice i ON i.id = e.invoice_id
          LEFT JOIN public.project p ON p.id = coalesce(i.project_id, m.project_id)
          LEFT JOIN public.bid b ON b.id = coalesce(m.bid_id, p.bid_id)
          WHERE e.id = entry AND NOT coalesce(
            public.ledger_moves(e.kind, a.kind, l.amount > 0)
            AND CASE e.kind
              WHEN 'fund' THEN e.milestone_id IS NULL AND e.invoice_id IS NULL
                AND (e.reference IS NOT NULL
                  OR EXISTS (SELECT FROM public.purpose WHERE kind = 'sandbox'))
              WHEN 'correction' THEN e.milestone_id IS NULL AND e.invoice_id IS NULL
                AND EXISTS (SELECT FROM public.journal_entry f JOIN public.posting g ON g.entry_id = f.id
                  WHERE f.kind = 'fund' AND f.reference = e.reference
                    AND g.account_id = l.account_id AND g.amount = -l.amount)
              WHEN 'invoicePayment' THEN e.invoice_id IS NOT NULL
                AND (m.id IS NULL OR m.project_id = i.project_id)
                AND (a.kind <> 'employerSource' OR m.id IS NULL)
              WHEN 'refund' THEN (e.milestone_id IS NULL) <> (e.invoice_id IS NULL)
              ELSE e.milestone_id IS NOT NULL AND e.invoice_id IS NULL END
            AND CASE WHEN e.kind IN ('fund', 'correction') THEN true ELSE
              e.reference IS NULL AND l.currency = p.currency
              AND CASE a.kind
                -- The ended part of a milestone is paid from what is held for the whole (P5).
                WHEN 'milestoneHeld' THEN
                  a.milestone_id = m.id OR (e.kind <> 'hold' AND a.milestone_id = m.split_from)
                WHEN 'freelancerAvailable' THEN a.owner_id = b.bidder_id
                WHEN 'platformFees' THEN true
                ELSE a.owner_id = p.employer_id END END,
            false)
        ) THEN
          RAISE EXCEPTION 'journal entry % moves what its kind and its subject do not', entry
            USING ERRCODE = 'check_violation';
        END IF;
      END LOOP;
      RETURN NULL;
    END $$`.execute(db)
  await sql`DROP TRIGGER posting_balanced ON posting`.execute(db)
  await sql`
    CREATE TRIGGER posting_fits AFTER INSERT ON posting REFERENCING NEW TABLE AS written
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_postings()`.execute(db)
}

/** L1: at commit each entry has postings; those it has were looked at when they were written. */
async function entriesHavePostings(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE OR REPLACE FUNCTION ledger_check_entry() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM public.posting WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'journal entry % has no postings', NEW.id USING ERRCODE = 'check_violation';
      END IF;
      RETURN NULL;
    END $$`.execute(db)
}

/**
 * Who decides disputes, and what may be charged outside (P2, P9), is said by the owner of the tables,
 * under whom the operator works. A sandbox brings its own.
 */
async function saidByTheOperator(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION refuse_unless_operator() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
      IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
        OR EXISTS (SELECT FROM public.purpose WHERE kind = 'sandbox') THEN
        RETURN CASE TG_LEVEL WHEN 'ROW' THEN NEW END;
      END IF;
      RAISE EXCEPTION 'only whoever runs the marketplace may write this to %', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER arbiter_by_operator BEFORE INSERT OR UPDATE ON app_user
      FOR EACH ROW WHEN (NEW.role = 'arbiter') EXECUTE FUNCTION refuse_unless_operator()`.execute(
    db,
  )
  for (const table of ['payment_source', 'payment_source_limit']) {
    await sql`
      CREATE TRIGGER ${sql.ref(`${table}_by_operator`)} BEFORE INSERT OR UPDATE ON ${sql.table(table)}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_unless_operator()`.execute(db)
  }
}
