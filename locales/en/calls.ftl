# What those who have joined a forum are told by themselves: before it, when it changes, afterwards.

call-reminder = Reminder: { $title }
call-moved = Changed: { $title }
call-before = Until now it was: { $when }
call-moment = { $first }, { $from }
call-own-time = In your time: { $when }
call-ticket = Your ticket code is { $code }. Please show it at the door.
call-waiting = You are on the waiting list. We will tell you as soon as a place is free.
call-cancelled = Cancelled: { $title }
call-cancelled-sorry = We are sorry: this event does not take place.
call-cancelled-when = It would have been: { $when }
call-recap = What came of it: { $title }

button-call-forum = See the event

# Staff, in the list of announcements. $state says how far it is.
broadcasts-calls = Sent by the bot itself to those who have joined:
call-list-reminder = Reminder of “{ $title }”: { $state }
call-list-moved = Change of “{ $title }”: { $state }
call-list-cancelled = Cancellation of “{ $title }”: { $state }
call-list-kept = Discord events for “{ $title }”: { $state }
call-list-recap = Recap of “{ $title }”: { $state }
