### Joining a forum: places, the waiting list, tickets, and the door.

button-come = I will come
button-in-person = In person
button-online = Online
button-in-person-instead = In person instead
button-online-instead = Online instead
button-come-not = Can't come after all
button-come-not-sure = Yes, I can't come
button-calendar = Calendar file
button-map = Map
button-recap = Send me the recap
button-recap-not = No recap, please
button-forum = See the event
button-events = Events

rsvp-way = How will you take part?
# Numbers only: how many places are free, of how many.
rsvp-places = Free places: { $number } of { $most }
rsvp-full = All { $most } places are taken. Waiting for one: { $more }
rsvp-own-time = In your own time: { $when }
rsvp-cancelled = This event is cancelled.
rsvp-title-cancelled = Cancelled: { $title }

rsvp-in-person = We have noted that you will come. Thank you.
rsvp-code = Your ticket code: { $code }
rsvp-bring = Show or say this code at the door. Nobody there asks for your name.
rsvp-online = We have noted that you will take part online. Thank you.
rsvp-stays-online = All places in the hall are taken. You still take part online.
rsvp-waiting = All places are taken. You are on the waiting list: number { $number }.
rsvp-waiting-how = When a place becomes free it is yours, and I write to you here at once.
rsvp-waiting-code = Your ticket code then: { $code }
rsvp-came = You were there. Thank you for coming.
rsvp-recap = I will send you the recap here once there is one.

rsvp-leave-place = Give up your place? Somebody else may get it.
rsvp-leave-list = Leave the waiting list? Your turn would be lost.
rsvp-left = Thank you for telling us. Your place is free for somebody else.
rsvp-left-list = Done. You are no longer on the list of this event.
# Sent to somebody who waited. The code follows on the next line.
rsvp-moved-up = A place has become free, and it is yours: { $title }

# Under the calendar file.
rsvp-calendar = Open this file to add the event to your calendar.

### The door: short lines, read at a glance.

form-ticket = Ticket code
door-title = Door: { $title }
door-ask = Type the code of each ticket, one after another. Press Done after the last one.
door-number = In so far: { $number }
door-which = At which door are you?
door-none = No event with a door is planned.
door-next = No door is open now. It opens a day before the event. Next: { $title }, { $when }
door-in = ✅ { $code }: welcome. In: { $number } of { $total }
door-used = ⛔ { $code } was used already. In: { $number }
door-wrong = ⛔ { $code }: there is no such ticket.
door-other = ⛔ { $code } is for another event: { $title }, { $day }
door-waiting = ⛔ { $code } is on the waiting list and has no place yet.
door-online = ⛔ { $code } is for taking part online.
door-cancelled = ⛔ { $code }: that event is cancelled.
door-no-code = ⛔ That is no ticket code. It has 6 letters and digits, such as { $code }.
door-left = Done. In: { $number }

mydata-forum-in-person = You come to: { $title }
mydata-forum-online = You take part online: { $title }
mydata-forum-waiting = You are waiting for a place: { $title }
mydata-forum-recap = You get the recap: { $title }
mydata-forum-came = You were at: { $title }
