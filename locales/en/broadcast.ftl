# What organizers read while an announcement is counted and sent.

broadcast-counted = This goes to { $number ->
    [one] 1 follower
   *[other] { $number } followers
 }. Sending takes { $time }.
broadcast-counted-channels = This goes to { $number } followers, groups and channels. Sending takes { $time }.
broadcast-counted-myself = This goes only to you, as a trial.
broadcast-type-count = To send it, please type { $number }.
broadcast-nobody = Nobody would get this: no follower matches the audience. Please change the audience.
broadcast-too-few = Fewer than { $number } followers would get this. An audience has at least { $number } people, so that nobody can be recognized. Please widen it, or send it only to yourself as a trial.
broadcast-under-a-minute = less than a minute
broadcast-minutes = about { $number ->
    [one] 1 minute
   *[other] { $number } minutes
 }
broadcast-hours = about { $number ->
    [one] 1 hour
   *[other] { $number } hours
 }
broadcast-building = The list is being made: { $number } so far.
broadcast-built = On the list: { $number }
broadcast-sent = Sent: { $number }
broadcast-left = Still to send: { $number }
broadcast-gone = Can no longer be reached: { $number }
broadcast-failed = Refused: { $number }
broadcast-unknown = Unknown whether it arrived: { $number }
broadcast-left-out = Left out: { $number }
broadcast-rate = Speed: { $number } a second
broadcast-end = Time left: { $time }
broadcast-state-draft = Draft
broadcast-state-agreeing = Waiting for a second person
broadcast-state-scheduled = Waiting for its time
broadcast-state-late = Its time was missed
broadcast-state-building = Making the list
broadcast-state-running = Being sent
broadcast-state-paused = Paused
broadcast-state-done = Sent
broadcast-state-cancelled = Cancelled
broadcast-why-by-hand = Somebody paused it. Nobody gets it twice when it goes on.
broadcast-why-lead = Too many of the first posts failed, so the rest was not sent. Please look at the announcement, then go on or cancel.
broadcast-why-content = The announcement was refused and would be refused for everyone. Please cancel it, and make a new one with a shorter text, other links or another file.
broadcast-why-gone = Too many followers in a row could not be reached. Please ask the person who runs the bot to check it before you go on.
broadcast-why-unanswered = Many posts in a row had no answer, so nobody knows whether they arrived. Please wait until the connection is better, then go on.
broadcast-why-restored = The bot’s data was put back from a copy. Whoever got this after the copy was made may get it a second time if it goes on. If you cancel, nobody else gets it.
broadcast-why-token = The bot’s token is not accepted any more. Please ask the person who runs the bot; then go on.
broadcast-late = The time of this announcement passed while the bot was away. Should it still be sent?
broadcast-unanswered = Nobody has agreed to an announcement for 30 minutes. As an owner you can now send it alone; everyone on the team will be told.

button-announce-edit = Change it
button-announce-cancel = Cancel it
button-pause = Pause
button-resume = Go on
button-resend = Send it to them again
button-send-now = Send now
button-send-alone = Send alone
