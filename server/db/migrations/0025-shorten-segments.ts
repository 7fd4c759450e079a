import { type Kysely, sql } from 'kysely'

/**
 * T11: the one way in which a posted segment becomes shorter, or goes. What it was stays on record; one
 * that was invoiced cannot be touched, and nothing becomes longer, another's, or worth more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE segment_history (
      segment_id uuid NOT NULL,
      changed_at_ms bigint NOT NULL,
      -- The command that shortened it.
      changed_by uuid NOT NULL,
      was jsonb NOT NULL,
      PRIMARY KEY (segment_id, changed_by)
    )`.execute(db)
  await sql`
    CREATE FUNCTION shorten_segment(target uuid, command uuid, now_ms bigint, parts json)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
      old public.segment;
      part public.segment;
    BEGIN
      SELECT * INTO STRICT old FROM public.segment WHERE id = target FOR UPDATE;
      IF EXISTS (SELECT FROM public.invoiced_segment WHERE segment_id = target) THEN
        RAISE EXCEPTION 'segment % is on an invoice', target USING ERRCODE = 'check_violation';
      END IF;
      IF EXISTS (
        SELECT FROM json_populate_recordset(null::public.segment, parts) p
        WHERE p.start_ms < old.start_ms OR p.end_ms > old.end_ms
          OR (p.freelancer_id, p.project_id, p.session_id, p.memo, p.recovered, p.manual,
              p.clock_step_ms, p.posted_at_ms)
            IS DISTINCT FROM (old.freelancer_id, old.project_id, old.session_id, old.memo,
              old.recovered, old.manual, old.clock_step_ms, old.posted_at_ms)
          OR p.capture_id <> old.capture_id OR p.capture::text <> old.capture::text)
        OR (SELECT coalesce(sum(billable_ms), 0) > old.billable_ms
            OR coalesce(sum(end_ms - start_ms), 0) >= old.end_ms - old.start_ms
          FROM json_populate_recordset(null::public.segment, parts)) THEN
        RAISE EXCEPTION 'segment % can only become shorter', target
          USING ERRCODE = 'check_violation';
      END IF;
      INSERT INTO public.segment_history (segment_id, changed_at_ms, changed_by, was)
        VALUES (target, now_ms, command, to_jsonb(old));
      IF NOT EXISTS (SELECT FROM json_populate_recordset(null::public.segment, parts)
          WHERE capture_id IS NOT NULL) THEN
        DELETE FROM public.capture_picture WHERE capture_id = old.capture_id;
      END IF;
      SELECT * INTO part FROM json_populate_recordset(null::public.segment, parts)
        WHERE id = target;
      IF FOUND THEN
        UPDATE public.segment SET start_ms = part.start_ms, end_ms = part.end_ms,
          active_minutes = part.active_minutes, minutes = part.minutes,
          billable_ms = part.billable_ms, capture_id = part.capture_id, capture = part.capture
          WHERE id = target;
      ELSE
        DELETE FROM public.segment WHERE id = target;
      END IF;
      INSERT INTO public.segment
        SELECT * FROM json_populate_recordset(null::public.segment, parts) WHERE id <> target;
    END $$`.execute(db)
}
