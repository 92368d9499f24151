### Public forums: the list, one event. When and where also stand in announcements.

events-title = Events
events-none = No event is planned at the moment. To hear of the next one: /follow
events-coming = { $title }: { $when }
events-cancelled = { $title }: { $when } (cancelled)
events-past = Past events:
events-over = { $title } ({ $day })

event-example = EXAMPLE. This event only shows how the bot works.
event-other-language = This event is described in another language only.
event-is-over = This event is over.
event-when = When: { $when }
event-where = Where: { $place }
event-speakers = Speakers:
event-online = Take part online: { $link }
event-recap = What came of it:

# Day and time, always by the clock of the place, which is named by its city. $from and $to are times.
event-when-day = { $day }, { $from } to { $to } ({ $city } time)
event-when-days = { $first }, { $from }, to { $last }, { $to } ({ $city } time)
# The same by the reader's own clock.
event-own-day = { $day }, { $from } to { $to }
event-own-days = { $first }, { $from }, to { $last }, { $to }
# The place's name, street and city, as a list.
event-place = { $parts }
recap-other-language = This is written in another language only.
