### The campaign's content, made and changed in chat: petitions, forums, questions with answers.

# What there is to edit.
edit-title = Petitions, forums and questions
edit-drafts = You have not finished these yet:
edit-draft = { $kind }: { $title }
edit-all = Press what you would like to change, or make something new.
edit-more = There are more. Type /edit and the short name of one.
edit-many-drafts = You have { $most } drafts already. Please finish one or throw one away first.
edit-gone = This draft is no longer there. It was published or thrown away.
edit-discarded = Thrown away.
edit-discard = Throw this draft away? It can't be brought back. What is published stays as it is.
edit-left = Stopped. The draft is kept for 90 days. To go on: /edit
edit-kind-petition = petition
edit-kind-event = forum
edit-kind-faq = question
edit-state-published = published
edit-state-unpublished = not published
edit-state-closed = closed
edit-state-archived = archived
edit-standing = { $kind }, { $state }
edit-link-name = Short name in links: { $slug }
button-edit-list = What can be edited
button-edit-one = { $title }
button-edit-state = { $title } ({ $state })
button-draft-go-on = Go on: { $title }
button-new-petition = New petition
button-new-event = New forum
button-new-faq = New question

# What can be done with one.
button-edit = Change it
button-see = See it
button-write-recap = Write the recap
button-publish = Publish
button-publish-again = Publish again
button-unpublish = Unpublish
button-close = Close it
button-close-sure = Yes, close it
button-archive = Archive it
edit-published = It is published. Everyone can see it now.
edit-kept = It is kept. Only organizers see it until you publish it.
edit-changes-published = The changes are there now.
edit-unpublished = It is no longer published. Only organizers see it now.
edit-closed = It is closed and takes no more signatures.
edit-archived = It is archived. It is no longer in any list, but its link still works.
edit-already = That is done already.
edit-close-sure = Close “{ $title }”? Then it takes no more signatures. You can open it again for 30 days.
edit-cancel-sure = Cancel “{ $title }”? Everyone who wanted to come will be told at once.
edit-cancelled = The forum is cancelled. Those who wanted to come will be told.
edit-is-cancelled = This forum is cancelled.
edit-revived = The forum takes place after all. Those who wanted to come will be told.
button-cancel-forum = Cancel the forum
button-cancel-forum-sure = Yes, cancel the forum
button-revive-forum = It takes place after all
edit-recap-sent = It is being sent to everyone who came or asked for it.
edit-recap-again = It was sent already, and it is sent only once. People who open the forum can read it.
button-send-recap = Send it out
edit-key-gone = This petition closed more than 30 days ago. It can't be opened again, because the bot no longer knows who has signed it. Please make a new one.

# The questions.
edit-ask-first = Which language would you like to write first? The other one comes later.
edit-ask-other = Would you like to write it in another language now? Readers of a missing language get the other one with a note.
edit-ask-title = What is the title, in { $language }? At most { $most } characters, for example: “The right to vote from abroad”.
edit-ask-event-title = What is the forum called, in { $language }? At most { $most } characters, for example: “Public forum in Vancouver”.
edit-ask-summary = What does the petition ask for, in { $language }? Two or three sentences for the first screen: at most { $number } words and { $most } letters.
edit-ask-share = One sentence in { $language } that people forward to friends. At most { $most } letters, for example: “Please sign for the right to vote from abroad.”
edit-ask-body = The whole text in { $language }, at most { $most } letters. Leave an empty line between paragraphs and number what you ask for. Below 3,500 letters it fits into one message.
edit-ask-what = What happens there, in { $language }? At most { $most } letters, with an empty line between paragraphs.
edit-ask-speakers = Who speaks, in { $language }? One speaker on each line, at most { $most } letters each, for example: “A lawyer from Vancouver”.
edit-ask-place = What is the place called, in { $language }? At most { $most } letters, for example: “Khmer Temple Hall”. For a forum online: “Online”.
edit-ask-street = Street and number, in { $language }? At most { $most } letters, for example: “1234 Main Street”. Skip it if the forum is only online.
edit-ask-city = In which city, in { $language }? At most { $most } letters, for example: “Vancouver”. All times are the local time of this city.
edit-ask-recap = What came of it, in { $language }? At most { $most } letters. The text can have links.
edit-ask-question = What do people ask, in { $language }? At most { $most } characters, better 60, for example: “Is it safe to sign?”
edit-ask-answer = What is the answer, in { $language }? At most { $most } letters, with an empty line between paragraphs.
edit-ask-others = Which other words might people type to find this, in { $language }? Put commas between, at most { $most } letters each, for example: “safety, danger”. Khmer in Latin letters helps, too.
edit-ask-goal = How many signatures is the goal? A number, for example: 10000
edit-ask-recipients = Who gets the petition? Add each recipient. Name the office, not the person who holds it.
edit-ask-recipient = What is this recipient called, in { $language }? At most { $most } letters, for example: “The United Nations”.
edit-ask-names = Does this recipient get figures only, or also the names of signers who agree to it?
edit-ask-names-consent = If it gets names, every signer reads that before signing, and fewer people may dare to sign. It counts only for people who sign afterwards. When in doubt: figures only.
edit-ask-opens = On which day does signing begin? For example: 6 December 2026 or 2026-12-06. Skip: at once.
edit-ask-closes = Which is the last day for signing? For example: 31 December 2027 or 2027-12-31. Skip: it stays open.
edit-ask-people = How many people may sign on one phone, from 1 to { $most }? Three suits a household.
edit-ask-region = Should signers also be asked for their state or province?
edit-ask-milestones = At which numbers of signatures should the bot propose an announcement? Put spaces between, for example: 1000 5000 10000
edit-ask-channels = Where will you post links to it? Each name gets a link of its own, so that you see which one works. Latin letters, digits and hyphens, for example: facebook poster
edit-ask-zone = I don't know this city. Type a bigger city or the country that has the same time, for example: Toronto
edit-zone-which = Several places have this name. Which time zone is it?
edit-ask-online = Is there a link to take part online? For example: https://zoom.us/j/123
edit-ask-point = { $platform ->
        [telegram] Where is it on the map? Send a location from the paperclip menu, or type the numbers, for example: 49.19, -122.85
       *[other] Where is it on the map? Type the numbers, for example: 49.19, -122.85
    }
edit-ask-day = On which day is it? For example: 6 December 2026 or 2026-12-06
edit-ask-start = When does it begin, in the local time of the place? For example: 14:00 or 2 pm
edit-ask-end = When does it end? For example: 17:00. For another day, type the day as well.
edit-ask-capacity = How many people is there room for? A number, for example: 120
edit-ask-topic = Which topic does the question belong to?
edit-ask-topic-name = What is the new topic called, in { $language }? At most { $most } letters, for example: “About signing”.
edit-ask-file = { $platform ->
        [discord] Would you like to add a photo or a PDF that everyone can open? At most 10 MB. Send it to me in our private chat.
       *[other] Would you like to add a photo or a PDF that everyone can open? At most 10 MB. Send it here.
    }
edit-ask-slug = Its short name in links: at most { $most } small Latin letters, digits and hyphens. It can't be changed once it is kept or published.
edit-slug-proposal = I propose: { $slug }
edit-now = So far: { $value }
edit-new-version = People who have signed keep the text that they read. People who sign from now on get a new version.
edit-which-field = What would you like to change?
edit-preview = This is what people will see. What now?
edit-preview-one-language = It is not written yet in { $names }. Those readers get the other language with a note.
edit-preview-file = With it goes: { $name }
edit-missing = Something is still missing. Please press it to add it.
edit-signed = { $number ->
    [one] One person has signed this petition. What are your changes to its text?
   *[other] { $number } people have signed this petition. What are your changes to its text?
}
edit-signed-how = Another text counts apart from theirs in every total. A correction of spelling counts together with theirs; the export shows both.
button-text-another = Another text
button-text-spelling = Only spelling
edit-signed-owner = { $number ->
    [one] One person has signed this petition.
   *[other] { $number } people have signed this petition.
} Another title, text or recipient needs an owner: please ask one to make this change. Your draft stays.
edit-changed = Somebody changed it while you were writing:
edit-changed-field = { $field }: { $was } → { $is }
edit-empty = nothing
edit-yes = yes
edit-no = no
edit-field-in = { $field }, { $language }

# What the fields are called.
edit-field-title = Title
edit-field-summary = Summary
edit-field-share = Sentence to share
edit-field-body = Whole text
edit-field-what = What happens
edit-field-speakers = Speakers
edit-field-place = Place
edit-field-street = Street
edit-field-city = City
edit-field-recap = Recap
edit-field-question = Question
edit-field-answer = Answer
edit-field-others = Other words
edit-field-goal = Goal
edit-field-recipients = Recipients
edit-field-opens = First day
edit-field-closes = Last day
edit-field-people = People on one phone
edit-field-region = Ask for state or province
edit-field-milestones = Milestones
edit-field-channels = Links
edit-field-zone = Time zone
edit-field-online = Online link
edit-field-point = On the map
edit-field-day = Day
edit-field-start = Begins
edit-field-end = Ends
edit-field-capacity = Places
edit-field-topic = Topic
edit-field-file = Photo or PDF
edit-field-slug = Short name

# What is wrong with an answer, and what would be right.
edit-unfit-empty = I read no words there. Please type the text.
edit-unfit-long = That is { $number } letters; at most { $most } fit. Please shorten it.
edit-unfit-long-one = One of them has { $number } letters; at most { $most } fit. Please shorten it.
edit-unfit-wordy = That is too long. At most { $most } words fit; please shorten it.
edit-unfit-many = That is too many. At most { $most } fit.
edit-goal-refused = Please type a whole number from 1 to { $most }, for example: 10000
edit-people-refused = Please type a number from 1 to { $most }.
edit-capacity-refused = Please type a whole number from 1 to { $most }, for example: 120
edit-milestones-refused = Please type at most { $most } numbers with spaces between, none above the goal of { $goal }, for example: 1000 5000
edit-channels-refused = Each name needs Latin letters, digits or hyphens, at most { $most }, with a space between, for example: facebook poster
edit-day-unread = I can't read this day. Please type it like this: 6 December 2026, or 2026-12-06
edit-time-unread = I can't read this time. Please type it like this: 14:00, or 2 pm
edit-closes-past = This day is over already. The last day can be today at the earliest; please type another day. To close the petition now, press “Close it” on its page.
edit-closes-before = The last day must not be before the first one. Please type another day.
edit-start-first = Please say first when it begins.
edit-end-before = It must end after it begins. Please type a later time, with the day if it is another one.
edit-time-skipped = The clocks there skip this hour on that day. Please type another time.
edit-zone-unknown = I don't know this place. Type a bigger city or a country that has the same time, for example: Toronto
edit-zone-several = Several time zones fit. Please type a bigger city nearby.
edit-online-refused = Please type a link, for example: https://zoom.us/j/123
edit-point-refused = Please type two numbers, north and east, for example: 49.19, -122.85
edit-topic-unknown = There is no such topic. Press one of the buttons, or make a new one.
edit-slug-refused = A short name has only small Latin letters, digits and hyphens, at most { $most }, for example: vote-from-abroad
edit-slug-taken = This short name is taken already. Please choose another one.
edit-file-not-text = Please send a photo or a PDF, or skip.
edit-file-no-pdf = Please send a photo or a PDF; other files can't be opened by everyone.
edit-file-big = This file is too big: at most 10 MB. Please send a smaller one.
edit-file-not-here = I am still fetching the file. Please press the button again in a moment.
edit-file-away = I can't get this file now. Please try again later.
edit-full = There is no room for more of these. Please remove one from the campaign first.
edit-not-right = Two answers don't fit together. Please look at them again.

# Buttons under a draft.
button-leave-empty = Leave it empty
button-later = Later
button-add-recipient = Add a recipient
button-remove-recipient = Remove: { $name }
button-figures-only = Figures only
button-names-too = Names, too
button-ask-region = Yes, ask
button-ask-no-region = No, the country is enough
button-new-topic = New topic
button-use-slug = Use it
button-keep-unpublished = Keep it unpublished
button-change-something = Change something
button-publish-changes = Publish the changes
button-publish-anyway = Publish mine anyway
button-take-theirs = Keep theirs
button-add-language = Write it in { $language }
button-without-language = Without { $language }
button-see-file = Open: { $name }

mydata-drafts = drafts that you have begun: { $number }

# The examples.
edit-samples = The campaign has a petition of its own now. You can remove the examples, with the signatures on them. This would be removed:
edit-samples-petition = { $title }: { $total } signatures
edit-samples-events = Example forums: { $number }
edit-samples-faqs = Example questions: { $number }
edit-samples-more = There were many signatures; some are left. Please press the button again.
edit-samples-gone = The examples are gone.
button-samples = Remove the examples
button-remove-samples = Yes, remove them

# Two people must agree to what is published of a forum.
forum-agree-asked = { $number ->
    [one] Two people must agree, and one other person was asked. It goes out as soon as they agree.
   *[other] Two people must agree, and { $number } other people were asked. It goes out as soon as one of them agrees.
}
forum-agree-nobody = A second person must agree, and there is nobody else on the team. After 30 minutes an owner can do it alone.
forum-agree-question = The forum “{ $title }” would be published as it stands above, and those who have joined it are told if its time or place is new. Do you agree?
forum-agree-recap = The recap of “{ $title }” above would be sent to those who came or asked for it. Do you agree?
forum-agree-changed = It was changed after you were asked, or is done already, so your answer does not count.
forum-agree-waiting = If nobody answers, an owner can do it alone in { $number } minutes.
forum-agree-yes = A second person agrees: “{ $title }” goes out.
forum-agree-no = A second person does not agree to what you wrote about “{ $title }”. It does not go out.
forum-agree-refused = It does not go out, and its author is told.
forum-agree-alone = “{ $title }”: an owner has let this go out alone, because nobody answered for 30 minutes.
button-publish-alone = Publish alone
