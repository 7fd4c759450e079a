import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { MilestoneReason } from '../../shared/contract/commands.ts'
import type { Party, Role } from '../../shared/contract/entities.ts'
import type { CaptureRecordDto } from '../../shared/contract/segments.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { BidState } from '../../shared/projects/bid.ts'

/** Given by the database when a row is made, never written by us. */
type Numbered = ColumnType<number, never, never>
/** Noted by the database: the award under which the row was made. */
type OfAward = ColumnType<number, never, never>
/** Whole minor units (L3). */
type Minor = bigint

type AppUser = {
  id: Generated<number>
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  role: Role
  zone: string
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

type Project = {
  id: Generated<number>
  /** The bid that was awarded; null while the project is open. */
  bid_id: Generated<number | null>
  employer_id: number
  /** Whose bid that is. */
  freelancer_id: Generated<number | null>
  title: string
  description: string
  type: 'hourly' | 'fixed'
  currency: CurrencyCode
  employer_zone: string
  rate_per_hour: Minor | null
  total: Minor | null
  weekly_limit_ms: number | null
  billing_off_at_ms: Generated<number | null>
  accepted_at_ms: number | null
  completed_at_ms: number | null
  posted_by: Generated<string | null>
  posted_at_ms: Generated<number | null>
  budget_minimum: Generated<Minor | null>
  budget_maximum: Generated<Minor | null>
  job_ids: Generated<number[]>
  /** Since when it takes no more bids, where its employer has closed it unawarded. */
  closed_at_ms: Generated<number | null>
  /** What rounding leaves for the next fee, in ten-thousandths of a minor unit (L5). */
  untaken_fee: Generated<number>
}

type Bid = {
  id: Generated<number>
  placed_by: Generated<string | null>
  project_id: number
  bidder_id: number
  amount: Minor
  period_days: number
  milestone_percentage: number
  description: string
  highlighted: Generated<boolean>
  state: BidState
  placed_at_ms: number
}

type Device = {
  freelancer_id: number
  id: string
  name: string
  platform: string
  registered_at_ms: number
}

type PaymentSource = { employer_id: number; label: string; verified: boolean }
type PaymentSourceLimit = { employer_id: number; currency: CurrencyCode; limit_minor: Minor }

type TrackingSession = {
  id: string
  freelancer_id: number
  project_id: number
  device_id: string
  started_at_ms: number
  stopped_at_ms: number | null
  last_seen_ms: number
  reserved_from_ms: number | null
  taken_over_by: string | null
  returned: Generated<boolean>
}

type Segment = {
  id: string
  freelancer_id: number
  project_id: number
  session_id: string
  start_ms: number
  end_ms: number
  memo: string
  active_minutes: number
  minutes: number
  clock_step_ms: number
  recovered: boolean
  manual: boolean
  capture_id: string | null
  capture: JSONColumnType<CaptureRecordDto> | null
  billable_ms: number
  posted_at_ms: number
}

type CapturePicture = {
  capture_id: string
  display: number
  sha256: string
  bytes: number
  webp: Buffer
  uploaded_at_ms: number
}

type LedgerAccount = {
  id: Numbered
  kind: string
  owner_id: number | null
  milestone_id: string | null
  currency: CurrencyCode
  balance: ColumnType<bigint, never, never>
}
type JournalEntry = {
  id: Numbered
  kind: string
  milestone_id: string | null
  invoice_id: Generated<string | null>
  /** What names the payment outside, unique among entries of its kind. */
  reference: Generated<string | null>
  at_ms: number
  written_in: ColumnType<string, never, never>
}
type Posting = {
  entry_id: number
  line: number
  account_id: number
  currency: CurrencyCode
  amount: Minor
}

type Milestone = {
  id: string
  number: Numbered
  reason: Generated<MilestoneReason | null>
  project_id: number
  bid_id: OfAward
  amount: Minor
  currency: CurrencyCode
  description: string
  state:
    | 'pending'
    | 'inProgress'
    | 'releaseRequested'
    | 'cancellationRequested'
    | 'released'
    | 'cancelled'
    | 'disputed'
  created_at_ms: number
  released_at_ms: number | null
  cancelled_at_ms: number | null
  split_from: string | null
  cancellation_reason: string | null
  released_by_intent: string | null
}

type ReleaseIntent = {
  id: string
  milestone_id: string
  employer_id: number
  amount: Minor
  made_at_ms: number
}

type Invoice = {
  id: string
  number: Numbered
  project_id: number
  kind: 'weekly' | 'final'
  week_start_ms: number
  week_end_ms: number
  zone: string
  currency: CurrencyCode
  total: Minor
  state: 'issued' | 'paid' | 'paymentFailed'
  issued_at_ms: number
  due_at_ms: number
  paid_at_ms: number | null
  failed_at_ms: number | null
  next_attempt_at_ms: number
  hold_told_at_ms: number | null
}
type InvoiceLine = {
  invoice_id: string
  line: number
  week_start_ms: number
  week_end_ms: number
  adjustment: boolean
  billable_ms: number
  rate_per_hour: Minor
  amount: Minor
}
type InvoicedSegment = { segment_id: string; invoice_id: string; line: number }
type InvoicePayment = {
  invoice_id: string
  line: number
  milestone_id: string | null
  amount: Minor
}
type InvoiceCredit = { invoice_id: string; dispute_id: string; amount: Minor; at_ms: number }
type UnbilledWeek = {
  project_id: number
  week_start_ms: number
  week_end_ms: number
  bill_at_ms: number
}

type Dispute = {
  id: string
  number: Numbered
  project_id: number
  bid_id: OfAward
  milestone_id: string | null
  invoice_id: string | null
  opened_by: Party
  reason: string
  amount: Minor
  currency: CurrencyCode
  stage: 'negotiation' | 'arbitration' | 'resolved' | 'withdrawn'
  waits_for: Role | null
  respond_by_ms: number | null
  opened_at_ms: number
  escalated_at_ms: number | null
  ended_at_ms: number | null
  verdict_amount: Minor | null
  verdict_by: 'agreement' | 'silence' | 'arbiter' | null
  verdict_reasoning: string | null
  decided_by: number | null
}
type DisputeOffer = {
  dispute_id: string
  seq: number
  by: Party
  freelancer_amount: Minor
  message: string
  at_ms: number
}
type Message = {
  id: string
  number: Numbered
  project_id: number
  bid_id: OfAward
  about_kind: 'milestoneRequest' | 'milestone' | 'invoice' | 'dispute' | null
  about_id: string | null
  author_id: number
  text: string
  sent_at_ms: number
}

type MilestoneRequest = {
  id: string
  number: Numbered
  project_id: number
  amount: Minor
  currency: CurrencyCode
  description: string
  state: 'pending' | 'accepted' | 'rejected' | 'withdrawn'
  reason: string | null
  created_at_ms: number
  decided_at_ms: number | null
  milestone_id: string | null
}

type AppliedCommand = {
  account_id: number
  id: string
  type: string
  body_sha256: Buffer
  applied_at_ms: number
}
type Feed = { account_id: number; last_cursor: Generated<number>; last_notice: Generated<number> }
type Change = { account_id: number; entity: string; entity_id: string; cursor: number }
type Notice = { account_id: number; seq: number; body: unknown }

type Epoch = { one: Generated<boolean>; id: Generated<string> }

/** What a database is for; it stays so. */
export type Purpose = 'sandbox' | 'marketplace'
type PurposeMark = { one: Generated<boolean>; kind: Purpose }

/** What we read and change of the sign-in library's sessions; it makes them. */
type AuthSession = {
  id: ColumnType<number, never, never>
  user_id: number
  /** A hash (A3). */
  token: string
  kind: 'password' | 'app'
  password_at: Date | null
  computer: string | null
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  expires_at: Date
}

/** What we keep beside the sign-in library's device codes: where they were asked for. */
type AuthDeviceCode = {
  /** Hashes (A3). */
  device_code: string
  user_code: string
  status: string
  asked_at: Date
  ip_address: string | null
  user_agent: string | null
  computer: string | null
}

/** Attempts at one account's password from one place, or from all unknown ones (A4). */
type PasswordGuess = { key: string; failures: number; last_at: Date }

/** How many bytes of pictures an account has sent on a day. */
type PictureQuota = { account_id: number; day: string; bytes: number }

/** The tables, as our queries see them. Of the sign-in library's own, only two are among them. */
export type Schema = {
  auth_session: AuthSession
  auth_device_code: AuthDeviceCode
  password_guess: PasswordGuess
  picture_quota: PictureQuota
  app_user: AppUser
  project: Project
  bid: Bid
  device: Device
  payment_source: PaymentSource
  payment_source_limit: PaymentSourceLimit
  tracking_session: TrackingSession
  segment: Segment
  capture_picture: CapturePicture
  ledger_account: LedgerAccount
  journal_entry: JournalEntry
  posting: Posting
  milestone: Milestone
  milestone_request: MilestoneRequest
  release_intent: ReleaseIntent
  invoice: Invoice
  invoice_line: InvoiceLine
  invoiced_segment: InvoicedSegment
  invoice_payment: InvoicePayment
  invoice_credit: InvoiceCredit
  unbilled_week: UnbilledWeek
  dispute: Dispute
  dispute_offer: DisputeOffer
  message: Message
  applied_command: AppliedCommand
  feed: Feed
  change: Change
  notice: Notice
  epoch: Epoch
  purpose: PurposeMark
}
