/** Every error by its code: what happened (`title`), and what to do next (`remedy`). */
export const errors = {
  // The request itself
  malformed_request: {
    title: 'The request could not be read.',
    remedy: 'Check the fields named below and send it again.',
  },
  payload_too_large: {
    title: 'That is larger than the marketplace accepts.',
    remedy: 'Send less at once.',
  },
  unsupported_media_type: {
    title: 'The marketplace does not read this kind of content.',
    remedy: 'Send JSON, or WebP for a capture.',
  },
  not_found: {
    title: 'There is nothing here that you can see.',
    remedy: 'Check the address and the account you are signed in with.',
  },
  statement_too_long: {
    title: 'This statement has more lines than one can hold.',
    remedy: 'Choose a shorter period and take it in parts.',
  },
  too_many_requests: {
    title: 'Too many attempts in a short time.',
    remedy: 'Wait a few minutes and try again.',
  },
  internal: {
    title: 'Something failed on our side. Nothing was changed.',
    remedy: 'Try again; if it stays, send us the correlation id.',
  },
  unavailable: {
    title: 'The marketplace cannot answer just now. Nothing was changed.',
    remedy: 'It is tried again by itself; nothing is lost.',
  },
  // Who is asking
  signed_out: {
    title: 'You are signed out.',
    remedy: 'Sign in again; what waits on this computer is kept and sent then.',
  },
  forbidden_origin: {
    title: 'The request came from a page that may not make it.',
    remedy: 'Open the marketplace in its own window and try there.',
  },
  not_for_the_app: {
    title: 'The Desktop App may not do this.',
    remedy: 'Sign in to the marketplace in your browser and do it there.',
  },
  password_needed: {
    title: 'This needs your password once more.',
    remedy: 'Press the button again and enter your password, or sign in again.',
  },
  password_wrong: {
    title: 'This is not your password.',
    remedy: 'Check it for typing mistakes; capitals count.',
  },
  // Commands (Y1, Y3, Y5)
  unknown_command: {
    title: 'The marketplace does not know this kind of command.',
    remedy: 'Update the app and send it again; it is kept until then.',
  },
  command_id_reused: {
    title: 'Another command was already sent under the same id.',
    remedy: 'Make the change again; it gets an id of its own.',
  },
  app_outdated: {
    title: 'The marketplace has moved on to a version this app does not know.',
    remedy: 'Keep tracking; update the app and everything that waits is sent.',
  },
  // Projects (M1, T9)
  project_not_in_current_work: {
    title: 'This project is not in your Current Work.',
    remedy: 'Its award must be accepted first; a completed project takes no more.',
  },
  project_not_accepted: {
    title: 'The award of this project is not accepted yet.',
    remedy: 'Accept it under My Projects, then start.',
  },
  project_not_hourly: {
    title: 'Time is tracked on hourly projects only.',
    remedy: 'Choose an hourly project.',
  },
  award_already_answered: {
    title: 'This award was already answered.',
    remedy: 'Look again to see where the project stands.',
  },
  // Bids (B1-B4)
  title_missing: {
    title: 'A title is missing.',
    remedy: 'Say in a few words what is to be done.',
  },
  budget_out_of_order: {
    title: 'The budget ends below where it begins.',
    remedy: 'Write a maximum that is at least the minimum.',
  },
  project_already_awarded: {
    title: 'This project is already awarded.',
    remedy: 'Revoke that award first; one that is accepted stands.',
  },
  bid_exists: {
    title: 'You have already bid on this project.',
    remedy: 'Retract that bid before you place another.',
  },
  bid_already_answered: {
    title: 'This bid was already answered or taken back.',
    remedy: 'Look again to see where it stands.',
  },
  billing_off: {
    title: 'Billing is switched off for this contract.',
    remedy: 'Ask who runs this marketplace to switch it on; time tracked before is kept.',
  },
  session_elsewhere: {
    title: 'Another of your devices is tracking.',
    remedy: 'Stop it there, or choose “Stop it there and start here” on the Timer.',
  },
  // Segments (T2, T10, T11)
  segment_in_future: {
    title: 'This stretch of time lies in the future.',
    remedy: 'Check the clock of this computer; the stretch is kept here.',
  },
  segment_overlaps: {
    title: 'This stretch overlaps time that is already posted.',
    remedy: 'Both are kept. Choose which of them counts.',
  },
  segment_invoiced: {
    title: 'The other time is on an invoice already, so it can no longer be shortened.',
    remedy: 'Discard this stretch, or ask the employer about it in a message.',
  },
  segment_too_long: {
    title: 'A segment is at most ten minutes.',
    remedy: 'Send the time as segments cut at every ten minutes.',
  },
  segment_empty: {
    title: 'This segment has no length.',
    remedy: 'Its end must lie after its start.',
  },
  segment_over_edge: {
    title: 'A segment ends at every ten minutes of the clock and with the billing week.',
    remedy:
      'Send the time as segments cut at :00, :10, :20 and so on, and at Monday 00:00 in the employer’s zone.',
  },
  segment_before_session: {
    title: 'This stretch begins before the session that it names.',
    remedy: 'It is kept here. If it was worked, ask for it with a milestone request.',
  },
  segment_of_other_project: {
    title: 'The session of this stretch belongs to another project.',
    remedy: 'It is kept here. If it was worked, ask for it with a milestone request.',
  },
  segment_before_project: {
    title: 'This stretch lies before the project was accepted.',
    remedy: 'Check the clock of this computer; the stretch is kept here.',
  },
  manual_time_refused: {
    title: 'The marketplace takes tracked time only.',
    remedy: 'Track with the app; ask for other work with a milestone request.',
  },
  // Captures (S2, S3)
  picture_not_webp: {
    title: 'This is not a WebP picture.',
    remedy: 'The time of the segment counts all the same.',
  },
  picture_mismatch: {
    title: 'The picture is not the one its segment names.',
    remedy: 'The time of the segment counts all the same.',
  },
  // Amounts (M2, P5, L3)
  amount_malformed: {
    title: 'This is not an amount.',
    remedy: 'Write digits with an optional point, like 120.50.',
  },
  amount_not_positive: {
    title: 'The amount must be above zero.',
    remedy: 'Write how much you mean.',
  },
  amount_too_precise: {
    title: 'This currency has fewer digits after the point.',
    remedy: 'Round the amount to what the currency can pay.',
  },
  amount_too_large: {
    title: 'The amount is larger than the marketplace can hold.',
    remedy: 'Use at most twelve digits before the point.',
  },
  description_missing: {
    title: 'A description is missing.',
    remedy: 'Say what the payment is for.',
  },
  // Milestones (M4, M5, P2, P4, P5, P7, P8)
  request_not_pending: {
    title: 'This request was already answered or withdrawn.',
    remedy: 'Look again to see what became of it; no money moved.',
  },
  milestone_not_releasable: {
    title: 'This milestone can no longer be released.',
    remedy: 'Look again to see what became of it; no money moved.',
  },
  milestone_not_cancellable: {
    title: 'This milestone cannot be cancelled by you now.',
    remedy: 'After the project is accepted only the freelancer can cancel.',
  },
  release_not_confirmed: {
    title: 'This release was not confirmed as it is now.',
    remedy: 'Look at the amount again and confirm both times; no money moved.',
  },
  release_confirmation_expired: {
    title: 'More than fifteen minutes have passed since the first confirmation. No money moved.',
    remedy: 'Look at the amount again and confirm both times.',
  },
  charge_changed: {
    title: 'What would be charged has changed since you looked.',
    remedy: 'Look at it again and confirm; nothing was held.',
  },
  amount_exceeds_whole: {
    title: 'This is more than there is.',
    remedy: 'Write at most the whole amount.',
  },
  percentage_without_total: {
    title: 'A percentage needs a project with a total.',
    remedy: 'Write an amount.',
  },
  percentage_out_of_range: {
    title: 'The percentages come to more than the whole project.',
    remedy: 'Write 100% of the total or less.',
  },
  release_not_requestable: {
    title: 'The release of this milestone cannot be requested now.',
    remedy: 'Look again to see what became of it.',
  },
  cancellation_not_requestable: {
    title: 'A cancellation of this milestone cannot be requested now.',
    remedy: 'Look again to see what became of it.',
  },
  cancellation_not_requested: {
    title: 'Nobody asks for a cancellation of this milestone.',
    remedy: 'Look again to see what became of it.',
  },
  milestone_not_refundable: {
    title: 'Only released money can be given back.',
    remedy: 'A milestone that is still held is cancelled instead.',
  },
  invoice_not_refundable: {
    title: 'The payment source has paid nothing of this invoice.',
    remedy: 'What a milestone paid of it is refunded at the milestone itself.',
  },
  refund_exceeds_balance: {
    title: 'Your available balance does not cover this refund.',
    remedy: 'Refund less, or wait for your next payment; nothing moved.',
  },
  milestone_disputed: {
    title: 'This milestone is in dispute.',
    remedy: 'Its money moves when the dispute has ended.',
  },
  // Invoices (I4, I7)
  invoice_unpaid: {
    title: 'An invoice of this contract could not be paid.',
    remedy:
      'New tracking waits until it is; the employer has been told. Time tracked before is kept.',
  },
  invoice_not_payable: {
    title: 'This invoice is not waiting for a payment.',
    remedy: 'Look again to see what became of it.',
  },
  payment_failed: {
    title: 'The payment source did not pay; nothing was paid in part.',
    remedy:
      'Create a milestone that covers the rest, or ask who runs this marketplace to verify the source or raise its limit; then pay again.',
  },
  project_ended: {
    title: 'This project has ended.',
    remedy: 'Look again to see where it stands.',
  },
  // Disputes and messages (P9, M7)
  dispute_not_openable: {
    title: 'There is nothing here that you can dispute.',
    remedy:
      'Look again to see what became of it. An invoice is disputed once by each side, and not after a verdict.',
  },
  dispute_ended: {
    title: 'This dispute has ended.',
    remedy: 'Look again to see how.',
  },
  dispute_not_your_turn: {
    title: 'It is not your turn in this dispute.',
    remedy: 'Wait for the answer; its deadline is shown.',
  },
  answer_too_late: {
    title: 'The time to answer in this dispute is over.',
    remedy: 'The last offer of the side that had answered holds; look again to see it.',
  },
  offers_missing: {
    title: 'Arbitration begins when both sides have made an offer.',
    remedy: 'Make yours, or wait for the other; its deadline is shown.',
  },
  dispute_in_arbitration: {
    title: 'This dispute is before the arbiter.',
    remedy:
      'Wait for the verdict, or accept the last offer of the other side; nobody takes it back.',
  },
  dispute_not_yours: {
    title: 'Only who opened a dispute can take it back.',
    remedy: 'Answer the last offer, or accept it.',
  },
  dispute_withdrawn_before: {
    title: 'You have taken back a dispute about this before.',
    remedy:
      'This one goes to its end: accept an offer, make one, or ask for arbitration once both sides have.',
  },
  offer_changed: {
    title: 'The offer is no longer the one you accepted.',
    remedy: 'Look at the newest offer and decide again; no money moved.',
  },
  reason_missing: {
    title: 'A reason is missing.',
    remedy: 'Say what is wrong, so that the other side can answer.',
  },
  message_empty: {
    title: 'The message is empty.',
    remedy: 'Write something first.',
  },
  insufficient_funds: {
    title: 'Neither your balance nor your payment source covers this amount.',
    remedy:
      'Choose a smaller amount, or ask who runs this marketplace to write down what you have paid in or to verify your payment source; nothing was held.',
  },
  desktop_app_required: {
    title: 'The freelancer has not installed the Desktop App yet.',
    remedy:
      'Nothing can be released on an hourly project before; ask the freelancer to sign in with it.',
  },
  hours_not_posted: {
    title: 'No tracked hours are posted for this project yet.',
    remedy:
      'Nothing can be released on an hourly project before; the hours post by themselves when the app is online.',
  },
  // The app's own
  answer_not_known: {
    title:
      'The marketplace refused this with a reason that this version of Milepost does not know.',
    remedy: 'It is kept. Update Milepost and it is sent again by itself.',
  },
  already_tracking: {
    title: 'Time is already being tracked.',
    remedy: 'Stop first, or switch the project.',
  },
  not_tracking: {
    title: 'Nothing is being tracked.',
    remedy: 'Press Start to begin.',
  },
  contract_not_known: {
    title: 'This computer does not know the terms of this project yet.',
    remedy: 'Connect to the internet once; they come by themselves. Then start.',
  },
  app_quitting: {
    title: 'Milepost is closing.',
    remedy: 'Open it again, then start.',
  },
  offline: {
    title: 'The marketplace cannot be reached from here.',
    remedy: 'Your work is safe on this computer and goes out when you are online.',
  },
  way_blocked: {
    title: 'Something else answers in the marketplace’s place.',
    remedy:
      'The network may want you to sign in first: open any page in your browser to see. Milepost tries again by itself.',
  },
  certificate_issuer_unknown: {
    title:
      'The marketplace’s certificate was issued by somebody that this computer does not trust.',
    remedy:
      'If your company inspects its network, ask its IT to add the company’s certificate to this computer, then restart Milepost. On a public network, sign in to it in your browser first. Nothing was sent.',
  },
  certificate_expired: {
    title: 'The marketplace’s certificate is not valid today.',
    remedy:
      'Check the date of this computer. If it is right, tell whoever runs this marketplace. Nothing was sent.',
  },
  certificate_of_another: {
    title: 'The certificate shown is of another site than the marketplace.',
    remedy:
      'On a public network, sign in to it in your browser first. Otherwise tell whoever runs this marketplace. Nothing was sent.',
  },
  disk_full: {
    title: 'This computer has no room left to keep your time.',
    remedy: 'Free some space; tracking stops until it can be kept.',
  },
  copy_not_kept: {
    title: 'What the marketplace says cannot be kept on this computer just now.',
    remedy:
      'Free some space, and check that Milepost may write to its own folder. It tries again by itself; tracking and sending go on without the copy.',
  },
  untrusted_sender: {
    title: 'The request did not come from the Milepost window.',
    remedy: 'Restart Milepost.',
  },
  app_not_answering: {
    title: 'The app did not answer. Nothing was changed.',
    remedy: 'Try again; else restart Milepost.',
  },
} as const
