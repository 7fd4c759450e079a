/**
 * What the app itself has to tell: the title and the text in the window, and the title of a
 * notification where there is one.
 */
export const appNotices = {
  recovered: {
    title: 'Time was recovered',
    announced: 'Your tracked time was recovered',
    text: 'Milepost ended unexpectedly while tracking. The session was closed where it was last saved: its last {{savedMs, elapsed}} are kept on this computer, at most {{lostS}} s are missing. Press Start to go on.',
  },
  limitNear: {
    title: 'Weekly limit',
    announced: 'Weekly limit',
    text: '{{percent}} % of the weekly limit of {{project}} is used.',
  },
  limitReached: {
    title: 'Weekly limit',
    announced: 'Weekly limit',
    text: 'The weekly limit of {{project}} is reached. Time from here on is recorded, and is not billed.',
  },
  clockStep: {
    title: 'The clock changed',
    text: 'The computer’s clock jumped by {{seconds}} s. Your time was measured by a clock that did not, so its length is right.',
  },
  captureDenied: {
    title: 'Captures need a look',
    text: 'A capture could not be taken: {{reason}} The time counts all the same. Allow Milepost to record the screen in the system’s settings.',
  },
  captureFailed: {
    title: 'Captures need a look',
    text: 'A capture could not be taken: {{reason}} The time counts all the same. There is nothing you need to do: the next segment tries again. This is said once; the diary shows each segment without a picture.',
  },
  unprotectedStorage: {
    title: 'Storage is not protected',
    text: 'This computer has no keyring. Your sign-in and captures are encrypted with a key file that only your user can read; whoever takes the disk could use it.',
  },
  serverRefused: {
    title: 'The marketplace’s address was refused',
    text: 'The address in Milepost’s settings file cannot be used: it must begin with https, or name this computer, and hold no password. Milepost reports to {{server}} instead. Nothing was sent to the other.',
  },
  lockedPictures: {
    title: 'Captures wait for the keyring',
    text_one:
      'One capture cannot be opened: the keyring that protects it is away or locked. It is kept. Unlock the keyring and restart Milepost, and it is uploaded.',
    text_other:
      '{{count}} captures cannot be opened: the keyring that protects them is away or locked. They are kept. Unlock the keyring and restart Milepost, and they are uploaded.',
  },
  filedBefore: {
    title: 'This time was filed before',
    text_one:
      'One segment that this computer wanted to send is with the marketplace already. Milepost’s data here is older than what it last sent, as after restoring a backup. Nothing is missing, and nothing counts twice.',
    text_other:
      '{{count}} segments that this computer wanted to send are with the marketplace already. Milepost’s data here is older than what it last sent, as after restoring a backup. Nothing is missing, and nothing counts twice.',
  },
  damagedFile: {
    title: 'Storage trouble',
    text: 'A file of Milepost’s could not be read. It was kept as {{keptAs}} in {{folder}}, and what it held starts again from nothing.',
  },
  damagedRecords: {
    title: 'Storage trouble',
    text_one: 'One record waiting to be sent could not be read and was set aside in {{folder}}.',
    text_other:
      '{{count}} records waiting to be sent could not be read and were set aside in {{folder}}.',
  },
  unknownRecords: {
    title: 'Storage trouble',
    text_one:
      'One record was written by a newer version of Milepost, and this one cannot send it. It waits on this computer. Update Milepost to send it.',
    text_other:
      '{{count}} records were written by a newer version of Milepost, and this one cannot send them. They wait on this computer. Update Milepost to send them.',
  },
  diskFull: {
    title: 'Storage trouble',
    text: 'This computer has no room left to keep your time. It is counted on in memory; free some space and do not quit.',
  },
  unwritable: {
    title: 'Storage trouble',
    text: 'Your time cannot be written to this computer just now. It is counted on in memory and written as soon as that works again; do not quit.',
  },
  settingsNoRoom: {
    title: 'Storage trouble',
    text: 'This computer has no room left. Milepost works on, and keeps your settings and sign-in in memory for now. Free some space and do not quit.',
  },
  settingsUnwritten: {
    title: 'Storage trouble',
    text: 'Milepost cannot write to this computer just now. It works on, and keeps your settings and sign-in in memory until it can; do not quit.',
  },
  startRefused: {
    title: 'The session was not accepted',
    announced: 'Tracking has stopped',
    text: '{{reason}} Tracking has stopped; the time so far is kept on this computer. {{remedy}}',
  },
  notStarted: {
    title: 'The session was not accepted',
    announced: 'Tracking has not started',
    text: '{{reason}} {{remedy}}',
  },
  takenOver: {
    title: 'Another device has taken over',
    announced: 'Tracking has stopped',
    text: '{{device}} tracks now, so tracking has stopped here. The time so far is kept and sent; if both tracked at the same time, you choose which of it counts.',
  },
  endedThere: {
    title: 'The session has ended',
    announced: 'Tracking has stopped',
    text: 'The marketplace has ended this session, so tracking has stopped here. The time so far is kept and sent. Press Start to go on.',
  },
  copiedData: {
    title: 'A device of its own',
    text: 'Milepost’s files were copied here from another computer or folder. From now on this is a device of its own, so the two do not end each other’s sessions. What waits to be sent is sent once, whichever of them sends it first.',
  },
  handedOver: {
    title: 'The session was not accepted',
    announced: 'Tracking has stopped',
    text: 'Tracking has stopped: another account has signed in. The time so far stays with the account that it was tracked under, and is sent when that one signs in again.',
  },
  idle: {
    announced: 'Were you working?',
    text: 'There was no input for a while; {{project}} is still being tracked. Keep or discard the idle time in Milepost or in its tray menu.',
  },
  thisProject: 'this project',
  noReason: 'no reason was given.',
} as const
