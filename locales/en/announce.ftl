### Announcements: an organizer writes one, previews it, sends it by typing how many people get it, watches it.

announce-unfinished = You have not finished this one: { $kind }, “{ $words }”. Go on with it?
announce-kind = What would you like to announce?
announce-kind-forum = Public forum
announce-kind-press = Press release
announce-kind-petition = Petition news
announce-kind-survey = Survey or appeal
announce-kind-greeting = Greeting
announce-kind-news = News
announce-kind-free = Something else
# What such a one is called afterwards.
announce-free = Announcement
announce-no-forum = No forum is planned at the moment. Choose another kind.
announce-no-petition = No petition is open at the moment. Choose another kind.
announce-which-forum = Which forum?
announce-which-petition = Which petition?
announce-greeting = Which greeting? You can change every word before it goes.
button-go-on = Go on with it
button-new-announcement = New announcement
button-broadcasts = All announcements
button-own-words = My own words
button-greet-new-year = Khmer New Year
button-greet-pchum = Pchum Ben
button-greet-water = Water Festival
button-greet-january = New Year, 1 January

# Texts that followers read. Words between stars are bold; {"*"} is a star at the beginning of a line.
announce-forum-news =
    {"*"}{ $title }*

    {"*"}When:* { $when }
    {"*"}Where:* { $place }

    { $about }
announce-petition-news =
    {"*"}{ $title }*

    { $total ->
        [one] One person has signed.
       *[other] { $total } people have signed.
    } The goal is { $goal }.

    If you have not signed yet: it takes about a minute, and your name is locked. Please tell your family and friends. Thank you!
announce-petition-texts =
    {"*"}{ $title }*

    If you have not signed yet: it takes about a minute, and your name is locked. Please tell your family and friends. Thank you!

    { $total ->
        [one] One person has signed the petition that is now called so.
       *[other] { $total } people have signed the petition that is now called so.
    } The goal is { $goal }.
announce-petition-begins =
    {"*"}{ $title }*

    The petition is open. The goal is { $goal } signatures.

    Signing takes about a minute, and your name is locked. Please tell your family and friends. Thank you!
greeting-new-year =
    {"*"}Happy Khmer New Year!*

    To you and your family, wherever you live: may the new year bring you health, peace and joy. Thank you for standing together with us.
greeting-pchum =
    {"*"}Pchum Ben*

    In these days we remember our parents, our grandparents and all who went before us. May the good that we do in their name bring peace to you and your family.
greeting-water =
    {"*"}Happy Water Festival!*

    May the boats, the lights and the full moon bring joy to you and your family. We think of you, near and far.
greeting-january =
    {"*"}A happy New Year!*

    We wish you and your family health, peace and happiness. Thank you for all that you have done together with us.

# The text.
announce-text = Type the text in { $language }: at most { $most } characters.
announce-text-marks = You may write *bold*, _italic_, [words](https://…), and points that begin with “- ”. The formatting of your app works too.
announce-text-there = There is a text already. What you type will replace it.
announce-text-empty = There are no words in that. Please type the text.
announce-text-long = That has { $number } characters, and at most { $most } fit. Please make it shorter.
announce-caption-long = That has { $number } characters, and below a file at most { $most } fit. Please make it shorter, or remove the file first.
announce-missing = There is no text in { $names }. What should readers of { $names } get?
announce-kept = That is kept.
button-remove-text = Remove this text
button-missing-other = The text that there is
button-missing-nothing = Nothing

# The desk: one line for each thing that is decided.
announce-desk = Draft: { $kind }
announce-has-text = { $language }: “{ $words }” ({ $number } of { $most } characters)
announce-no-text = { $language }: no text
announce-missing-undecided = Readers of { $names }: not decided yet
announce-missing-other = Readers of { $names } get the other text
announce-missing-nothing = Readers of { $names } get nothing
announce-no-file = No file
announce-file-photo = File: a photo
announce-file-document = File: a document
announce-file-named = File: { $name }
announce-no-links = No buttons except Stop
announce-links-are = Buttons: { $names }
announce-at-once = When: at once
announce-urgent = Urgent: it is sent at night, too.
announce-discard = Throw this draft away? It can't be brought back.
announce-discarded = It is thrown away. Nobody got it.
announce-left-draft = Stopped. The draft is kept: /announce goes on with it.
button-preview = Preview
button-text = Text: { $language }
button-missing = Who gets which text
button-file = Photo or file
button-links = Buttons
button-audience = Who gets it
button-when = When
button-urgent = Urgent: at night, too
button-not-urgent = Not urgent: not at night
button-discard = Throw it away
button-discard-sure = Yes, throw it away

# The file.
announce-file = Please send a photo or a document now, such as a PDF.
announce-file-limits = A photo has at most 10 MB, a document at most 50 MB. The text below it has at most { $most } characters.
announce-file-big-photo = This photo has more than 10 MB. Please send a smaller one, or send it as a document.
announce-file-big = This document has more than 50 MB. Please send a smaller one, or add a button with its web address.
announce-file-limits-small = A file has at most 10 MB. The text below it has at most { $most } characters.
announce-file-big-elsewhere = This file has more than 10 MB, and Discord takes no bigger one. Please send a smaller one, or add a button with its web address.
announce-file-not-here = I don't have the file yet, and I need it to send it in the other app. I am getting it now: please press Preview again in a moment. If that does not help, send the file again.
announce-file-long-text = The text has { $number } characters, and below a file at most { $most } fit. Please shorten the text first.
announce-file-kept = The file is kept. Now the text:
announce-file-not-text = Here I need a photo or a document. To go on without one, press one of the buttons.
button-remove-file = Remove the file

# The buttons under an announcement.
announce-links = There can be up to { $most } buttons. The button Stop all announcements always comes last.
announce-link = { $name }
announce-link-web = { $name }: { $link }
announce-link-sign = Sign: { $title }
announce-link-forum = Forum: { $title }
announce-label = What should the button say in { $language }? At most { $most } letters, for example: Read more
announce-label-refused = A button has 2 to { $most } letters. Please type it again.
announce-address = Which web address should it open? It begins with https://
announce-address-refused = I can't use that. An address looks like this: https://example.org/report
announce-links-full = There can't be more buttons. Remove one first.
button-remove-link = Remove button { $number }
button-add-petition = Sign: { $title }
button-add-forum = Forum: { $title }
button-add-web = A web address
button-announced-petition = Sign the petition
button-announced-forum = About the forum
button-stop-announcements = Stop all announcements

# Who gets it. The buttons of what is chosen begin with ✓.
announce-audience = Who gets it?
announce-audience-how = People who follow anything with a ✓ get it, and only once. If no language has a ✓, readers of all languages get it.
announce-to = To: { $names }
announce-to-nobody = To: nobody yet
announce-to-myself = To: only you, as a trial
announce-to-place = only those who live in { $place }
announce-to-language = only those who read { $language }
announce-to-channels = groups and channels
announce-only-me = Only me, as a trial
announce-topic-surveys = Surveys and appeals
announce-region = { $name }, { $country }
announce-area = Where do they live? Press a country, or type its name.
announce-area-region = Only those in one region of { $country }? Type its name, or press The whole country.
announce-region-refused = Please type only the name of a region, for example: California.
button-on = ✓ { $name }
button-off = { $name }
button-area = Place: everywhere
button-area-is = Place: { $place }
button-everywhere = Everywhere
button-whole-country = The whole country

# When it goes. A moment is a day and a time, then the time zone.
announce-moment = { $day }, { $time } ({ $zone })
announce-in-minutes = { $number ->
    [one] in one minute
   *[other] in { $number } minutes
}
announce-in-hours = in { $number } hours
announce-in-days = in { $number } days
announce-goes-at = It will be sent on { $moment }, { $ahead }.
announce-was-to-go = It was planned for { $moment }.
announce-when = When should it be sent? Type a day and a time, for example: tomorrow 6 pm, or 25/12 18:30
announce-when-now = It is now { $moment }.
announce-when-unread = I can't read that as a time. You can type: 18:30, tomorrow 6 pm, Sunday 9:00, 25/12 18:30
announce-when-past = That time has passed. Please type a later one.
announce-when-far = That is more than 60 days ahead. Please type an earlier day.
button-at-once = At once
# What people type for a time, with commas between. Names of days and months are known already.
time-words =
    .today = today
    .tomorrow = tomorrow, tmrw
    .after-tomorrow = the day after tomorrow, day after tomorrow
    .clock = at, o'clock, o’clock, oclock
    .half = half past, half
    .morning = am, a.m., in the morning, morning
    .noon = noon, at noon, midday
    .later = pm, p.m., in the afternoon, afternoon, in the evening, evening
    .night = at night, night
    .midnight = midnight, at midnight
    .filler = on, the, of, th, st, nd, rd, t, and

# The preview and the count.
announce-preview = Below is exactly what readers get: { $names }. I am counting the people. The number comes next.
announce-counting = I am still counting. The number comes in a moment.
announce-type-count = { $total ->
    [one] This goes to one person. Type { $total } to send it.
   *[other] This goes to { $total } people. Type { $total } to send it.
}
announce-count-wrong = That is not the number. To send it, type { $total }
announce-under-way = { $total ->
    [one] It is on its way to one person.
   *[other] It is on its way to { $total } people.
}
announce-type-trial = This goes only to you, as a trial. Type { $total } to send it.
announce-under-way-trial = It is on its way to you, as a trial.
announce-needs-text = There is no text yet.
announce-needs-audience = Nobody is chosen yet. Please choose who gets it.
announce-needs-readers = None of these people would get a text: there is none in their language.
button-watch = See how it goes
button-posts = Show what it says

# One that exists.
announce-moved-on = That has changed. This is how it is now:
announce-not-yours = Only the person who wrote it can do that.
announce-taken = Someone on the team is already working on it.
announce-sent-already = It has been sent. It can't be changed any more.
announce-draft-again = It is a draft again. To send it, look at the preview again.
announce-paused = It is paused. Nobody gets it until you press Go on.
announce-resumed = Sending goes on.
announce-cancel-all = Nobody has it yet. Really cancel it?
announce-cancel-rest = { $number } people have it already. Do you really want to stop sending it to the other { $more }?
announce-cancelled = It is cancelled. Nobody else gets it.
announce-resend = Nobody can tell whether { $number } people got it. If you send it again, some of them may get it twice.
announce-resend-late = That was too long ago. I no longer know who they are, and can't send it again.
announce-resending = { $number ->
    [one] It is being sent again to one person.
   *[other] It is being sent again to { $number } people.
}
button-resend-sure = Yes, send it again
button-cancel-sure = Yes, cancel it

broadcasts-title = Announcements
broadcasts-none = There is none yet.
broadcasts-row = { $number }. { $kind } “{ $words }”: { $state }
broadcasts-counts = { $number } of { $total } people have it
broadcast-title = { $kind }
announce-counted = People counted: { $total }
button-broadcast = { $number }. { $kind }
button-channels = Groups and channels

# Two people must agree, where the owners want that.
two-people-on = Two people must agree before an announcement is sent, or a change of a public forum or its recap.
two-people-off = One organizer alone can send an announcement, change a public forum and send its recap.
two-people-ends = From { $time } on, one person will be enough. Until then two people must agree.
two-people-told-off = “{ $by }” has decided that one person will be enough to send announcements and to change forums. This holds after 30 minutes. Until then an owner can stop it: /broadcasts
two-people-told-on = “{ $by }” has decided that two people must agree before an announcement, a change of a forum or its recap is sent.
button-two-people-on = Let two people agree
button-two-people-off = One person is enough
agree-asked = { $number ->
    [one] One other person was asked. It is sent as soon as they agree.
   *[other] { $number } other people were asked. It is sent as soon as one of them agrees.
}
agree-nobody = A second person must agree, and there is nobody else on the team. After 30 minutes an owner can send it alone.
agree-question = { $kind } for { $total } people: the text above would be sent. Do you agree?
agree-waiting = If nobody answers, an owner can send it alone in { $number } minutes.
agree-late = Nobody has answered for 30 minutes. An owner can send it alone.
agree-not-yourself = Somebody other than the author must agree.
agree-changed = It was changed after you were asked, so your answer does not count.
agree-yes = A second person agrees to your announcement.
agree-no = A second person does not agree to your announcement. It is a draft again: /announce
agree-refused = It is not sent, and its author is told.
agree-alone = { $kind }: an owner has sent this announcement alone, because nobody answered for 30 minutes.
button-agree-send = I agree
button-refuse-send = No

# Groups and channels.
channels-title = Groups and channels
channels-none = No group or channel gets announcements yet.
channels-row = { $title }: { $names }
channels-how = A group: add me to it, then write /channel there. A channel: make me its administrator.
channels-how-server = Write /channel in the channel that should get announcements. There you can also name a role.
channel-ask = I am in “{ $title }” now. In which language should announcements appear there?
channel-ask-languages = “{ $title }” gets announcements from now on. In which language?
channel-kept = “{ $title }” gets announcements: { $names }
# On a server: what is set there, as words of a list.
channel-with-role = mentions a role
channel-without-role = mentions nobody
channel-with-events = forums become events
channel-without-events = forums do not become events
channel-role-how = To mention a role, write /channel there again and choose the role. Only people who have that role are told.
channel-events-once = Each forum becomes an event of the server once, with its first announcement. I need the permission to create events.
channel-options = I did not understand that, and nothing has changed. Write /channel, and choose a role or events if you like.
channel-removed = “{ $title }” gets no announcements.
button-all-languages = All languages
button-channel-no = No announcements there
button-channel-no-role = Mention nobody
button-channel-events = Make forums events
button-channel-no-events = Make no events
button-change = Change { $label }
button-channel-remove = Remove it again
